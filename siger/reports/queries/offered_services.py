"""The kinds of problem that a report may be about."""

from collections.abc import Sequence
from dataclasses import dataclass

from siger.reports.categories import NAMES, Category
from siger.reports.models import Service


@dataclass(frozen=True, slots=True)
class ServiceGroup:
    """The services of one category, as (code, name) in their order."""

    category: str
    name: str
    services: Sequence[tuple[str, str]]


def offered_services(language: str = "id") -> list[ServiceGroup]:
    """Active services by category, in the order of the categories. One statement."""
    rows: dict[str, list[tuple[str, str]]] = {category.value: [] for category in Category}
    for service in Service.objects.filter(active=True).order_by("position", "code"):
        rows[service.category].append((service.code, service.name_en if language == "en" else service.name))
    return [ServiceGroup(code, str(NAMES[Category(code)]), services) for code, services in rows.items() if services]
