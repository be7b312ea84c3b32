"""Which report another one may be merged into."""

from typing import Final

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from siger.core.errors import Invalid, Refusal, Stale
from siger.people.actors import Actor
from siger.people.roles import Role
from siger.reports.loading import lock_report
from siger.reports.merging import MAINS
from siger.reports.models import Report
from siger.reports.permissions import is_public, is_shown_kind, roles_towards
from siger.reports.states import State
from siger.reports.words import STATE_WORDS

_UNKNOWN: Final[Promise] = gettext_lazy("Tidak ada laporan dengan nomor itu yang boleh Anda pilah. Periksa nomornya.")


def lock_main(actor: Actor, report: Report, main_id: int, main_seen: int | None) -> Report:
    """The main report, held, when `report` may follow it. Raises Invalid with the field `main`, or Stale."""
    try:
        main = lock_report(actor, main_id, main_seen)
    except Stale:
        raise
    except Refusal:
        raise Invalid({"main": str(_UNKNOWN)}) from None
    wrong = wrong_main(actor, report, main)
    if wrong:
        raise Invalid({"main": wrong})
    return main


def wrong_main(actor: Actor, report: Report, main: Report) -> str:
    """Why `report` may not follow `main`, in words; empty when it may."""
    if main.pk == report.pk:
        return _("Laporan tidak bisa digabung ke dirinya sendiri. Tulis nomor laporan yang lain.")
    if main.is_whistleblowing or Role.DISPATCHER not in roles_towards(actor, main):
        return str(_UNKNOWN)
    return _wrong_state(report, main) or _wrong_visibility(report, main)


def _wrong_state(report: Report, main: Report) -> str:
    if report.main_id == main.pk:
        return _("Laporan ini sudah digabung ke %(main)s.") % {"main": main.number}
    if main.main_id == report.pk:
        return _("%(main)s justru digabung ke laporan ini.") % {"main": main.number}
    if main.main is not None:
        words = _("%(main)s sendiri sudah digabung ke %(head)s. Gabungkan ke %(head)s.")
        return words % {"main": main.number, "head": main.main.number}
    if State(main.state) not in MAINS:
        words = _("%(main)s sekarang “%(state)s”. Laporan hanya bisa digabung ke yang masih dikerjakan.")
        return words % {"main": main.number, "state": STATE_WORDS[State(main.state)]}
    return ""


def _wrong_visibility(report: Report, main: Report) -> str:
    """Nothing disappears silently: what everyone may see is not put behind what they may not."""
    if is_shown_kind(report) and not is_shown_kind(main):
        return _("Laporan terbuka tidak bisa digabung ke laporan rahasia: ia akan hilang dari umum. Gabungkan sebaliknya.")
    if is_public(report) and not is_public(main):
        return _("Laporan ini sudah tampil untuk umum, %(main)s belum. Tampilkan %(main)s dulu, atau gabungkan sebaliknya.") % {
            "main": main.number
        }
    return ""
