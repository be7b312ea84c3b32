"""Places in a text: names after words like jalan, desa or pasar, and numbers that belong to a name (SD 2, km 12, RT 7)."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from siger.triage.similar.words.rarity import IN_DICTIONARY, class_weight
from siger.triage.similar.words.spelling import Word
from siger.triage.similar.words.stems import key_of

MARKERS: Final[Mapping[str, str]] = {
    word: kind
    for kind, words in {
        "street": "jalan ruas tol lintas",
        "lane": "gang",
        "village": "desa kelurahan kampung pekon tiyuh nagari gampong",
        "hamlet": "dusun lingkungan umbul",
        "district": "kecamatan",
        "market": "pasar",
        "junction": "simpang bundaran",
        "bridge": "jembatan",
        "school": "sd smp sma smk mts tk mi",
        "health": "puskesmas rs klinik",
        "housing": "perumahan",
        "river": "sungai kali way",
        "worship": "masjid musala gereja pura vihara",
        "beach": "pantai",
        "station": "terminal stasiun pelabuhan dermaga bandara halte",
        "park": "taman lapangan",
        "office": "kantor samsat",
        "shop": "indomaret alfamart hotel mall spbu pabrik",
    }.items()
    for word in words.split()
}
NUMBERS: Final[Mapping[str, str]] = {
    **{school: school for school in ("sd", "smp", "sma", "smk", "mts", "tk")},
    **{word: word for word in ("km", "rt", "rw", "blok", "lajur")},
}
LONGEST_NAME: Final = 3


@dataclass(frozen=True, slots=True)
class Places:
    """`names`: keys that name a place. `by_kind`: the keys after each kind of marker. `numbers`: by kind, the numbers of names."""

    names: frozenset[str]
    by_kind: Mapping[str, frozenset[str]]
    numbers: Mapping[str, frozenset[str]]


def places_in(words: Sequence[Word]) -> Places:
    names = {key_of(word.plain) for word in words if _is_name(word)}
    by_kind: dict[str, set[str]] = {}
    numbers: dict[str, set[str]] = {}
    for at, word in enumerate(words):
        kind = MARKERS.get(word.plain)
        if kind is not None and (found := _name_after(words, at)):
            by_kind.setdefault(kind, set()).update(found)
            names.update(found)
        if word.plain in NUMBERS:
            _add_numbers(numbers, words, at)
    return Places(
        frozenset(names),
        {kind: frozenset(keys) for kind, keys in by_kind.items()},
        {kind: frozenset(found) for kind, found in numbers.items()},
    )


def _is_name(word: Word) -> bool:
    """A word that no dictionary has, or one with a capital in the middle of a sentence that is not ordinary."""
    weight = class_weight(word.plain)
    return weight > IN_DICTIONARY or (word.named and weight >= IN_DICTIONARY)


def _name_after(words: Sequence[Word], at: int) -> set[str]:
    """Up to three words after a marker that are not ordinary: "jalan teuku umar depan" is teuku umar."""
    found: set[str] = set()
    for word in words[at + 1 : at + 1 + LONGEST_NAME]:
        if word.is_number or word.plain in MARKERS or class_weight(word.plain) < IN_DICTIONARY:
            break
        found.add(key_of(word.plain))
    return found


def _add_numbers(numbers: dict[str, set[str]], words: Sequence[Word], at: int) -> None:
    """ "rt 7 rw 2", and "rt 7/2", which says the same; "rt/rw 7/2" too."""
    kind = NUMBERS[words[at].plain]
    if kind == "rw" and at and words[at - 1].plain == "rt":
        return
    after = [word.plain for word in words[at + 1 : at + 4]]
    if kind == "rt" and after[:1] == ["rw"]:
        after = after[1:]
        if len(after) == 2 and all(part.isdecimal() for part in after):
            numbers.setdefault("rw", set()).add(after[1])
    elif kind == "rt" and len(after) >= 2 and after[0].isdecimal() and after[1].isdecimal():
        numbers.setdefault("rw", set()).add(after[1])
    if after and (after[0].isdecimal() or (kind == "blok" and len(after[0]) <= 2)):
        numbers.setdefault(kind, set()).add(after[0])
