"""A text as words: links, mentions and emoji gone, slang and abbreviations written out. Plain Python."""

import csv
import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Final

from siger.triage.category.word_lists import word_list

LONGEST: Final = 4_000
"""Characters that are looked at; what stands behind them decides nothing."""
LONGEST_WORD: Final = 40

_GONE: Final = re.compile(r"(?:https?://|www\.)\S+|\S+@\S+\.\w+|[@]\w+|\b[a-z0-9-]+\.(?:com|co|net|org|id|go\.id)(?:/\S*)?\b", re.I)
_KEPT_ADDRESS: Final = re.compile(r"\b(?:www\.)?lapor\.go\.id\b", re.I)
_HUMP: Final = re.compile(r"(?<=[a-z]{2})(?=[A-Z])")
_PIECE: Final = re.compile(r"[^\W\d_]+(?:['’`][^\W\d_]+)?(?:-[^\W\d_]+)*2?(?![^\W\d_])|\d+(?:[.,]\d+)*|[^\W\d_]+|[.!?;,:\n]+")
_STRETCHED: Final = re.compile(r"(.)\1{2,}")

END: Final = "."
COMMA: Final = ","
FILLERS: Final = word_list("fillers")
"""Words between those that count: left out of the text and of the lexicon alike, so that "lubang di jalan" is "lubang jalan"."""


@dataclass(frozen=True, slots=True)
class Word:
    """`text` as it is compared, `written` as it stood there. `capital`: it began with a capital, as names do."""

    text: str
    written: str
    capital: bool = False

    @property
    def is_end(self) -> bool:
        return self.text in (END, COMMA)


@cache
def slang() -> dict[str, str]:
    """What people write, and what they mean by it."""
    lines = (files(__package__) / "slang.csv").read_text(encoding="utf-8").splitlines()
    return {row["written"]: row["meant"] for row in csv.DictReader(lines)}


def words_of(text: str) -> list[Word]:
    """The words and the marks that end a part of a sentence, in order. Empty for a text of only emoji or only a link."""
    plain = unicodedata.normalize("NFKC", text[:LONGEST]).replace("\u200b", "")
    plain = _GONE.sub(" ", _KEPT_ADDRESS.sub(" lapor pengaduan ", plain))
    return _without_doubles(word for piece in _PIECE.findall(plain) for word in _read(piece))


def _read(piece: str) -> Iterator[Word]:
    if not piece[0].isalnum():
        yield Word(COMMA if set(piece) <= {",", ":"} else END, piece)
        return
    for part in _HUMP.split(piece):  # #JalanRusak
        yield from _meant(part)


def _meant(part: str) -> Iterator[Word]:
    low = _single(part.lower().replace("’", "'").replace("'", "").replace("`", ""))
    if len(low) > LONGEST_WORD:
        return
    capital = part[0].isupper()
    for one in _written_out(low):
        yield Word(one, part, capital)


def _single(low: str) -> str:
    """ "bangettt" -> "banget", "lubang-lubang" and "lubang2" -> "lubang", "orang-orangan" -> "orang orangan"."""
    if low not in slang():
        low = _STRETCHED.sub(r"\1", low)
    if low.endswith("2") and len(low) > 3:
        low = low[:-1]
    return low


def _written_out(low: str) -> Iterator[str]:
    known = slang()
    for one in low.split("-"):
        yield from known.get(one, one).split()


def _without_doubles(words: Iterator[Word]) -> list[Word]:
    kept: list[Word] = []
    for word in words:
        if not kept or kept[-1].text != word.text:
            kept.append(word)
    return kept


def compared(phrase: str) -> tuple[str, ...]:
    """A phrase of the lexicon as the words that it is compared by."""
    return tuple(word.text for word in words_of(phrase) if word.text not in FILLERS and not word.is_end)
