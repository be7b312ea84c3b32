"""What every template may count on."""

from typing import Any

from django.conf import settings
from django.http import HttpRequest


def installation(request: HttpRequest) -> dict[str, Any]:
    return {"installation": settings.INSTALLATION, "demonstration": settings.DEMONSTRATION}
