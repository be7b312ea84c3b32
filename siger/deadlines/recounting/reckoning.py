"""What the clocks of open reports would be by given rules. Reads only."""

from collections.abc import Iterator, Sequence
from typing import Final

from django.db.models import Q, QuerySet

from siger.deadlines.source import CalendarSource
from siger.reports.clocks import ClockSource
from siger.reports.models import Report
from siger.reports.states import Holder
from siger.reports.ticking import Clocks, clocks_of, provisional, replayed, subject_of
from siger.reports.ticks import ticks_of

_COLUMNS: Final = (
    *("id", "version", "region_id", "report_class", "category", "service_id", "agency_id", "received_at", "promises"),
    *("state", "holder", "due_at", "promised_at", "paused_left_s", "promise_left_s", "accepted_at"),
    *("due_provisional", "promise_provisional"),
)


def open_reports(region: str) -> "QuerySet[Report]":
    """Those whose time depends on the rules of `region`: by the place, or by the agency in charge. Ordered by id, clocks' columns only."""
    found = Report.objects.exclude(holder=Holder.NOBODY).filter(_within("region_id", region) | _within("agency__region_id", region))
    return found.only(*_COLUMNS).order_by("id")


def _within(column: str, region: str) -> Q:
    """Codes are compared bytewise, and "/" is what comes after "."."""
    return Q(**{column: region}) | Q(**{f"{column}__gt": f"{region}.", f"{column}__lt": f"{region}/"})


def reckoned(reports: Sequence[Report], source: ClockSource) -> Iterator[tuple[Report, Clocks]]:
    """Each report with the clocks that the rules of `source` give it. One statement for all."""
    ticks = ticks_of([report.pk for report in reports])
    for report in reports:
        subject = subject_of(report, agency_id=report.agency_id)
        yield report, replayed(source, subject, report.received_at, ticks.get(report.pk, []))


def changed(report: Report, clocks: Clocks, source: ClockSource) -> bool:
    """Whether anything that is stored would become another, be it only what is left of a clock that stands still."""
    subject = subject_of(report, agency_id=report.agency_id)
    marks = provisional(source, clocks, subject)
    return clocks.columns() != clocks_of(report).columns() or any(getattr(report, name) != mark for name, mark in marks.items())


def due_dates_moved(region: str, source: CalendarSource, *, most: int) -> tuple[int, int]:
    """(reports whose due date would move, reports looked at), the latest `most` of `region`."""
    reports = list(open_reports(region).order_by("-id")[:most])
    moved = 0
    for report, clocks in reckoned(reports, source):
        moved += (clocks.due_at, clocks.promised_at) != (report.due_at, report.promised_at)
    return moved, len(reports)
