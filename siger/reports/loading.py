"""Loading one report, for reading or for a change. The name tells the guarantee: `access_*` authorises, `lock_*` also holds the row."""

from django.db.models import F, QuerySet

from siger.core.errors import Forbidden, NotFound, Stale
from siger.people.actors import Actor
from siger.reports.models import Report
from siger.reports.permissions import is_public, may_see


def reports_with_owner() -> "QuerySet[Report]":
    """Reports with agencies, region and service loaded and `reporter_user_id` annotated; nothing of the reporter's identity is read."""
    return Report.objects.select_related("agency", "offered_to", "region", "service").annotate(reporter_user_id=F("reporter__user_id"))


def access_report(actor: Actor, number: str) -> Report:
    """The report, for somebody with a role towards it.

    Raises NotFound when there is none or its existence is not for `actor` to know, Forbidden when only its public face is theirs.
    """
    report = reports_with_owner().filter(number=number).first()
    if report is None:
        raise NotFound
    _refuse_strangers(actor, report)
    return report


def lock_report(actor: Actor, report_id: int, seen: int | None) -> Report:
    """The report, locked until the transaction ends, for somebody with a role towards it.

    Raises NotFound, Forbidden, or Stale when it was changed after version `seen`; None skips that check, for words that fit any version.
    """
    report = reports_with_owner().select_for_update(of=("self",)).filter(pk=report_id).first()
    if report is None:
        raise NotFound
    _refuse_strangers(actor, report)
    if seen is not None and seen != report.version:
        raise Stale
    return report


def _refuse_strangers(actor: Actor, report: Report) -> None:
    if may_see(actor, report):
        return
    raise Forbidden if is_public(report) else NotFound
