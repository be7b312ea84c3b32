"""Reports that may tell of the same, beside a report at the desk: how far, how long before or after, in which words, in which picture."""

from datetime import datetime, timedelta

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from siger.people.actors import Actor
from siger.reports.models import Report
from siger.reports.queries.pages import ReportPage
from siger.reports.states import Verb
from siger.triage.similar.finding.known import UNDER_WAY, known_to_the_desk
from siger.triage.similar.finding.ranking import Alike
from siger.web.components.distances import distance_words
from siger.web.components.status import status_of
from siger.web.office.suggestions.suggestion import Suggestion

KIND = "duplicate"
KEY = "="
"""Says "the same as"; a letter would be some verb's. It opens the likeliest."""


def suggestions(actor: Actor, page: ReportPage) -> list[Suggestion]:
    """At most five, likeliest first. Two statements; none for a report that is done or was merged."""
    report = page.report
    if report.state not in UNDER_WAY:
        return []
    may_merge = Verb.MERGE in page.offers
    return [_suggestion(report, one, KEY if number == 0 else "", may_merge) for number, one in enumerate(known_to_the_desk(actor, report))]


def _suggestion(report: Report, one: Alike, key: str, may_merge: bool) -> Suggestion:
    where = f"/kantor/laporan/{report.number}/merge?ke={one.number}#langkah" if may_merge else f"/kantor/laporan/{one.number}"
    title = _("Gabung ke %(number)s: %(title)s") if may_merge else _("Lihat %(number)s: %(title)s")
    return Suggestion(KIND, title % {"number": one.number, "title": one.title}, reason_words(report, one), where, key, round(one.chance, 2))


def reason_words(report: Report, one: Alike) -> str:
    """ "180 m jauhnya, 2 jam sebelumnya, kata yang sama: lubang, Koga; foto mirip. Dikerjakan." """
    parts = [_("%(distance)s jauhnya") % {"distance": distance_words(one.metres)}] if one.metres is not None else []
    parts.append(apart_words(one.received_at, report.received_at))
    if one.shared:
        parts.append(_("kata yang sama: %(words)s") % {"words": ", ".join(one.shared)})
    said = ", ".join(parts)
    said = _("%(reasons)s; foto mirip") % {"reasons": said} if one.same_photo else said
    return f"{said}. {status_of(one.state, one.outcome).word}."


def apart_words(other: datetime, this: datetime) -> str:
    """How long the other came before or after this one."""
    apart = abs(this - other)
    if apart >= timedelta(days=1):
        before, after = (
            ngettext("%(n)d hari sebelumnya", "%(n)d hari sebelumnya", apart.days),
            ngettext("%(n)d hari sesudahnya", "%(n)d hari sesudahnya", apart.days),
        )
        count = apart.days
    else:
        count = round(apart / timedelta(hours=1))
        before, after = _hours(count)
    return (before if other <= this else after) % {"n": count}


def _hours(count: int) -> tuple[str, str]:
    if count < 1:
        return _("kurang dari satu jam sebelumnya"), _("kurang dari satu jam sesudahnya")
    return (
        ngettext("%(n)d jam sebelumnya", "%(n)d jam sebelumnya", count),
        ngettext("%(n)d jam sesudahnya", "%(n)d jam sesudahnya", count),
    )
