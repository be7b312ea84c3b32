"""Loading one report, for reading or for a change. The name tells the guarantee: `access_*` authorises, `lock_*` also holds the row."""

from collections.abc import Iterable
from functools import cache

from django.db.models import F, Q, QuerySet

from siger.core.errors import Forbidden, NotFound, Stale
from siger.people.actors import Actor
from siger.people.models import Agency
from siger.reports.models import Report
from siger.reports.permissions import is_public, may_see


def reports_with_owner() -> "QuerySet[Report]":
    """Reports with agencies, region and service loaded and `reporter_user_id` annotated; nothing of the reporter's identity is read."""
    return Report.objects.select_related("agency", "offered_to", "region", "service").annotate(reporter_user_id=F("reporter__user_id"))


def access_report(actor: Actor, number: str) -> Report:
    """The report, for somebody with a role towards it.

    Raises NotFound when there is none or its existence is not for `actor` to know, Forbidden when only its public face is theirs.
    """
    report = _only(_one_report().filter(number=number))
    if report is None:
        raise NotFound
    _refuse_strangers(actor, report)
    return report


def lock_report(actor: Actor, report_id: int, seen: int | None) -> Report:
    """The report, locked until the transaction ends, for somebody with a role towards it.

    Raises NotFound, Forbidden, or Stale when it was changed after version `seen`; None skips that check, for words that fit any version.
    """
    report = _only(_one_report().select_for_update(of=("self",)).filter(pk=report_id))
    if report is None:
        raise NotFound
    _refuse_strangers(actor, report)
    if seen is not None and seen != report.version:
        raise Stale
    return report


@cache
def _one_report() -> "QuerySet[Report]":
    """Put together once in a process's life and only filtered.

    Few reports are offered to another government, and each join costs the planner more than this page does: read only where there is one.
    """
    return Report.objects.select_related("agency", "region", "service").annotate(reporter_user_id=F("reporter__user_id")).order_by()


def _only(found: "QuerySet[Report]") -> Report | None:
    """Of a query that finds one row or none: neither sorted nor cut, which would cost as much again as reading it.

    What few reports have (a government it is offered to, a main report) is read here, since every page and step asks for it.
    """
    report = next(iter(found), None)
    if report is not None and report.offered_to_id is not None:
        report.offered_to = next(iter(Agency.objects.filter(pk=report.offered_to_id)), None)
    if report is not None and report.main_id is not None:
        report.main = next(iter(Report.objects.filter(pk=report.main_id).order_by()), None)
    return report


def lock_rows(ids: Iterable[int]) -> None:
    """Hold the rows until the transaction ends, in the order of their ids: whoever needs several never waits in a circle."""
    list(Report.objects.filter(pk__in=set(ids)).order_by("pk").select_for_update().values_list("pk"))


def lock_family(report_id: int, *others: int) -> frozenset[int]:
    """Hold the report with the one that it follows, those that follow it, and `others`; their ids.

    Raises Stale when the family changed while its rows were waited for.
    """
    family = _family_of(report_id) | {report_id, *others}
    lock_rows(family)
    if not _family_of(report_id) <= family:
        raise Stale
    return frozenset(family)


def _family_of(report_id: int) -> set[int]:
    rows = Report.objects.filter(Q(pk=report_id, main__isnull=False) | Q(main_id=report_id)).values_list("pk", "main_id")
    return {main_id if pk == report_id else pk for pk, main_id in rows if main_id is not None}


def _refuse_strangers(actor: Actor, report: Report) -> None:
    if may_see(actor, report):
        return
    raise Forbidden if is_public(report) else NotFound
