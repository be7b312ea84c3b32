"""Which expressions of the lexicon stand in a text."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final

from siger.triage.category.affixes import known_form
from siger.triage.category.lexicon_files import Lexicon, Phrase
from siger.triage.category.places import neutral_places
from siger.triage.category.words import FILLERS, Word

NEAR: Final = 7
"""Two words farther apart than this say nothing together."""
DENIALS: Final = frozenset({"tidak", "bebas", "anti", "tanpa", "belum"})
NOT_THIS: Final = "bukan"
_BUT: Final = frozenset({"tapi", "tetapi", "melainkan", "namun"})
DENIED: Final = 0.15
BACKDROP: Final = 0.6
REPEATED: Final = 1.15


@dataclass(frozen=True, slots=True)
class Hit:
    """`words` as they stood in the text, `weights` by column of the categories, `at` the word's place in the text.

    `frame`: it only says who wrote, whom they told and how they feel.
    """

    words: tuple[str, ...]
    weights: dict[int, float]
    at: int
    share: float = 1.0
    frame: bool = False


Forms = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Text:
    forms: list[Forms]
    meant: list[str]
    written: list[str]
    ends: list[int]


def hits(words: Sequence[Word], lexicon: Lexicon, names: Mapping[str, Sequence[tuple[str, ...]]]) -> list[Hit]:
    """Expressions and pairs of the text, each once, in order of their first place."""
    text = _prepared(words, lexicon, names)
    spans = _spans(text.forms, lexicon)
    covered = _covering(spans, lexicon)
    denied = _denied(text, lexicon)
    found: dict[Phrase, Hit] = {}
    for at, phrase in sorted(covered.items()):
        weights = lexicon.phrases.get(phrase)
        if weights is None or phrase in lexicon.neutral:
            continue
        share = BACKDROP if phrase in lexicon.backdrop else 1.0
        share *= DENIED if denied & set(range(at, at + len(phrase))) else 1.0
        known = found.get(phrase)
        if known is None:
            found[phrase] = Hit(tuple(text.written[at : at + len(phrase)]), weights, at, share, lexicon.frame.issuperset(phrase))
        elif known.share == share:
            found[phrase] = replace(known, share=share * REPEATED)
    return [*found.values(), *_pairs(text, spans, covered, lexicon, denied)]


def _prepared(words: Sequence[Word], lexicon: Lexicon, names: Mapping[str, Sequence[tuple[str, ...]]]) -> _Text:
    places = neutral_places(words, names)
    text = _Text([], [], [], [])
    ends = 0
    for at, word in enumerate(words):
        if word.is_end:
            ends += 1
        elif word.text not in FILLERS:
            text.forms.append(() if at in places else forms_of(word.text, lexicon))
            text.meant.append(word.text)
            text.written.append(word.written.lower())
            text.ends.append(ends)
    return text


_FORMS: dict[str, Forms] = {}
_MOST_FORMS: Final = 20_000


def forms_of(word: str, lexicon: Lexicon) -> Forms:
    """The word as the lexicon has it, and its root when the lexicon has the word only inside longer expressions.

    Remembered, because most words of a language come again; bounded, because a flood of invented words would not.
    """
    if word not in _FORMS:
        if len(_FORMS) >= _MOST_FORMS:
            _FORMS.clear()
        _FORMS[word] = tuple(_looked_up(word, lexicon))
    return _FORMS[word]


def _looked_up(word: str, lexicon: Lexicon) -> Iterator[str]:
    if word in lexicon.known:
        yield word
    if word not in lexicon.alone:
        root = known_form(word, lexicon.known)
        if root is not None:
            yield root
        elif word not in lexicon.known:
            meant = lexicon.spellings.meant(word)
            if meant is not None:
                yield meant


def _spans(forms: Sequence[Forms], lexicon: Lexicon) -> dict[int, list[Phrase]]:
    """All expressions by where they begin, longest first."""
    found: dict[int, list[Phrase]] = {}
    for at, here in enumerate(forms):
        phrases = [phrase for form in here for phrase in lexicon.starts.get(form, ()) if _stands(phrase, forms, at)]
        if phrases:
            found[at] = phrases if len(here) == 1 else sorted(phrases, key=len, reverse=True)
    return found


def _stands(phrase: Phrase, forms: Sequence[Forms], at: int) -> bool:
    return at + len(phrase) <= len(forms) and all(word in forms[place] for place, word in enumerate(phrase[1:], at + 1))


def _covering(spans: Mapping[int, Sequence[Phrase]], lexicon: Lexicon) -> dict[int, Phrase]:
    """The longest expression that weighs or is neutral at each place, from left to right, none inside another."""
    chosen: dict[int, Phrase] = {}
    free = 0
    for at in sorted(spans):
        if at < free:
            continue
        for phrase in spans[at]:
            if phrase in lexicon.phrases or phrase in lexicon.neutral:
                chosen[at] = phrase
                free = at + len(phrase)
                break
    return chosen


def _denied(text: _Text, lexicon: Lexicon) -> set[int]:
    """Places whose problem is said to be absent, or that "bukan" puts aside until the sentence turns."""
    denied: set[int] = set()
    for at in range(len(text.forms)):
        if text.meant[at] in DENIALS:
            if any((form,) in lexicon.denied for forms in text.forms[at + 1 : at + 2] for form in forms):
                denied.add(at + 1)
        elif text.meant[at] == NOT_THIS:
            for place in range(at + 1, min(at + 4, len(text.forms))):
                if text.ends[place] != text.ends[at] or text.meant[place] in _BUT:
                    break
                denied.add(place)
    return denied


def _pairs(
    text: _Text, spans: Mapping[int, Sequence[Phrase]], covered: Mapping[int, Phrase], lexicon: Lexicon, denied: set[int]
) -> list[Hit]:
    swallowed = {place for at, phrase in covered.items() if phrase in lexicon.neutral for place in range(at, at + len(phrase))} | denied
    places: dict[Phrase, list[int]] = {}
    for at, phrases in spans.items():
        for phrase in phrases:
            if not swallowed.intersection(range(at, at + len(phrase))):
                places.setdefault(phrase, []).append(at)
    found: list[Hit] = []
    for first, here in places.items():
        for second, weights in lexicon.pairs.get(first, {}).items():
            near = _nearest(here, places.get(second, ()), len(first), len(second))
            if near is not None:
                one, other = near
                shown = (*text.written[one : one + len(first)], *text.written[other : other + len(second)])
                found.append(Hit(shown, weights, min(near), frame=lexicon.frame.issuperset(first + second)))
    return found


def _nearest(here: Sequence[int], there: Sequence[int], size: int, other_size: int) -> tuple[int, int] | None:
    """The first two places that are near and do not overlap."""
    for one in here:
        for other in there:
            if abs(one - other) <= NEAR and (other >= one + size or one >= other + other_size):
                return one, other
    return None
