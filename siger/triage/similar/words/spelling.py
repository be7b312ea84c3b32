"""A text as words: spelled out, without what nobody compares. Plain Python; takes any text."""

import re
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from siger.triage.similar.words.language import phrases, spellings

LONGEST_TEXT: Final = 4_000
MOST_WORDS: Final = 500
LONGEST_WORD: Final = 24

_ADDRESS: Final = re.compile(r"(?:https?://|www\.)\S+|@\w+")
_PIECE: Final = re.compile(r"\d+|[^\W\d_]+")
_HUMP: Final = re.compile(r"(?<=[a-z])(?=[A-Z])")
_REPEATED: Final = re.compile(r"(.)\1{2,}")
_ENDS: Final = ".!?\n"
NUMBERED: Final = frozenset({"sd", "smp", "sma", "smk", "mts", "tk", "km", "rt", "rw", "blok", "gang", "no", "nomor", "lajur"})
"""After these a number is part of a name: "smp 5" is not "smp-smp"."""


@dataclass(frozen=True, slots=True)
class Word:
    """`surface` as it was written, `plain` spelled out in lower case; `named`: a capital in the middle of a sentence."""

    surface: str
    plain: str
    named: bool = False

    @property
    def is_number(self) -> bool:
        return self.plain.isdecimal()


def words_of(text: str, local: Mapping[str, str] | None = None) -> list[Word]:
    """At most `MOST_WORDS` words, short forms written out, a province's own (`local`) first. Without emoji, links and account names."""
    cleaned = _ADDRESS.sub(" ", unicodedata.normalize("NFKC", text[:LONGEST_TEXT]))
    found: list[Word] = []
    for word in _pieces(cleaned):
        found.extend(_spelled_out(word, local or {}))
        if len(found) >= MOST_WORDS:
            break
    return _joined_phrases(found[:MOST_WORDS])


def _pieces(text: str) -> Iterator[Word]:
    shouting = text.isupper()
    end = -1
    before = ""
    for match in _PIECE.finditer(text):
        piece, glued = match.group(), match.start() == end
        begins = not before or any(mark in text[end : match.start()] for mark in _ENDS)
        end = match.end()
        if glued and piece == "2" and len(before) >= 4 and before not in NUMBERED:
            continue  # truk2 is truk-truk
        for part in _HUMP.split(piece) if not piece.islower() else (piece,):
            plain = _folded_case(part)
            yield Word(part, plain, part[0].isupper() and not begins and not shouting)
        before = _folded_case(piece)


@lru_cache(maxsize=16_384)
def _folded_case(piece: str) -> str:
    plain = "".join(sign for sign in unicodedata.normalize("NFKD", piece) if not unicodedata.combining(sign))
    short = _REPEATED.sub(r"\1", plain.casefold())[:LONGEST_WORD]
    return (short.lstrip("0") or "0") if short.isdecimal() else short


def _spelled_out(word: Word, local: Mapping[str, str]) -> list[Word]:
    meant = local.get(word.plain) or spellings().get(word.plain)
    if meant is None:
        return [word]
    return [Word(word.surface, part, word.named) for part in meant.split()]


def _joined_phrases(words: list[Word]) -> list[Word]:
    """Phrases that stand for one word: "sekolah dasar negeri 2" is "sd 2"."""
    found: list[Word] = []
    at = 0
    while at < len(words):
        meant, length = _phrase_at(words, at)
        if not length:
            found.append(words[at])
            at += 1
            continue
        surface = " ".join(word.surface for word in words[at : at + length])
        found.extend(Word(surface, part, words[at].named) for part in meant.split())
        at += length
    return found


def _phrase_at(words: list[Word], at: int) -> tuple[str, int]:
    for length in phrases().get(words[at].plain, ()):
        sought = " ".join(word.plain for word in words[at : at + length])
        meant = phrases()[words[at].plain][length].get(sought)
        if meant is not None:
            return meant, length
    return "", 0
