"""A due date that moved and a report that climbed, in the words of the page; the same for the office and for everyone."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any, Final

from django.utils.formats import date_format
from django.utils.functional import Promise
from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from siger.reports.due_moves import Because

_BECAUSE: Final[dict[str, Promise]] = {
    Because.FOLLOWED: gettext_lazy("waktu mengikuti laporan induk tidak dihitung"),
    Because.WAITED: gettext_lazy("waktu menunggu jawaban pelapor tidak dihitung"),
    Because.RECLASSIFIED: gettext_lazy("jenis laporan diperbaiki"),
    Because.RELOCATED: gettext_lazy("lokasi laporan diperbaiki"),
}

RUNG_WORDS: Final[dict[str, Promise]] = {
    "supervisor": gettext_lazy("atasan langsung di %(office)s"),
    "head": gettext_lazy("kepala %(office)s"),
    "government": gettext_lazy("pimpinan %(office)s"),
    "province": gettext_lazy("gubernur, lewat %(office)s"),
}


def due_moved_words(data: Mapping[str, Any]) -> str:
    """ "Janji kepada pelapor bergeser dari Senin, 29 Juni 2026 ke Selasa, 30 Juni 2026, karena libur …" """
    told = [_moved(_("Janji kepada pelapor"), data, "promise"), _moved(_("Batas instansi"), data, "due")]
    because = str(data.get("words_of_rules") or _BECAUSE.get(str(data.get("because")), ""))
    reason = _("karena")
    return ". ".join(f"{words}, {reason} {because}" if because else words for words in told if words)


def _moved(what: str, data: Mapping[str, Any], key: str) -> str:
    old, new = _moment(data.get(f"{key}_from")), _moment(data.get(f"{key}_to"))
    if old is None or new is None:
        return ""
    pattern = "l, j F Y" if localtime(old).date() != localtime(new).date() else "l, j F Y H.i"
    words = {"what": what, "old": date_format(localtime(old), pattern), "new": date_format(localtime(new), pattern)}
    return _("%(what)s bergeser dari %(old)s ke %(new)s") % words


def _moment(text: Any) -> datetime | None:
    try:
        return datetime.fromisoformat(str(text)) if text else None
    except ValueError:
        return None


def escalated_words(data: Mapping[str, Any]) -> str:
    """Who was told: "Kepala Dinas Bina Marga diberi tahu." Where the installation has nobody on that rung, that is said."""
    office = str(data.get("told_agency") or "")
    rung = RUNG_WORDS.get(str(data.get("rung")))
    if not office or rung is None:
        return _("Belum ada pejabat yang tercatat untuk diberi tahu.")
    words = str(rung) % {"office": office}
    return _("%(who)s diberi tahu.") % {"who": words[:1].upper() + words[1:]}


def escalated_title(data: Mapping[str, Any]) -> str:
    if data.get("clock") == "promise":
        return _("Janji kepada pelapor terlewat, dinaikkan ke atasan")
    return _("Lewat batas waktu, dinaikkan ke atasan")
