"""What was ticked in the list, or all that a filter finds, with the versions in which it stood there."""

from collections.abc import Iterable
from typing import Final

from django.conf import settings

from siger.core.ids import parse_number
from siger.desk.actions.choose_reports import MOST
from siger.people.actors import Actor
from siger.reports.models import Report
from siger.reports.queries.scopes import visible_to
from siger.reports.queries.worklist import WorklistFilter, listed, worklist_ids
from siger.reports.states import State
from siger.triage.owners import suggested_agencies
from siger.web.office.worklist.reading import parse_query
from siger.web.office.worklist.views import usual_view

_ROWS_MOST: Final = 500
_QUERY_MOST: Final = 2_000


def ticked(actor: Actor, sent: Iterable[str]) -> list[tuple[int, int]]:
    """`number.version` of each row as the page wrote it. What is not to be seen, or was written by hand wrongly, is left out."""
    wanted: dict[str, int] = {}
    for one in list(sent)[:_ROWS_MOST]:
        typed, _, version = one.partition(".")
        number = parse_number(typed, settings.INSTALLATION.number_prefix)
        if number and version.isascii() and version.isdecimal() and len(version) < 9:
            wanted[number] = int(version)
    rows = Report.objects.filter(visible_to(actor), number__in=list(wanted)).order_by("id").values_list("id", "number")
    return [(report_id, wanted[number]) for report_id, number in rows]


def suggested_among(actor: Actor, report_ids: list[int]) -> dict[int, int]:
    """The agency that the list suggests, by report; where no thing and no rule names one, nothing: a kecamatan that only stands in is no
    suggestion to follow unread. Four statements at most for each 500.
    """
    own: dict[int, int] = {}
    for start in range(0, len(report_ids), _ROWS_MOST):
        rows = listed(actor, report_ids[start : start + _ROWS_MOST])
        own |= suggested_agencies([row for row in rows if row.state == State.RECEIVED])
    return own


def filter_of(actor: Actor, query: str) -> WorklistFilter:
    """What the list showed at this address."""
    return parse_query(query[:_QUERY_MOST], usual_view(actor), actor).filter


def found_by(actor: Actor, query: str) -> list[tuple[int, int]]:
    """All that the list's address finds, as it is now; one more than may be chosen when there are more."""
    return worklist_ids(actor, filter_of(actor, query), MOST + 1)
