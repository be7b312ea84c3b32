"""Text as it may be stored: one form, nothing invisible that deceives. HTML stays text and is escaped where it is shown."""

import re
import unicodedata
from typing import Final

# Control characters except tab and newline; C1 controls; marks that turn the reading direction; lone surrogates, which cannot be stored.
_FORBIDDEN: Final = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u200e\u200f\u061c\u202a-\u202e\u2066-\u2069\ud800-\udfff]")
# Invisible characters with which words and numbers are split; the joiners U+200C and U+200D stay, emoji are made with them.
_INVISIBLE: Final = re.compile(r"[\u00ad\u180e\u200b\u2060-\u2064\ufeff\ufff9-\ufffb]")
_LINE_ENDS: Final = re.compile(r"\r\n?|[\u2028\u2029\x85\x0b\x0c]")
_TRAILING_BLANKS: Final = re.compile(r"(?<=[^ \t\u00a0\n])[ \t\u00a0]+(?=\n)|(?<=\n)[ \t\u00a0]+(?=\n)")
_EMPTY_LINES: Final = re.compile(r"\n{4,}")


def clean_text(raw: str) -> str:
    """`raw` in composed form (NFC), without control, direction and invisible characters, trimmed, with at most two empty lines in a row.

    Linear in the length of `raw`; cleaning twice is cleaning once.
    """
    text = _FORBIDDEN.sub("", _LINE_ENDS.sub("\n", raw))
    text = unicodedata.normalize("NFC", _INVISIBLE.sub("", text))
    text = _TRAILING_BLANKS.sub("", text)
    return _EMPTY_LINES.sub("\n\n\n", text).strip()
