"""Services from the installation's `services.toml`. May be run any number of times."""

import tomllib
from typing import Any

from django.conf import settings
from django.db import transaction

from siger.reports.categories import SENSITIVE, Category, ReportClass
from siger.reports.models import Service

_KEPT_UP = ("category", "name", "name_en", "description", "report_class", "sensitive", "keywords", "position", "active")


@transaction.atomic
def load_services() -> int:
    """Bring the table up to the file and return how many services it lists. What left the file is switched off, never deleted.

    Raises ValueError for a category that is none of the 27.
    """
    listed = tomllib.loads((settings.INSTALLATION.folder / "services.toml").read_text(encoding="utf-8"))["category"]
    rows = [_service(category["code"], entry, place) for place, (category, entry) in enumerate(_entries(listed))]
    Service.objects.bulk_create(rows, update_conflicts=True, unique_fields=["code"], update_fields=list(_KEPT_UP))
    Service.objects.exclude(code__in=[row.code for row in rows]).update(active=False)
    return len(rows)


def _entries(listed: list[dict[str, Any]]) -> list[tuple[dict[str, Any], dict[str, Any]]]:
    return [(category, entry) for category in listed for entry in category["service"]]


def _service(category: str, entry: dict[str, Any], place: int) -> Service:
    return Service(
        code=entry["code"],
        category=Category(category),
        name=entry["name"],
        name_en=entry.get("name_en", entry["name"]),
        description=entry.get("description", ""),
        report_class=ReportClass(entry.get("class", ReportClass.COMPLAINT)),
        sensitive=bool(entry.get("sensitive", category in SENSITIVE)),
        keywords=entry.get("keywords", []),
        position=place,
        active=True,
    )
