"""What a validator can find missing in finished work. Codes of `return_work`, counted per agency and crew; words stand beside them."""

from collections.abc import Iterable
from enum import StrEnum
from typing import Final

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from siger.core.errors import Invalid


class Missing(StrEnum):
    """In the order in which a page offers them: the work first, then the proof."""

    NOT_DONE = "not_done"
    PARTLY_DONE = "partly_done"
    UNSAFE = "unsafe"
    OTHER_PLACE = "other_place"
    NO_BEFORE = "no_before"
    SAME_VIEW = "same_view"
    UNCLEAR = "unclear"
    USED_BEFORE = "used_before"
    TOO_OLD = "too_old"
    NO_PLACE = "no_place"


MISSING_WORDS: Final[dict[Missing, Promise]] = {
    Missing.NOT_DONE: gettext_lazy("Masalahnya masih ada"),
    Missing.PARTLY_DONE: gettext_lazy("Baru sebagian dikerjakan"),
    Missing.UNSAFE: gettext_lazy("Bekas pekerjaan belum rapi atau belum aman"),
    Missing.OTHER_PLACE: gettext_lazy("Foto bukan di tempat laporan"),
    Missing.NO_BEFORE: gettext_lazy("Foto sebelum dikerjakan belum ada"),
    Missing.SAME_VIEW: gettext_lazy("Foto sesudah belum dari arah yang sama"),
    Missing.UNCLEAR: gettext_lazy("Foto buram, gelap, atau terlalu dekat"),
    Missing.USED_BEFORE: gettext_lazy("Foto pernah dipakai, kirim foto baru"),
    Missing.TOO_OLD: gettext_lazy("Foto diambil sebelum ditugaskan"),
    Missing.NO_PLACE: gettext_lazy("Foto tidak membawa lokasi atau waktu"),
}


def checked_missing(codes: Iterable[str]) -> list[str]:
    """Known codes, each once, in the order of the list. Raises Invalid for another."""
    wanted = set(codes)
    if not wanted <= set(Missing):
        raise Invalid({"missing": _("Pilih kekurangan dari daftar; yang lain tulis dengan kata-kata.")})
    return [code.value for code in Missing if code in wanted]


def missing_words(codes: Iterable[object]) -> list[str]:
    """In the active language; codes of another release are left out."""
    return [str(MISSING_WORDS[Missing(code)]) for code in codes if isinstance(code, str) and code in set(Missing)]
