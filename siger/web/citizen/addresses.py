"""Whole addresses, for QR codes, for sharing and for programs."""

from django.conf import settings
from django.http import HttpRequest


def _whole(request: HttpRequest, path: str) -> str:
    """Under the installation's own address when it has one: never under a host that the request made up."""
    return f"{settings.SITE_URL}{path}" if settings.SITE_URL else request.build_absolute_uri(path)


def secret_url(request: HttpRequest, secret: str) -> str:
    return _whole(request, f"/s/{secret}")


def tracking_url(request: HttpRequest, number: str) -> str:
    return _whole(request, f"/laporan/{number}")
