"""One report, as its different readers see it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from django.db.models import Q

from siger.core.clock import now
from siger.core.errors import NotFound
from siger.people.actors import Actor
from siger.people.roles import Role
from siger.reports.loading import access_report, reports_with_owner
from siger.reports.models import SHOWN_TO_ALL, Audience, IdentityLook, Photo, PhotoKind, Report
from siger.reports.permissions import is_public, is_reporter, may_see, offers, roles_towards
from siger.reports.queries.merging import public_merged
from siger.reports.queries.timeline import TimelineRow, timeline_of
from siger.reports.states import Holder, Verb


@dataclass(frozen=True, slots=True)
class ReportPage:
    """Everything a page shows of one report. `text` is empty when it is not for this reader; `full` says whether the reader has a role.

    `exact_place` is whether point and landmark may be shown, `offers` what the reader can do now. `main` is the public face of the report
    that this one follows, `merged` are number and title of public ones that follow it, `parts` numbers of what was split off.
    """

    report: Report
    title: str
    text: str
    landmark: str
    exact_place: bool
    full: bool
    is_reporter: bool
    overdue: bool
    timeline: Sequence[TimelineRow]
    photos: Sequence[Photo]
    offers: Sequence[Verb]
    looks: Sequence["Look"]
    main: "ReportPage | None" = None
    merged: Sequence[tuple[str, str]] = ()
    parts: Sequence[str] = ()

    def photos_of(self, *kinds: PhotoKind) -> list[Photo]:
        return [photo for photo in self.photos if photo.kind in kinds]


@dataclass(frozen=True, slots=True)
class Look:
    """That somebody looked at the reporter's identity."""

    office: str
    role: str
    reason: str
    looked_at: datetime


def tracking_page(actor: Actor, number: str) -> ReportPage:
    """The report for its reporter, for an officer, or, by its number alone, for everyone. Raises NotFound.

    By number alone a report that is not published shows its state and journey, and neither text, photos nor place; whistleblowing shows
    nothing: it does not exist.
    """
    report = reports_with_owner().filter(number=number).first()
    if report is None or (report.is_whistleblowing and not may_see(actor, report)):
        raise NotFound
    if is_reporter(actor, report):
        return _for_reporter(actor, report)
    return _for_everyone(report, offers(actor, report))


def _for_everyone(report: Report, offered: Sequence[Verb] = ()) -> ReportPage:
    """What a report shows in public. Of a merged one that is not shown, not even which it follows."""
    public = is_public(report)
    return ReportPage(
        report=report,
        title=report.title if public else "",
        text=report.text if public else "",
        landmark=report.landmark if public else "",
        exact_place=public,
        full=False,
        is_reporter=False,
        overdue=_overdue(report),
        timeline=[row if public else _without_words(row) for row in timeline_of(report, [Audience.PUBLIC])],
        photos=list(report.photos.filter(hidden=False, kind__in=SHOWN_TO_ALL).order_by("id")) if public else [],
        offers=tuple(verb for verb in offered if verb is Verb.SUPPORT),
        looks=(),
        main=_main_of(report) if public else None,
        merged=public_merged(report) if public else (),
    )


def _main_of(report: Report) -> ReportPage | None:
    """The public face of what `report` follows, and nothing more of it, whoever asks."""
    if report.main_id is None:
        return None
    return _for_everyone(reports_with_owner().get(pk=report.main_id))


def _for_reporter(actor: Actor, report: Report) -> ReportPage:
    rows = timeline_of(report, [Audience.PUBLIC, Audience.REPORTER])
    looks = IdentityLook.objects.filter(report=report).order_by("looked_at")
    return ReportPage(
        report=report,
        title=report.title,
        text=report.original_text or report.text,
        landmark=report.landmark,
        exact_place=True,
        full=True,
        is_reporter=True,
        overdue=_overdue(report),
        timeline=rows,
        photos=list(report.photos.order_by("id")),
        offers=offers(actor, report),
        looks=[Look(look.office, look.role, look.reason, look.looked_at) for look in looks],
        main=_main_of(report),
        merged=public_merged(report),
        parts=_parts_of(report) if any(row.verb == Verb.SPLIT for row in rows) else (),
    )


def _parts_of(report: Report) -> list[str]:
    """Numbers of the other reports that this one was split into, or from. One statement."""
    first = report.split_from_id or report.pk
    family = Report.objects.filter(Q(pk=first) | Q(split_from_id=first)).exclude(pk=report.pk)
    return list(family.order_by("id").values_list("number", flat=True))


def office_page(actor: Actor, number: str) -> ReportPage:
    """The report for somebody of the office with a role towards it; masked text, but for whistleblowing in its own chain. A constant 3
    statements.

    Raises NotFound or Forbidden.
    """
    report = access_report(actor, number)
    if roles_towards(actor, report) <= {Role.REPORTER}:
        raise NotFound
    text = (report.original_text or "") if report.is_whistleblowing else report.text
    return ReportPage(
        report=report,
        title=report.title,
        text=text,
        landmark=report.landmark,
        exact_place=True,
        full=True,
        is_reporter=is_reporter(actor, report),
        overdue=_overdue(report),
        timeline=timeline_of(report, list(Audience), with_persons=True),
        photos=list(Photo.objects.filter(report_id=report.pk).order_by("id")),
        offers=offers(actor, report),
        looks=(),
    )


def _overdue(report: Report) -> bool:
    return report.due_at is not None and report.due_at < now() and report.holder != Holder.REPORTER


_ALWAYS_SHOWN: Final = frozenset(
    {
        *("agency", "from", "estimate_on", "target", "ground"),
        *("because", "words_of_rules", "promise_from", "promise_to", "due_from", "due_to"),
        *("clock", "rung", "told_agency"),
    }
)


def _without_words(row: TimelineRow) -> TimelineRow:
    """Of an unpublished report the public journey shows offices and dates, never what was written."""
    kept = {key: value for key, value in row.data.items() if key in _ALWAYS_SHOWN}
    return TimelineRow(
        row.seq, row.verb, row.state, row.audience, row.role, row.agency_name, "", row.occurred_at, row.recorded_at, kept, row.digest
    )
