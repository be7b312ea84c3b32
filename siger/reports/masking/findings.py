"""What was found, where; and how a detector walks through a text in linear time."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import Final


class Personal(StrEnum):
    """Kinds of personal data that are covered."""

    EMAIL = "email"
    IDENTITY = "identity"
    ACCOUNT = "account"
    PHONE = "phone"
    PLATE = "plate"


@dataclass(frozen=True, slots=True, order=True)
class Finding:
    """Characters `start` to `end` of the text that was given hold something of this kind."""

    start: int
    end: int
    kind: Personal


# What stands between the groups of a number. Every pattern that repeats it is bounded, so that a long text costs a constant per character.
GAP: Final = r"[ \t\u00a0._*()/\-\u2010-\u2015\u200c\u200d]"
# Covers what an earlier detector claimed, so that a later one neither sees it nor reads across it.
CLAIMED: Final = "\x00"


def walk(pattern: re.Pattern[str], text: str, accept: Callable[[re.Match[str]], tuple[int, int] | None]) -> Iterator[tuple[int, int]]:
    """Spans that `accept` finds within the matches of `pattern`; after a refusal the search goes on one character further."""
    at = 0
    while (match := pattern.search(text, at)) is not None:
        span = accept(match)
        at = match.start() + 1 if span is None else max(span[1], match.start() + 1)
        if span is not None:
            yield span


def claim_all(text: str, spans: list[tuple[int, int]]) -> str:
    """`text` with ascending, separate spans claimed; as long as before."""
    pieces, at = [], 0
    for start, end in spans:
        pieces += [text[at:start], CLAIMED * (end - start)]
        at = end
    return "".join([*pieces, text[at:]])
