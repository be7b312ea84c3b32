"""The timeline in the office's words: what happened, who did it, and what they wrote."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, Final

from django.utils.dateparse import parse_date
from django.utils.formats import date_format
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from siger.people.roles import Role
from siger.reports.categories import NAMES, Category
from siger.reports.models import Audience
from siger.reports.queries.timeline import TimelineRow
from siger.reports.states import Verb
from siger.reports.words import GROUNDS, VERB_WORDS
from siger.web.components.checklist import answers_in_words
from siger.web.components.due_moves import due_moved_words, escalated_title, escalated_words
from siger.web.components.missing import found_missing


@dataclass(frozen=True, slots=True)
class Happening:
    """One entry as `<c-timeline>` draws it; `line` says it in one sentence, for a message."""

    seq: int
    title: str
    text: str
    who: str
    icon: str
    tone: str
    at: datetime

    @property
    def line(self) -> str:
        return f"{self.title} ({self.who})" if self.who else self.title


# Verb: (what happened, icon, tone). Values in %(…)s come from the entry's payload.
_TOLD: Final[dict[Verb, tuple[str | Promise, str, str]]] = {
    Verb.SUBMIT: (gettext_lazy("Laporan masuk"), "send", "wait"),
    Verb.REQUEST_INFO: (gettext_lazy("Pelapor diminta melengkapi"), "ask", "check"),
    Verb.SUPPLY_INFO: (gettext_lazy("Keterangan dilengkapi"), "edit", "wait"),
    Verb.CLOSE_INCOMPLETE: (gettext_lazy("Ditutup karena tidak dilengkapi"), "archive", "void"),
    Verb.ASSIGN: (gettext_lazy("Diteruskan ke %(agency)s"), "arrow", "wait"),
    Verb.TRANSFER: (gettext_lazy("Dialihkan dari %(from)s ke %(agency)s"), "swap", "check"),
    Verb.OFFER: (gettext_lazy("Ditawarkan oleh %(from)s ke %(agency)s"), "swap", "check"),
    Verb.TAKE_OVER: (gettext_lazy("Diambil alih %(agency)s dari %(from)s"), "swap", "wait"),
    Verb.RETURN_OFFER: (gettext_lazy("Tawaran dikembalikan %(agency)s"), "back", "check"),
    Verb.CALL_OFF: (gettext_lazy("Tawaran ke %(agency)s dibatalkan"), "x", "void"),
    Verb.SEND_UP: (gettext_lazy("Dibawa ke verifikator provinsi: sudah dua kali berpindah"), "up", "late"),
    Verb.SUCCEED: (gettext_lazy("%(from)s ditutup, dilanjutkan %(agency)s"), "swap", "void"),
    Verb.REMIND: (gettext_lazy("Jawaban %(target)s belum ada, tenggatnya lewat"), "alarm", "late"),
    Verb.ENTRUST: (gettext_lazy("Dipercayakan kepada %(to)s"), "user", "void"),
    Verb.ACCEPT: (gettext_lazy("Tugas diterima"), "check", "work"),
    Verb.START: (gettext_lazy("Pekerjaan dimulai"), "wrench", "work"),
    Verb.SCHEDULE: (gettext_lazy("Dijanjikan selesai %(estimate_on)s"), "calendar", "work"),
    Verb.SUBMIT_PROOF: (gettext_lazy("Bukti pekerjaan dikirim"), "camera", "check"),
    Verb.ANSWER: (gettext_lazy("Dijawab"), "chat", "done"),
    Verb.VALIDATE: (gettext_lazy("Pekerjaan disahkan"), "shield", "done"),
    Verb.RETURN_WORK: (gettext_lazy("Pekerjaan dikembalikan"), "back", "late"),
    Verb.OVERTURN: (gettext_lazy("Pengesahan dibatalkan setelah pemeriksaan kedua"), "back", "late"),
    Verb.HAND_BACK: (gettext_lazy("Diserahkan kembali ke verifikator"), "back", "check"),
    Verb.CONFIRM: (gettext_lazy("Pelapor membenarkan: sudah beres"), "ok", "done"),
    Verb.DISPUTE: (gettext_lazy("Pelapor membantah: belum beres"), "flag", "late"),
    Verb.UPHOLD: (gettext_lazy("Ditutup sebagai disengketakan"), "flag", "late"),
    Verb.AUTO_CLOSE: (gettext_lazy("Ditutup, pelapor tidak menanggapi"), "hourglass", "done"),
    Verb.REOPEN: (gettext_lazy("Dibuka lagi oleh pelapor"), "back", "late"),
    Verb.WITHDRAW: (gettext_lazy("Ditarik pelapor"), "back", "void"),
    Verb.REFER: (gettext_lazy("Dirujuk ke %(target)s"), "refer", "void"),
    Verb.COME_BACK: (gettext_lazy("Diambil kembali dari rujukan"), "back", "wait"),
    Verb.REJECT: (gettext_lazy("Tidak dapat ditindaklanjuti: %(ground)s"), "ban", "void"),
    Verb.APPEAL: (gettext_lazy("Pelapor mengajukan keberatan"), "flag", "check"),
    Verb.MERGE: (gettext_lazy("Digabung ke %(main)s"), "merge", "void"),
    Verb.UNMERGE: (gettext_lazy("Dipisahkan lagi"), "split", "wait"),
    Verb.GATHER: (gettext_lazy("%(number)s digabung ke sini"), "merge", "void"),
    Verb.RELEASE: (gettext_lazy("%(number)s dipisahkan dari sini"), "split", "void"),
    Verb.SPLIT: (gettext_lazy("Masalah kedua menjadi %(to)s"), "split", "void"),
    Verb.RECLASSIFY: (gettext_lazy("Kategori menjadi %(to)s"), "layers", "void"),
    Verb.RELOCATE: (gettext_lazy("Lokasi dibetulkan"), "pin", "void"),
    Verb.PUBLISH: (gettext_lazy("Ditampilkan untuk umum"), "globe", "void"),
    Verb.UNPUBLISH: (gettext_lazy("Disembunyikan dari umum"), "eye-off", "void"),
    Verb.HIDE_PHOTO: (gettext_lazy("Satu foto ditutup dari umum"), "photo-off", "void"),
    Verb.COVER_PHOTO: (gettext_lazy("Bagian satu foto ditutup"), "eye-off", "void"),
    Verb.COMMENT: (gettext_lazy("Keterangan"), "chat", "void"),
    Verb.ATTACH: (gettext_lazy("Berkas dilampirkan"), "link", "void"),
    Verb.LOOK_AT_IDENTITY: (gettext_lazy("Identitas pelapor dilihat"), "user", "check"),
    Verb.LOOK_AT_ORIGINAL: (gettext_lazy("Foto dilihat tanpa penutup"), "eye", "check"),
    Verb.MOVE_DUE: (gettext_lazy("Batas waktu bergeser"), "calendar", "void"),
    Verb.ESCALATE: (gettext_lazy("Dinaikkan ke atasan"), "alarm", "late"),
}
_TEXTS: Final[dict[Verb, Callable[[Mapping[str, Any]], str]]] = {
    Verb.MOVE_DUE: due_moved_words,
    Verb.ESCALATE: escalated_words,
    Verb.RETURN_WORK: found_missing,
    Verb.OVERTURN: found_missing,
    Verb.SUBMIT_PROOF: lambda data: "\n".join(part for part in (_written(data), answers_in_words(data)) if part),
}
_WRITTEN: Final = ("reason", "question", "answer", "words", "note")


def happening(row: TimelineRow) -> Happening:
    """Never raises: an unknown verb is told by its own word, an erased payload leaves gaps."""
    verb = Verb(row.verb)
    told, icon, tone = _TOLD.get(verb, (VERB_WORDS[verb], "info", "void"))
    if verb in {Verb.HIDE_PHOTO, Verb.COVER_PHOTO}:
        told, icon = _of_a_photo(verb, row.data) or (told, icon)
    if verb is Verb.SPLIT and row.data.get("from"):
        told = gettext_lazy("Dipecah dari %(from)s")
    if verb is Verb.ENTRUST and not row.data.get("to"):
        told = gettext_lazy("Tidak lagi dipegang orang tertentu")
    title = str(told) % defaultdict(lambda: "…", _shown(verb, row.data))
    if verb is Verb.COMMENT and row.audience == Audience.OFFICE:
        title = _("Catatan kantor")
    if verb is Verb.ESCALATE:
        title = escalated_title(row.data)
    return Happening(row.seq, title, _TEXTS.get(verb, _written)(row.data), _who(row), icon, tone, row.occurred_at)


def _of_a_photo(verb: Verb, data: Mapping[str, Any]) -> tuple[Promise, str] | None:
    """What was undone, or None."""
    if verb is Verb.HIDE_PHOTO and not data.get("hidden", True):
        return gettext_lazy("Satu foto dibuka lagi untuk umum"), "photo"
    if verb is Verb.COVER_PHOTO and not data.get("boxes", 1):
        return gettext_lazy("Penutup satu foto dilepas"), "photo"
    return None


def happenings(rows: Iterable[TimelineRow]) -> list[Happening]:
    """Newest first."""
    return [happening(row) for row in rows][::-1]


def _written(data: Mapping[str, Any]) -> str:
    return next((str(data[name]) for name in _WRITTEN if data.get(name)), "")


def _who(row: TimelineRow) -> str:
    if row.role == Role.REPORTER:
        return _("Pelapor")
    if row.role == Role.SYSTEM:
        return _("Sistem")
    return ", ".join(part for part in (row.person, row.agency_name) if part)


def _shown(verb: Verb, data: dict[str, Any]) -> dict[str, Any]:
    shown = dict(data)
    if verb is Verb.MERGE:
        shown["main"] = data.get("main") or _("laporan lain")
    if verb in {Verb.GATHER, Verb.RELEASE}:
        shown["number"] = data.get("number") or _("Laporan lain")
    if verb is Verb.REJECT:
        shown["ground"] = str(GROUNDS.get(data.get("ground", ""), "…"))
    if verb is Verb.RECLASSIFY and data.get("to") in set(Category):
        shown["to"] = str(NAMES[Category(data["to"])])
    if verb is Verb.SCHEDULE:
        day = _day(data.get("estimate_on"))
        shown["estimate_on"] = date_format(day, "l, j F Y") if day else "…"
    return shown


def _day(text: Any) -> date | None:
    try:
        return parse_date(str(text))
    except ValueError:
        return None
