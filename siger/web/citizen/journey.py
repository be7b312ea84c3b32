"""The timeline in plain words: each row becomes a title and a sentence."""

from collections.abc import Callable, Sequence
from datetime import date
from typing import Any, Final

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from siger.people.roles import Role
from siger.reports.categories import NAMES, Category
from siger.reports.models import Photo
from siger.reports.queries.pages import ReportPage
from siger.reports.queries.timeline import TimelineRow
from siger.reports.states import Holder, State, Verb
from siger.reports.words import GROUNDS, VERB_WORDS
from siger.web.citizen.dates import long_day
from siger.web.citizen.sentences import by_when, now_said
from siger.web.citizen.shown_photos import shown_photos
from siger.web.components.due_moves import due_moved_words, escalated_title, escalated_words
from siger.web.components.missing import found_missing

_LOOKS: Final[dict[Verb, tuple[str, str]]] = {
    Verb.SUBMIT: ("send", "wait"),
    Verb.REQUEST_INFO: ("question", "check"),
    Verb.SUPPLY_INFO: ("chat", "work"),
    Verb.CLOSE_INCOMPLETE: ("archive", "void"),
    Verb.ASSIGN: ("arrow", "wait"),
    Verb.TRANSFER: ("swap", "wait"),
    Verb.OFFER: ("swap", "check"),
    Verb.TAKE_OVER: ("swap", "wait"),
    Verb.RETURN_OFFER: ("back", "check"),
    Verb.CALL_OFF: ("x", "void"),
    Verb.SEND_UP: ("up", "check"),
    Verb.SUCCEED: ("swap", "void"),
    Verb.ACCEPT: ("check", "work"),
    Verb.START: ("wrench", "work"),
    Verb.SCHEDULE: ("calendar", "work"),
    Verb.SUBMIT_PROOF: ("ok", "done"),
    Verb.ANSWER: ("chat", "done"),
    Verb.VALIDATE: ("shield", "done"),
    Verb.RETURN_WORK: ("back", "check"),
    Verb.OVERTURN: ("back", "check"),
    Verb.HAND_BACK: ("back", "wait"),
    Verb.CONFIRM: ("ok", "done"),
    Verb.DISPUTE: ("flag", "late"),
    Verb.UPHOLD: ("flag", "late"),
    Verb.AUTO_CLOSE: ("archive", "void"),
    Verb.REOPEN: ("flag", "late"),
    Verb.WITHDRAW: ("back", "void"),
    Verb.REFER: ("refer", "void"),
    Verb.COME_BACK: ("back", "wait"),
    Verb.REJECT: ("ban", "void"),
    Verb.APPEAL: ("flag", "check"),
    Verb.MERGE: ("merge", "void"),
    Verb.UNMERGE: ("split", "wait"),
    Verb.GATHER: ("merge", "void"),
    Verb.RELEASE: ("split", "void"),
    Verb.SPLIT: ("split", "void"),
    Verb.RECLASSIFY: ("edit", "void"),
    Verb.RELOCATE: ("pin", "void"),
    Verb.PUBLISH: ("globe", "void"),
    Verb.UNPUBLISH: ("lock", "void"),
    Verb.COMMENT: ("chat", "work"),
    Verb.HIDE_PHOTO: ("photo-off", "void"),
    Verb.COVER_PHOTO: ("photo-off", "void"),
    Verb.ATTACH: ("link", "work"),
    Verb.LOOK_AT_IDENTITY: ("eye", "check"),
    Verb.LOOK_AT_ORIGINAL: ("eye", "check"),
    Verb.MOVE_DUE: ("calendar", "void"),
    Verb.ESCALATE: ("alarm", "late"),
}


def journey(page: ReportPage) -> list[dict[str, Any]]:
    """Entries for `<c-timeline>`, newest first. While somebody holds the report, what is happening now stands on top."""
    entries = [_entry(row, page) for row in reversed(page.timeline)]
    if page.report.holder == Holder.NOBODY:
        return entries
    said = now_said(page)
    # The question itself is the entry right below.
    text = by_when(page.report) if page.report.state == State.NEEDS_INFO else said.text
    return [{"title": said.title, "text": text, "icon": said.icon, "tone": said.tone, "when": _("Sekarang")}, *entries]


def _entry(row: TimelineRow, page: ReportPage) -> dict[str, Any]:
    verb = Verb(row.verb)
    icon, tone = _LOOKS.get(verb, ("info", "void"))
    title, text = row_words(row, reporter=page.is_reporter)
    return {
        "title": title,
        "text": text,
        "icon": icon,
        "tone": tone,
        "at": row.recorded_at,
        "who": row.agency_name if row.role != Role.REPORTER else "",
        "photos": shown_photos(_photos_of(row, page.photos)),
    }


def _photos_of(row: TimelineRow, photos: Sequence[Photo]) -> list[Photo]:
    """Pictures that came with an entry, found by the digests that it sealed."""
    sealed = {digest for key in ("photos", "before", "after") for digest in row.data.get(key) or ()}
    return [photo for photo in photos if bytes(photo.sha256).hex() in sealed] if sealed else []


def row_words(row: TimelineRow, *, reporter: bool) -> tuple[str, str]:
    """A title, and a sentence that may be empty: payloads of unpublished or erased entries have no words."""
    verb = Verb(row.verb)
    told = _TOLD.get(verb)
    if told is None:
        return str(VERB_WORDS[verb]), ""
    return told(row, reporter)


def _text(row: TimelineRow, key: str) -> str:
    return str(row.data.get(key) or "")


def _quoted(row: TimelineRow, key: str) -> str:
    words = _text(row, key)
    return f"“{words}”" if words else ""


def _plain(title: Callable[[], str], key: str = "") -> Callable[[TimelineRow, bool], tuple[str, str]]:
    return lambda row, reporter: (title(), _text(row, key) if key else "")


def _by(mine: Callable[[], str], theirs: Callable[[], str], key: str = "") -> Callable[[TimelineRow, bool], tuple[str, str]]:
    """Words for the reporter's own deeds; others read of "pelapor"."""
    return lambda row, reporter: (mine() if reporter and row.role == Role.REPORTER else theirs(), _quoted(row, key) if key else "")


def _submit(row: TimelineRow, reporter: bool) -> tuple[str, str]:
    count = len(row.data.get("photos") or ())
    words = ngettext("Dengan %(count)d foto.", "Dengan %(count)d foto.", count) % {"count": count} if count else ""
    return (_("Laporan Anda masuk") if reporter else _("Laporan masuk")), words


def _assign(row: TimelineRow, reporter: bool) -> tuple[str, str]:
    office = _text(row, "agency") or _("instansi yang berwenang")
    return _("Diteruskan ke %(office)s") % {"office": office}, _text(row, "reason")


def _transfer(row: TimelineRow, reporter: bool) -> tuple[str, str]:
    return _("Pindah ke %(office)s") % {"office": _text(row, "agency") or _("instansi lain")}, _text(row, "reason")


def _offer(row: TimelineRow, reporter: bool) -> tuple[str, str]:
    office = _text(row, "agency") or _("instansi lain")
    return _("Ditanyakan ke %(office)s: apakah ini urusannya?") % {"office": office}, _text(row, "reason")


def _return_offer(row: TimelineRow, reporter: bool) -> tuple[str, str]:
    office = _text(row, "agency") or _("Instansi itu")
    return _("%(office)s: bukan urusan kami") % {"office": office}, _text(row, "reason")


def _schedule(row: TimelineRow, reporter: bool) -> tuple[str, str]:
    promise = ""
    if row.data.get("estimate_on"):
        promise = _("Janjinya selesai paling lambat %(day)s.") % {"day": long_day(date.fromisoformat(_text(row, "estimate_on")))}
    return _("Pekerjaan dijadwalkan"), f"{promise} {_text(row, 'reason')}".strip()


def _refer(row: TimelineRow, reporter: bool) -> tuple[str, str]:
    reference = _text(row, "reference")
    number = _("Nomor rujukan: %(number)s.") % {"number": reference} if reference else ""
    title = _("Dirujuk ke %(target)s") % {"target": _text(row, "target") or _("instansi lain")}
    return title, f"{_text(row, 'reason')} {number}".strip()


def _merge(row: TimelineRow, reporter: bool) -> tuple[str, str]:
    main = _text(row, "main")
    title = _("Digabung ke laporan %(main)s") % {"main": main} if main else _("Digabung dengan laporan yang sama")
    return title, _text(row, "reason")


def _unmerge(row: TimelineRow, reporter: bool) -> tuple[str, str]:
    why = {
        "main_withdrawn": _("Laporan induknya ditarik pelapornya. Laporan ini berjalan sendiri."),
        "main_incomplete": _("Laporan induknya ditutup karena datanya kurang. Laporan ini berjalan sendiri."),
    }
    return _("Dipisahkan dari laporan induk"), why.get(_text(row, "why"), _text(row, "reason"))


def _gather(row: TimelineRow, reporter: bool) -> tuple[str, str]:
    number = _text(row, "number")
    return _("Laporan lain tentang masalah yang sama digabung ke sini"), number


def _release(row: TimelineRow, reporter: bool) -> tuple[str, str]:
    if row.role == Role.REPORTER:
        return _("Pelapor lain tidak sependapat; laporannya berjalan sendiri"), _text(row, "number")
    return _("Laporan yang digabung dipisahkan lagi"), _text(row, "number")


def _split(row: TimelineRow, reporter: bool) -> tuple[str, str]:
    first, second = _text(row, "from"), _text(row, "to")
    if first:
        return _("Dipecah dari laporan %(number)s") % {"number": first}, _text(row, "reason")
    title = _("Masalah kedua menjadi laporan %(number)s") % {"number": second} if second else _("Masalah kedua menjadi laporan sendiri")
    return title, _text(row, "reason")


def _reject(row: TimelineRow, reporter: bool) -> tuple[str, str]:
    ground = str(GROUNDS.get(_text(row, "ground"), ""))
    return _("Tidak dapat ditindaklanjuti"), ". ".join(part.rstrip(".") for part in (ground, _text(row, "reason")) if part)


def _reclassify(row: TimelineRow, reporter: bool) -> tuple[str, str]:
    to = _text(row, "to")
    return _("Jenis masalah diperbaiki"), str(NAMES[Category(to)]) if to in set(Category) else ""


def _comment(row: TimelineRow, reporter: bool) -> tuple[str, str]:
    if row.role != Role.REPORTER:
        return _("Keterangan dari petugas"), _quoted(row, "words")
    return (_("Anda menambah keterangan") if reporter else _("Pelapor menambah keterangan")), _quoted(row, "words")


def _look(row: TimelineRow, reporter: bool) -> tuple[str, str]:
    seen = _("Identitas Anda dilihat petugas") if row.verb == Verb.LOOK_AT_IDENTITY else _("Foto dilihat petugas tanpa penutup")
    return seen, f"{_text(row, 'office')}: {_text(row, 'reason')}".strip(": ")


def _cover(row: TimelineRow, reporter: bool) -> tuple[str, str]:
    """Nothing of a picture disappears silently."""
    words = _("Wajah atau pelat nomor di satu foto ditutup") if row.data.get("boxes", 1) else _("Penutup satu foto dilepas")
    return words, ""


_TOLD: Final[dict[Verb, Callable[[TimelineRow, bool], tuple[str, str]]]] = {
    Verb.SUBMIT: _submit,
    Verb.REQUEST_INFO: lambda row, reporter: (_("Petugas bertanya"), _quoted(row, "question")),
    Verb.SUPPLY_INFO: _by(lambda: _("Anda melengkapi laporan"), lambda: _("Laporan dilengkapi"), "answer"),
    Verb.CLOSE_INCOMPLETE: _plain(lambda: _("Ditutup karena pertanyaan tidak dijawab")),
    Verb.ASSIGN: _assign,
    Verb.TRANSFER: _transfer,
    Verb.OFFER: _offer,
    Verb.TAKE_OVER: _transfer,
    Verb.RETURN_OFFER: _return_offer,
    Verb.CALL_OFF: _plain(lambda: _("Tetap di instansi semula"), "reason"),
    Verb.SEND_UP: _plain(lambda: _("Petugas penerima provinsi yang memutuskan milik siapa"), "reason"),
    Verb.SUCCEED: _transfer,
    Verb.ACCEPT: _plain(lambda: _("Diterima instansi")),
    Verb.START: _plain(lambda: _("Mulai dikerjakan")),
    Verb.SCHEDULE: _schedule,
    Verb.SUBMIT_PROOF: _plain(lambda: _("Dilaporkan selesai dikerjakan"), "note"),
    Verb.ANSWER: _plain(lambda: _("Dijawab"), "answer"),
    Verb.VALIDATE: _plain(lambda: _("Hasil kerja diperiksa dan cocok"), "note"),
    Verb.RETURN_WORK: lambda row, reporter: (_("Pemeriksa minta diperbaiki"), found_missing(row.data)),
    Verb.OVERTURN: lambda row, reporter: (_("Diperiksa sekali lagi: belum beres"), found_missing(row.data)),
    Verb.HAND_BACK: _plain(lambda: _("Diserahkan kembali ke petugas penerima"), "reason"),
    Verb.CONFIRM: _by(lambda: _("Anda bilang sudah beres"), lambda: _("Pelapor bilang sudah beres")),
    Verb.DISPUTE: _by(lambda: _("Anda bilang belum beres"), lambda: _("Pelapor bilang belum beres"), "reason"),
    Verb.UPHOLD: _plain(lambda: _("Ditutup pimpinan, disengketakan"), "reason"),
    Verb.AUTO_CLOSE: _plain(lambda: _("Ditutup karena pelapor tidak menjawab")),
    Verb.REOPEN: _by(lambda: _("Anda membuka lagi laporan ini"), lambda: _("Pelapor membuka lagi laporan ini"), "reason"),
    Verb.WITHDRAW: _by(lambda: _("Anda menarik laporan ini"), lambda: _("Pelapor menarik laporan ini")),
    Verb.REFER: _refer,
    Verb.COME_BACK: _plain(lambda: _("Kembali dari rujukan"), "reason"),
    Verb.REJECT: _reject,
    Verb.APPEAL: _by(lambda: _("Anda mengajukan keberatan"), lambda: _("Pelapor mengajukan keberatan"), "reason"),
    Verb.MERGE: _merge,
    Verb.UNMERGE: _unmerge,
    Verb.GATHER: _gather,
    Verb.RELEASE: _release,
    Verb.SPLIT: _split,
    Verb.RECLASSIFY: _reclassify,
    Verb.RELOCATE: _by(lambda: _("Anda membetulkan tempatnya"), lambda: _("Tempatnya dibetulkan")),
    Verb.MOVE_DUE: lambda row, reporter: (_("Batas waktu bergeser"), due_moved_words(row.data)),
    Verb.ESCALATE: lambda row, reporter: (escalated_title(row.data), escalated_words(row.data)),
    Verb.PUBLISH: _plain(lambda: _("Ditampilkan untuk umum")),
    Verb.UNPUBLISH: _plain(lambda: _("Tidak lagi ditampilkan untuk umum"), "reason"),
    Verb.COMMENT: _comment,
    Verb.COVER_PHOTO: _cover,
    Verb.ATTACH: _by(lambda: _("Anda melampirkan berkas"), lambda: _("Petugas melampirkan berkas")),
    Verb.LOOK_AT_IDENTITY: _look,
    Verb.LOOK_AT_ORIGINAL: _look,
}
