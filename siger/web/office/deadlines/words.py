"""Clocks, units and policies in words."""

from typing import Final

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from siger.deadlines.models import Policy
from siger.deadlines.policies.clock import Allowance, Clock, Unit
from siger.reports.categories import CLASS_NAMES, NAMES, Category, ReportClass

CLOCK_WORDS: Final[dict[Clock, Promise]] = {
    Clock.TRIAGE: gettext_lazy("Verifikasi laporan baru"),
    Clock.RESPONSE: gettext_lazy("Tanggapan pertama instansi"),
    Clock.RESOLUTION: gettext_lazy("Penyelesaian, juga janji kepada pelapor"),
    Clock.VALIDATION: gettext_lazy("Pemeriksaan hasil kerja"),
    Clock.REFERRAL: gettext_lazy("Jawaban lembaga di luar"),
    Clock.QUESTION: gettext_lazy("Pelapor melengkapi laporan"),
    Clock.CONFIRMATION: gettext_lazy("Pelapor membenarkan hasil"),
}

UNIT_WORDS: Final[dict[Unit, Promise]] = {
    Unit.DAYS: gettext_lazy("hari kerja"),
    Unit.HOURS: gettext_lazy("jam kerja"),
    Unit.CALENDAR_DAYS: gettext_lazy("hari kalender"),
}


def allowance_words(allowance: Allowance) -> str:
    """ "14 hari kerja"."""
    n = {"n": allowance.amount}
    match allowance.unit:
        case Unit.HOURS:
            return ngettext("%(n)d jam kerja", "%(n)d jam kerja", allowance.amount) % n
        case Unit.DAYS:
            return ngettext("%(n)d hari kerja", "%(n)d hari kerja", allowance.amount) % n
        case Unit.CALENDAR_DAYS:
            return ngettext("%(n)d hari kalender", "%(n)d hari kalender", allowance.amount) % n


def class_words(report_class: str) -> str:
    return str(CLASS_NAMES[ReportClass(report_class)]) if report_class in set(ReportClass) else _("semua jenis")


def policy_scope(policy: Policy) -> str:
    """What a policy is about: "Pengaduan, Jalan, Jalan berlubang"."""
    parts = [class_words(policy.report_class)]
    if policy.category in set(Category):
        parts.append(str(NAMES[Category(policy.category)]))
    if policy.service is not None:
        parts.append(policy.service.name)
    return ", ".join(parts)


def policy_amount(policy: Policy) -> str:
    if policy.amount is None:
        return _("dicabut, kembali ke aturan yang lebih umum")
    return allowance_words(Allowance(policy.amount, Unit(policy.unit)))
