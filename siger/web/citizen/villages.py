"""Choosing a village by its name, also without a script: from typed words to one village or to a list to choose from."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from siger.regions.codes import depth
from siger.regions.names import FoundRegion, find_regions
from siger.regions.normalising import normalise

VILLAGE_DEPTH: Final = 4
SHOWN: Final = 8
LOOKED_AT: Final = 40


@dataclass(frozen=True, slots=True)
class VillageChoice:
    """`code` of the village, or "" with `choices` to pick from. `asked`: words were typed and no village is clear yet."""

    code: str = ""
    choices: Sequence[FoundRegion] = ()
    asked: bool = False


def villages_named(words: str, limit: int = SHOWN) -> list[FoundRegion]:
    """Villages that may be meant, best first. One statement."""
    return [found for found in find_regions(words, limit=LOOKED_AT) if depth(found.code) == VILLAGE_DEPTH][:limit]


def choose_village(code: str, words: str, *, needed: bool) -> VillageChoice:
    """The picked code as it is; else the one village that bears exactly the typed name; else, where a village is needed, a list."""
    if code or not words.strip():
        return VillageChoice(code)
    found = villages_named(words, limit=LOOKED_AT)
    exact = [village for village in found if _same(words, village)]
    if len(exact) == 1:
        return VillageChoice(exact[0].code)
    if not needed:
        return VillageChoice()
    return VillageChoice("", (exact + [village for village in found if village not in exact])[:SHOWN], asked=True)


def _same(words: str, village: FoundRegion) -> bool:
    """Typed as the name alone, or with some of the names above it: "Hajimena, Natar"."""
    typed = normalise(words)
    parts = [normalise(part) for part in village.full_name.split(",")]
    return typed in {" ".join(parts[:count]) for count in range(1, len(parts) + 1)}


def place_words(full_name: str) -> tuple[str, str]:
    """A region's full name in two lines: "Hajimena, Natar" and "Lampung Selatan"."""
    parts = [part.strip() for part in full_name.split(",")]
    return ", ".join(parts[:2]), ", ".join(parts[2:])
