"""Gathers the suggestions of every kind, most useful first."""

from collections.abc import Callable
from typing import Final

from siger.people.actors import Actor
from siger.reports.queries.pages import ReportPage
from siger.web.office.suggestions import category, duplicates, owner
from siger.web.office.suggestions.suggestion import Suggestion

Source = Callable[[Actor, ReportPage], list[Suggestion]]

SOURCES: Final[tuple[Source, ...]] = (category.suggestions, owner.suggestions, duplicates.suggestions)


def suggestions_for(actor: Actor, page: ReportPage) -> list[Suggestion]:
    """What each source has to say of the report; empty for whistleblowing, which is nobody's to classify, route or compare."""
    if page.report.is_whistleblowing:
        return []
    return [suggestion for source in SOURCES for suggestion in source(actor, page)]
