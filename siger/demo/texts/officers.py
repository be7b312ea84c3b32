"""Short notes that go with a verb: reasons, answers, questions, proof, comments and words of a rating."""

import random
from typing import Final

from siger.demo.texts.affinity import fitting
from siger.demo.texts.parts import officer_parts, parts_of
from siger.demo.texts.place import PlaceWords, Slots
from siger.demo.texts.voices import upper_first

# Verbs of siger.reports.states that carry words, and the three kinds of rating words.
OFFICER_VERBS: Final = frozenset(officer_parts())


def officer_words(
    rng: random.Random,
    verb: str,
    category: str,
    place: PlaceWords,
    *,
    agency: str = "dinas terkait",
    landmark: str | None = None,
    about: str = "",
) -> str:
    """What somebody writes when taking `verb` on a report of `category`.

    `agency` is the receiver's short name; `about` is the report's title or text, to which proof, dispute and question then fit.

    Raises KeyError for a verb without words: see OFFICER_VERBS.
    """
    parts = parts_of(category)
    slots = Slots(rng, place, landmark)
    work = rng.choice(parts.work)
    words = {"agency": agency, "work": work, "Work": upper_first(work)}
    chosen = rng.choice(officer_parts()[verb])
    own = {
        key: slots.fill(rng.choice(fitting(sentences, about)), **words)
        for key, sentences in _own(category).items()
        if f"{{{key}}}" in chosen
    }
    return slots.fill(chosen, **words, **own)


def _own(category: str) -> dict[str, tuple[str, ...]]:
    parts = parts_of(category)
    return {"done": parts.done, "dispute": parts.disputes, "question": parts.questions}
