"""Invented labelled texts with words of which the lexicon knows nothing."""

import random
from collections.abc import Iterable, Iterator

from siger.triage.category.labelled import Labelled
from siger.triage.category.learning.features import features_of, held_back
from siger.triage.category.learning.samples import Sample, Samples
from siger.triage.category.lexicon_files import CODES
from siger.triage.category.suggestions import read_text
from siger.triage.category.words import words_of

# What people of an invented place call things: no word of these stands in the lexicon.
LOCAL = {
    "telecom": ("wurukuk", "sentripong", "galimbar", "tebelong"),
    "water": ("cemplikan", "bundrek", "olongan", "sirapong"),
    "roads": ("gronjalis", "bledugan", "trasakan", "mlengkung"),
}
AROUND = ("dekat", "rumah", "kami", "sudah", "lama", "warga", "sini", "tolong", "min", "pak", "kemarin", "masih", "lagi", "juga")


def local_labels(count: int, seed: int = 1) -> Iterator[Labelled]:
    """Each text has two words of its category's and some that say nothing."""
    chance = random.Random(seed)
    for _each in range(count):
        category = chance.choice(sorted(LOCAL))
        words = [*chance.sample(LOCAL[category], 2), *chance.sample(AROUND, 6)]
        chance.shuffle(words)
        yield Labelled(" ".join(words), category)


def misleading_labels(count: int, seed: int = 2) -> Iterator[Labelled]:
    """What the lexicon knows well: rightly labelled where it is measured, wrongly where it is learned from."""
    chance = random.Random(seed)
    matters = {"jalan berlubang": "roads", "listrik padam": "electricity", "sampah menumpuk": "waste"}
    wrongly = {"roads": "electricity", "electricity": "waste", "waste": "roads"}
    for _each in range(count):
        matter = chance.choice(sorted(matters))
        text = f"{matter} {' '.join(chance.sample(AROUND, 7))}"
        yield Labelled(text, matters[matter] if held_back(words_of(text)) else wrongly[matters[matter]])


def samples_of(labels: Iterable[Labelled]) -> Samples:
    """As the child gets them."""
    found = []
    for one in labels:
        words = words_of(one.text)
        found.append(Sample(features_of(words, {}), read_text(one.text).values, tuple(CODES.index(code) for code in one.right)))
    return Samples.of(found)
