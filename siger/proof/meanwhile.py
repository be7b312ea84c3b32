"""What colleagues did to a job while a phone that holds it had no network, as a refusal that says who, when, and what to do."""

from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import gettext as _

from siger.core.errors import Refusal, Stale, VerbNotAllowed
from siger.people.actors import Actor
from siger.reports.models import Report, TimelineEntry
from siger.reports.states import State, Verb
from siger.reports.words import STATE_WORDS

PROVABLE = frozenset({State.ASSIGNED, State.IN_PROGRESS})


def overtaken(actor: Actor, report: Report) -> Refusal:
    """Stale while the work can still be handed in after a look, VerbNotAllowed when it cannot any more. One statement."""
    if report.state in PROVABLE:
        return Stale(_changed(actor, _last(report, Verb.START, Verb.SCHEDULE, Verb.RETURN_WORK)))
    if report.state == State.AWAITING_VALIDATION:
        return VerbNotAllowed(_proven(actor, _last(report, Verb.SUBMIT_PROOF)))
    words = _("Tugas ini tidak lagi menunggu bukti: laporannya sekarang “%(state)s”.") % {"state": STATE_WORDS[State(report.state)]}
    return VerbNotAllowed(f"{words} {_kept()}")


def _changed(actor: Actor, entry: TimelineEntry | None) -> str:
    """Empty, which is the refusal's own words, where nobody else took the job into their hands."""
    if entry is None or entry.user_id in {None, actor.user_id}:
        return ""
    told = {
        Verb.START: _("%(name)s sudah memulai pekerjaan ini, %(when)s. Lihat perubahannya, lalu kirim bila masih perlu."),
        Verb.SCHEDULE: _("%(name)s sudah menjadwalkan pekerjaan ini, %(when)s. Lihat perubahannya, lalu kirim bila masih perlu."),
        Verb.RETURN_WORK: _("Validator mengembalikan pekerjaan ini, %(when)s. Lihat yang masih kurang, lalu kirim bila sudah dikerjakan."),
    }
    return told[Verb(entry.verb)] % _who(entry)


def _proven(actor: Actor, entry: TimelineEntry | None) -> str:
    if entry is None or entry.user_id is None:
        words = _("Bukti untuk tugas ini sudah dikirim.")
    elif entry.user_id == actor.user_id:
        words = _("Bukti untuk tugas ini sudah Anda kirim dari perangkat lain, %(when)s.") % _who(entry)
    else:
        words = _("Bukti untuk tugas ini sudah dikirim %(name)s, %(when)s.") % _who(entry)
    return f"{words} {_kept()}"


def _kept() -> str:
    return _("Bukti Anda masih tersimpan di HP ini; buang bila tidak diperlukan lagi.")


def _last(report: Report, *verbs: Verb) -> TimelineEntry | None:
    return TimelineEntry.objects.select_related("user").filter(report=report, verb__in=verbs).order_by("-seq").first()


def _who(entry: TimelineEntry) -> dict[str, str]:
    name = entry.user.get_short_name() if entry.user else ""
    return {"name": name, "when": date_format(localtime(entry.recorded_at), _("j F Y H.i"))}
