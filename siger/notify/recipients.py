"""Who is behind `Told`: the only place of this package that reads an identity."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Final

from django.db.models import Q, QuerySet

from siger.core.crypto import blind_index
from siger.notify.rules import Told
from siger.people.models import Membership
from siger.people.roles import Role
from siger.reports.categories import Visibility
from siger.reports.events import ReportDisputed, ReportEvent, ReportSupported
from siger.reports.models import Report, Reporter, Support, TimelineEntry
from siger.reports.states import Verb

BATCH: Final = 200


@dataclass(frozen=True, slots=True)
class Recipient:
    """`reference` names the role towards the report, not the person. `has_account`: signing in with this address opens the report.

    `report` is the one that is theirs; `support_id` says which support brought them.
    """

    reference: str
    address: str = field(repr=False)
    language: str
    has_account: bool
    report: Report
    support_id: int = 0


@dataclass(frozen=True, slots=True)
class People:
    """`more_after`: there are more, behind the row with this id."""

    told: Sequence[Recipient] = ()
    more_after: int | None = None


def has_followers(told: Told, report_id: int) -> bool:
    """False when `told` are the followers of a report that has none, as most have none: one short look instead of reading the report."""
    match told:
        case Told.MERGED_REPORTERS:
            return Report.objects.filter(main_id=report_id).exists()
        case Told.SUPPORTERS:
            return _support_of(report_id).exists()
        case _:
            return True


def _support_of(report_id: int) -> "QuerySet[Support]":
    return Support.objects.filter(Q(report_id=report_id) | Q(report__main_id=report_id), email_index__isnull=False)


def people_of(told: Told, report: Report, event: ReportEvent, *, after: int = 0) -> People:
    """Those who are to be told and can be reached by e-mail, at most 200 at a time.

    Never anybody for an anonymous report of their own, whatever is stored.
    """
    match told:
        case Told.REPORTER:
            return _reporters(Reporter.objects.filter(report_id=report.pk), after)
        case Told.MERGED_REPORTERS:
            return _reporters(Reporter.objects.filter(report__main_id=report.pk), after)
        case Told.SUPPORTERS:
            return _supporters(_support_of(report.pk), report, after)
        case Told.NEW_SUPPORTER:
            one = event.support_id if isinstance(event, ReportSupported) else 0
            return _supporters(Support.objects.filter(pk=one), report, after)
        case Told.SUPERIORS:
            return _superiors(report, event)
        case Told.VALIDATORS_SUPERIORS:
            return _superiors_of_approval(report, event)


def _superiors(report: Report, event: ReportEvent) -> People:
    """Who sits on the rung that the entry names: its superiors, else its leaders; of an office without leaders the superiors."""
    entry = TimelineEntry.objects.filter(report_id=report.pk, seq=event.seq).first()
    told = (entry.payload if entry else None) or {}
    seats = Membership.objects.filter(agency_id=told.get("told_agency_id") or 0, agency__active=True, user__is_active=True)
    wanted = [Role.SUPERVISOR] if told.get("rung") == "supervisor" else [Role.LEADER, Role.SUPERVISOR]
    for role in wanted:
        people = {seat.user_id: seat.user for seat in seats.filter(role=role).select_related("user").order_by("pk")[:BATCH]}
        if people:
            return People([Recipient(f"superior:{pk}", user.email, user.language, True, report) for pk, user in people.items()])
    return People()


def _superiors_of_approval(report: Report, event: ReportEvent) -> People:
    """The nearest superiors, else leaders, above the seat from which the work was approved; nobody for whistleblowing.

    Of a report that followed another until it was disputed, the approval is that of the other.
    """
    followed = event.main_id if isinstance(event, ReportDisputed) else None
    own = Q(report_id=followed) if followed else Q(report_id=report.pk, seq__lte=event.seq)
    approvals = TimelineEntry.objects.filter(own, verb=Verb.VALIDATE).select_related("agency")
    entry = approvals.order_by("-seq").first()
    if entry is None or entry.agency is None or report.is_whistleblowing:
        return People()
    above = [int(part) for part in entry.agency.path.split("/") if part]
    seats = Membership.objects.filter(agency_id__in=above, agency__active=True, user__is_active=True).exclude(user_id=entry.user_id or 0)
    for wanted in ([Role.SUPERVISOR], [Role.LEADER]):
        rows = list(seats.filter(role__in=wanted).select_related("user", "agency").order_by("-agency__path", "pk")[:BATCH])
        people = {row.user_id: row.user for row in rows if row.agency_id == rows[0].agency_id}
        if people:
            return People([Recipient(f"superior:{pk}", user.email, user.language, True, report) for pk, user in people.items()])
    return People()


def _reporters(found: "QuerySet[Reporter]", after: int) -> People:
    rows = list(found.select_related("user", "report__agency").filter(pk__gt=after).order_by("pk")[: BATCH + 1])
    known = [_reporter(row) for row in rows[:BATCH] if row.report.visibility != Visibility.ANONYMOUS]
    return People([one for one in known if one is not None], rows[BATCH - 1].pk if len(rows) > BATCH else None)


def _reporter(reporter: Reporter) -> Recipient | None:
    """The address that was given with the report, else that of the account that it was sent from."""
    account = reporter.user.email if reporter.user and reporter.user.is_active else ""
    address = reporter.email or account
    if not address:
        return None
    return Recipient(f"reporter:{reporter.pk}", address, reporter.language, address == account, reporter.report)


def _supporters(found: "QuerySet[Support]", report: Report, after: int) -> People:
    """Each address once, although it may have been given for several reports that were merged since."""
    rows = list(found.filter(email_index__isnull=False, pk__gt=after).order_by("pk")[: BATCH + 1])
    known = {_mark(report, str(row.email)): row for row in rows[:BATCH]}
    told = [Recipient(f"supporter:{mark}", str(row.email), row.language, False, report, row.pk) for mark, row in known.items()]
    return People(told, rows[BATCH - 1].pk if len(rows) > BATCH else None)


def _mark(report: Report, address: str) -> str:
    """Tells one address from another within one report, and says nothing else."""
    return blind_index("supporter told", f"{report.pk}|{address}").hex()[:24]
