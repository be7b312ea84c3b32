"""The timeline of stored reports as their clocks see it."""

from collections import defaultdict
from collections.abc import Collection, Iterable
from typing import Any, Final, cast

from django.utils.dateparse import parse_date

from siger.reports.arriving import LEAVES_AGENCY
from siger.reports.clocks import clock_source
from siger.reports.models import Report, TimelineEntry
from siger.reports.states import State, Verb
from siger.reports.ticking import Clocks, Tick, replayed, subject_of

_GIVES: Final = frozenset({Verb.ASSIGN, Verb.TRANSFER, Verb.TAKE_OVER, Verb.SUCCEED})

Row = tuple[str, str, Any, dict[str, Any] | None]


def ticks_of(report_ids: Collection[int]) -> dict[int, list[Tick]]:
    """All that happened after each submission, oldest first. One statement."""
    entries = TimelineEntry.objects.filter(report_id__in=report_ids).order_by("report_id", "seq")
    rows: dict[int, list[Row]] = defaultdict(list)
    for report_id, verb, state, at, payload in entries.values_list("report_id", "verb", "state", "recorded_at", "payload"):
        rows[report_id].append((verb, state, at, cast("dict[str, Any] | None", payload)))
    return {report_id: list(_ticks(found)) for report_id, found in rows.items()}


def _ticks(rows: Iterable[Row]) -> Iterable[Tick]:
    before, agency_id = State.RECEIVED, None
    for verb, state, at, payload in rows:
        told = payload or {}
        if verb in _GIVES:
            agency_id = told.get("agency_id", agency_id)
        elif verb in LEAVES_AGENCY:
            agency_id = None
        if verb != Verb.SUBMIT:
            estimate = parse_date(str(told["estimate_on"])) if told.get("estimate_on") else None
            yield Tick(Verb(verb), before, State(state), at, agency_id, estimate)
        before = State(state)


def replayed_clocks(report: Report) -> Clocks:
    """As they would stand if what the report says now had been true from the beginning. One statement."""
    ticks = ticks_of([report.pk]).get(report.pk, [])
    return replayed(clock_source(), subject_of(report, agency_id=report.agency_id), report.received_at, ticks)
