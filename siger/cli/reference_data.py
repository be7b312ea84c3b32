"""The reference data of the configured installation, as set-up steps."""

from __future__ import annotations

from django.conf import settings


def regions() -> str:
    from siger.regions.loading import load_regions

    result = load_regions(settings.INSTALLATION.code)
    return f"{result.total} {'loaded' if result.changed else 'unchanged'}"


def agencies() -> str:
    from siger.people.seeding import seed_agencies

    result = seed_agencies()
    return f"{result.agencies} of which {result.new} are new"
