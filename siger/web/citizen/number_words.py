"""What is wrong with a number that somebody typed."""

import re

from django.utils.translation import gettext as _

from siger.core.ids import SYMBOLS

LENGTH = 8
_READ_AS = str.maketrans({"O": "0", "I": "1", "L": "1", "U": "V"})


def wrong_number_words(typed: str, prefix: str) -> str:
    """One sentence that says what to look at, for text that `parse_number` refuses."""
    compact = re.sub(r"[\s\-–—_.]", "", typed).upper()
    rest = compact[len(prefix) :] if compact.startswith(prefix) and len(compact) != LENGTH else compact
    strange = [sign for sign in dict.fromkeys(rest) if sign.translate(_READ_AS) not in SYMBOLS]
    if strange:
        return _("Tanda “%(sign)s” tidak pernah ada dalam nomor laporan. Nomor hanya berisi huruf dan angka, contoh: %(example)s.") % {
            "sign": strange[0],
            "example": _example(prefix),
        }
    if len(rest) != LENGTH:
        return _("Setelah %(prefix)s harus ada 8 huruf atau angka; yang Anda ketik %(count)d. Contoh: %(example)s.") % {
            "prefix": prefix,
            "count": len(rest),
            "example": _example(prefix),
        }
    return _("Ada huruf atau angka yang keliru atau tertukar. Cocokkan satu per satu dengan tanda terima Anda.")


def _example(prefix: str) -> str:
    return f"{prefix}-2K7Q-93XM"
