"""What was measured on a photo, in words. Made when it is shown: languages and words change, measures do not."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, Final

from django.utils.formats import number_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from siger.proof.checking.clocks import MOST_APART
from siger.proof.models import CheckKind, Verdict


@dataclass(frozen=True, slots=True)
class Words:
    """`word` is the question, `value` its answer in a few words, `ask` what to write to the crew about it."""

    word: str
    value: str
    ask: str = ""


def words_of(kind: CheckKind, verdict: Verdict, measure: Mapping[str, Any]) -> Words:
    """For every kind but REUSED, whose words need what the reader may see."""
    return _WORDS[kind](verdict, measure)


def question_of(kind: CheckKind) -> str:
    """The question alone, as figures name it."""
    return {
        CheckKind.REUSED: _("Foto pernah dipakai"),
        CheckKind.DISTANCE: _("Jarak foto ke laporan"),
        CheckKind.GIVEN: _("Waktu foto"),
        CheckKind.FILE_TIME: _("Waktu pada berkas"),
        CheckKind.CLOCK: _("Jam HP"),
        CheckKind.CREDENTIALS: _("Keterangan asal foto"),
        CheckKind.SCREEN: _("Foto dari layar"),
    }.get(kind, kind.label)


def reused_words(number: str, how: str) -> Words:
    """`number` is the report on which the picture was seen before; empty when it was not."""
    word = _("Foto pernah dipakai")
    if not number:
        return Words(word, _("belum"))
    return Words(word, _HOW[how]() % {"number": number}, _ask_for_another() % {"number": number})


def _ask_for_another() -> str:
    return _("Foto sama dengan foto pada %(number)s. Kirim foto baru dari lokasi.")


_HOW: Final[dict[str, Callable[[], str]]] = {
    "file": lambda: _("berkas yang sama, %(number)s"),
    "same": lambda: _("gambar yang sama, %(number)s"),
    "mirrored": lambda: _("dicerminkan, %(number)s"),
    "turned": lambda: _("diputar, %(number)s"),
    "cropped": lambda: _("dipotong, %(number)s"),
}


def _distance(verdict: Verdict, measure: Mapping[str, Any]) -> Words:
    word = _("Jarak foto ke laporan")
    if verdict == Verdict.UNKNOWN:
        return Words(word, _("tidak diketahui"), _("Foto tidak membawa lokasi."))
    metres = metres_words(measure["metres"])
    if verdict == Verdict.FINE:
        return Words(word, metres)
    said = _("%(metres)s, batas %(most)d m") % {"metres": metres, "most": measure["most"]}
    return Words(word, said, _("Foto diambil %(metres)s dari titik laporan.") % {"metres": metres})


def _given(verdict: Verdict, measure: Mapping[str, Any]) -> Words:
    word = _("Waktu foto")
    if verdict == Verdict.UNKNOWN:
        return Words(word, _("tidak tercatat"), _("Foto tidak membawa waktu."))
    if verdict == Verdict.FINE:
        return Words(word, _("sesudah ditugaskan"))
    early = span_words(-measure["seconds"])
    return Words(word, _("%(span)s sebelum ditugaskan") % {"span": early}, _("Foto diambil sebelum pekerjaan ditugaskan."))


def _file_time(verdict: Verdict, measure: Mapping[str, Any]) -> Words:
    word = _("Waktu pada berkas")
    if verdict == Verdict.FINE:
        return Words(word, _("cocok"))
    if measure["seconds"] < 0:
        said = _("%(span)s sesudah foto diterima") % {"span": span_words(measure["seconds"])}
    elif measure["apart"] > MOST_APART.total_seconds():
        said = _("berbeda %(span)s dari waktu HP") % {"span": span_words(measure["apart"])}
    else:
        said = _("%(span)s sebelum foto diterima") % {"span": span_words(measure["seconds"])}
    return Words(word, said, _("Waktu pada berkas foto tidak cocok. Ambil foto baru di lokasi."))


def _clock(verdict: Verdict, measure: Mapping[str, Any]) -> Words:
    word = _("Jam HP")
    if verdict == Verdict.FINE:
        return Words(word, _("tepat"))
    told = _("terlambat %(span)s") if measure["seconds"] > 0 else _("terlalu cepat %(span)s")
    return Words(word, told % {"span": span_words(measure["seconds"])}, _("Jam HP tidak tepat. Atur jam HP ke waktu otomatis."))


def _credentials(verdict: Verdict, measure: Mapping[str, Any]) -> Words:
    word, told = _("Keterangan asal foto"), measure["said"]
    value = _MADE[told]() % {"tool": measure["tool"] or "?"}
    asked = verdict in {Verdict.ALARM, Verdict.ODD}
    return Words(word, value, _("Foto tidak asli dari kamera. Kirim foto asli dari lokasi.") if asked else "")


_MADE: Final[dict[str, Callable[[], str]]] = {
    "generated": lambda: _("dibuat komputer, menurut %(tool)s"),
    "broken": lambda: _("diubah sesudah ditandatangani"),
    "edited": lambda: _("diedit, menurut %(tool)s"),
    "unreadable": lambda: _("tidak terbaca"),
    "unproven": lambda: _("utuh, penanda tangan tidak dikenal"),
    "trusted": lambda: _("utuh dan tepercaya, dari %(tool)s"),
    "none": lambda: _("tidak ada"),
}


def _screen(verdict: Verdict, measure: Mapping[str, Any]) -> Words:
    word = _("Foto dari layar")
    if verdict == Verdict.FINE:
        return Words(word, _("tidak tampak"))
    return Words(word, _("mungkin"), _("Foto tampak diambil dari layar. Ambil foto langsung di lokasi."))


def metres_words(metres: float) -> str:
    """ "14 m", "412 m", "3,2 km" (in English "3.2 km")."""
    return f"{metres:.0f} m" if metres < 999.5 else f"{number_format(round(metres / 1000, 1), 1)} km"


def span_words(seconds: float) -> str:
    """A span of time in its greatest unit: "3 menit", "2 hari", "1 tahun"."""
    whole = abs(round(seconds))
    if whole < 5400:
        minutes = max(1, round(whole / 60))
        return ngettext("%(n)d menit", "%(n)d menit", minutes) % {"n": minutes}
    if whole < 36 * 3600:
        hours = round(whole / 3600)
        return ngettext("%(n)d jam", "%(n)d jam", hours) % {"n": hours}
    days = round(whole / 86_400)
    if days < 365:
        return ngettext("%(n)d hari", "%(n)d hari", days) % {"n": days}
    years = round(days / 365.25)
    return ngettext("%(n)d tahun", "%(n)d tahun", years) % {"n": years}


_WORDS: Final[dict[CheckKind, Callable[[Verdict, Mapping[str, Any]], Words]]] = {
    CheckKind.DISTANCE: _distance,
    CheckKind.GIVEN: _given,
    CheckKind.FILE_TIME: _file_time,
    CheckKind.CLOCK: _clock,
    CheckKind.CREDENTIALS: _credentials,
    CheckKind.SCREEN: _screen,
}
