"""What happens now, who has it and by when, in one title and one sentence. Words only: state, holder and due date come from the query."""

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from siger.core.clock import now
from siger.reports.models import Report
from siger.reports.queries.pages import ReportPage
from siger.reports.queries.timeline import TimelineRow
from siger.reports.states import Holder, Outcome, State, Verb
from siger.reports.words import GROUNDS
from siger.web.citizen.dates import days_between, due_day, long_day
from siger.web.components.status import status_of


@dataclass(frozen=True, slots=True)
class Said:
    """`tone` and `icon` as in `web.components.status`."""

    title: str
    text: str
    tone: str
    icon: str


def now_said(page: ReportPage) -> Said:
    """The moment of a report, for its reporter ("Anda") or for everyone else."""
    report, status = page.report, status_of(page.report.state, page.report.outcome, reporter=page.is_reporter)
    title, text = _WORDS[State(report.state)](page)
    text = f"{text} {promise_words(report)}".strip()
    if page.overdue:
        return Said(title, f"{text} {late_words(report)}".strip(), "late", "alarm")
    return Said(title, text, status.tone, status.icon)


def by_when(report: Report) -> str:
    """ "Paling lambat Kamis, 4 Juni." or nothing when no clock runs."""
    if report.due_at is None:
        return ""
    return _("Paling lambat %(day)s.") % {"day": due_day(report.due_at, provisional=report.due_provisional)}


def promise_words(report: Report) -> str:
    """ "Janji selesai: Senin, 29 Juni." while an office has the report; a date that was promised for the work is said with the work."""
    if report.promised_at is None or report.estimate_on or report.holder in {Holder.REPORTER, Holder.NOBODY}:
        return ""
    day = {"day": long_day(report.promised_at)}
    if report.promised_at < now():
        return _("Janji selesai %(day)s sudah terlewat.") % day
    if report.promise_provisional:
        return _("Janji selesai: %(day)s, sementara karena hari libur tahun itu belum ditetapkan.") % day
    return _("Janji selesai: %(day)s.") % day


def late_words(report: Report) -> str:
    """ "Terlambat 3 hari." of a report whose time is up; the escalation is said with it."""
    if report.due_at is None:
        return ""
    days = max(0, days_between(report.due_at, now()))
    said = _("Batas waktunya baru saja lewat.")
    if days:
        said = ngettext("Terlambat %(days)d hari.", "Terlambat %(days)d hari.", days) % {"days": days}
    return said + " " + _("Atasannya sudah diberi tahu.") if report.escalation else said


def office_of(report: Report) -> str:
    return report.agency.name if report.agency else _("instansi yang berwenang")


def _last(page: ReportPage, *verbs: Verb) -> TimelineRow | None:
    return next((row for row in reversed(page.timeline) if row.verb in verbs), None)


def _told(page: ReportPage, key: str, *verbs: Verb) -> str:
    row = _last(page, *verbs)
    return str(row.data.get(key, "")) if row else ""


def _received(page: ReportPage) -> tuple[str, str]:
    if page.report.is_whistleblowing:
        return _("Menunggu Inspektorat"), _("Hanya Inspektorat yang bisa membacanya.") + " " + by_when(page.report)
    words = _("Petugas membaca laporan ini, lalu meneruskannya ke instansi yang berwenang.")
    return _("Menunggu petugas penerima"), f"{words} {by_when(page.report)}"


def _needs_info(page: ReportPage) -> tuple[str, str]:
    if not page.is_reporter:
        return _("Menunggu keterangan dari pelapor"), _("Petugas bertanya kepada pelapor; waktu pengerjaan berhenti sampai dijawab.")
    question = _told(page, "question", Verb.REQUEST_INFO)
    words = _("Jawab paling lambat %(day)s, setelah itu laporan ditutup karena datanya kurang.") % {"day": _day(page.report)}
    return _("Petugas bertanya kepada Anda"), f"“{question}” {words}" if question else words


def _assigned(page: ReportPage) -> tuple[str, str]:
    who = {"office": office_of(page.report)}
    if page.report.offered_to is not None:
        return _offered(page.report)
    if page.report.accepted_at:
        return _("Sudah diterima %(office)s") % who, _("Belum mulai dikerjakan.") + " " + by_when(page.report)
    return _("Menunggu %(office)s") % who, by_when(page.report)


def _offered(report: Report) -> tuple[str, str]:
    """It stays with whoever has it until the other government has answered."""
    other = report.offered_to.name if report.offered_to else _("instansi lain")
    words = _("%(office)s memegangnya sampai %(other)s menjawab apakah ini urusannya.") % {"office": office_of(report), "other": other}
    return _("Menunggu jawaban %(other)s") % {"other": other}, f"{words} {by_when(report)}"


def _in_progress(page: ReportPage) -> tuple[str, str]:
    report, who = page.report, {"office": office_of(page.report)}
    if report.offered_to is not None:
        return _offered(report)
    if report.estimate_on:
        day = due_day(report.estimate_on, provisional=report.promise_provisional)
        return _("Dijadwalkan %(office)s") % who, _("Janjinya selesai paling lambat %(day)s.") % {"day": day}
    if report.disputes:
        return _("Dikerjakan lagi oleh %(office)s") % who, _("Pelapor bilang belum beres.") + " " + by_when(report)
    return _("Dikerjakan %(office)s") % who, by_when(report)


def _awaiting(page: ReportPage) -> tuple[str, str]:
    words = _("%(office)s melaporkan selesai. Pemeriksa dari instansi lain mencocokkan foto, tempat, dan waktunya.")
    return _("Hasil kerja sedang diperiksa"), f"{words % {'office': office_of(page.report)}} {by_when(page.report)}"


def _resolved(page: ReportPage) -> tuple[str, str]:
    day = {"day": _day(page.report)}
    if page.is_reporter:
        return _("Menurut Anda, sudah beres?"), _(
            "Jawab paling lambat %(day)s. Setelah itu laporan ditutup sendiri. Bila belum beres, kami kembalikan ke dinas dan atasannya."
        ) % day
    return _("Selesai, menunggu jawaban pelapor"), _("Pelapor punya waktu sampai %(day)s untuk membenarkan atau membantah.") % day


def _closed(page: ReportPage) -> tuple[str, str]:
    words: dict[str, tuple[str, str]] = {
        Outcome.CONFIRMED: (_("Beres"), _("Pelapor sudah membenarkan hasilnya.")),
        Outcome.SILENT: (_("Ditutup tanpa tanggapan pelapor"), _("Pelapor tidak menjawab sampai batas waktunya.")),
        Outcome.WITHDRAWN: (_("Ditarik pelapor"), _("Pelapor menarik laporannya sendiri.")),
        Outcome.DISPUTED: (_("Ditutup, disengketakan"), _("Menurut pelapor belum beres; pimpinan menutupnya dengan alasan terbuka.")),
    }
    title, text = words.get(page.report.outcome, (_("Selesai"), ""))
    if page.is_reporter and page.report.outcome == Outcome.CONFIRMED:
        text = _("Terima kasih sudah memastikan hasilnya.")
    elif page.is_reporter and Verb.REOPEN in page.offers:
        text = _("Ditutup karena belum ada jawaban. Kalau ternyata belum beres, Anda masih bisa membukanya lagi satu kali.")
    return title, text


def _incomplete(page: ReportPage) -> tuple[str, str]:
    text = _("Pertanyaan petugas tidak dijawab sampai batas waktunya.")
    if page.is_reporter:
        text = _("Pertanyaan petugas belum Anda jawab. Lengkapi sekarang, dan laporan dibuka lagi.")
    return _("Ditutup, datanya kurang"), text


def _referred(page: ReportPage) -> tuple[str, str]:
    target = _told(page, "target", Verb.REFER) or _("instansi lain")
    return _("Dirujuk ke %(target)s") % {"target": target}, _("Kami tetap memantau jawabannya.") + " " + by_when(page.report)


def _rejected(page: ReportPage) -> tuple[str, str]:
    ground: str | Promise = GROUNDS.get(_told(page, "ground", Verb.REJECT), "")
    reason = _told(page, "reason", Verb.REJECT)
    text = ". ".join(part.rstrip(".") for part in (str(ground), reason) if part)
    if Verb.APPEAL in page.offers:
        text = f"{text}. " + _("Tidak setuju? Anda bisa mengajukan keberatan satu kali.")
    return _("Tidak dapat ditindaklanjuti"), text


def _merged(page: ReportPage) -> tuple[str, str]:
    title = _("Digabung dengan laporan yang sama")
    if not page.is_reporter:
        return title, _("Perkembangannya ada di laporan induknya.") if page.main else _("Pelapornya kami kabari setiap langkahnya.")
    if Verb.DISPUTE in page.offers:
        words = _("Petugas menyatakan pekerjaan di laporan induk selesai. Bila menurut Anda belum, katakan di sini.")
        return title, words + " " + _("Laporan Anda lalu dikerjakan sendiri.")
    return title, _("Laporan Anda mengikuti laporan induk di bawah. Anda kami kabari setiap langkahnya.")


def _day(report: Report) -> str:
    """The confirmation of a reporter is counted in calendar days, which no decree moves."""
    marked = report.due_provisional and report.state != State.RESOLVED
    return due_day(report.due_at, provisional=marked) if report.due_at else _("batas waktunya")


_WORDS = {
    State.RECEIVED: _received,
    State.NEEDS_INFO: _needs_info,
    State.ASSIGNED: _assigned,
    State.IN_PROGRESS: _in_progress,
    State.AWAITING_VALIDATION: _awaiting,
    State.RESOLVED: _resolved,
    State.CLOSED: _closed,
    State.CLOSED_INCOMPLETE: _incomplete,
    State.REFERRED: _referred,
    State.REJECTED: _rejected,
    State.MERGED: _merged,
}
