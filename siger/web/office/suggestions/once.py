"""The suggested owner, worked out once for a page: the title of the step, its form and the list of suggestions all name it."""

from typing import Final

from siger.reports.models import Report
from siger.triage.owners import OwnerSuggestion, suggest_owner

_KEPT: Final = "_owner_of_the_page"


def owner_of_the_page(report: Report) -> OwnerSuggestion | None:
    """As `suggest_owner`, for a report that is loaded for one request and shown as it is."""
    kept = report.__dict__
    if _KEPT not in kept:
        kept[_KEPT] = suggest_owner(report)
    found: OwnerSuggestion | None = kept[_KEPT]
    return found
