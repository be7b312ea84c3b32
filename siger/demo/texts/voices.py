"""How people write: each voice turns the same pieces of a report into its own words."""

import random
from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from siger.demo.texts.parts import voice_parts
from siger.demo.texts.place import Slots
from siger.demo.texts.rewording import ABBREVIATIONS, JAVANESE, LAMPUNG, reword, slip


@dataclass(frozen=True, slots=True)
class Pieces:
    """Clauses with their slots filled, first letter small, no full stop. `another` is a second problem in the same message."""

    fact: str
    effects: tuple[str, ...]
    ask: str | None
    another: str | None
    is_question: bool
    has_place: bool
    slots: Slots


def upper_first(text: str) -> str:
    return text[:1].upper() + text[1:]


def _say(rng: random.Random, pieces: Pieces, sentences: list[str], **words: str) -> str:
    capitals = {upper_first(key): upper_first(value) for key, value in words.items()}
    return pieces.slots.fill(rng.choice(sentences), **words, **capitals)


def _sentences(rng: random.Random, pieces: Pieces, voice: str, *, middles: int, closing: float = 0.8) -> list[str]:
    parts = voice_parts()[voice]
    said = [_say(rng, pieces, parts["openings"], fact=pieces.fact)]
    if pieces.is_question:
        said[0] = said[0].rstrip(".!") + "?"
    else:
        for effect, sentence in zip(pieces.effects[:middles], rng.sample(parts["middles"], len(parts["middles"])), strict=False):
            said.append(_say(rng, pieces, [sentence], effect=effect))
        if pieces.another is not None:
            said.append(
                rng.choice(("Satu lagi, {a}.", "Sekalian lapor, {a}.", "Selain itu {a}.", "Oh ya, {a} juga.")).format(a=pieces.another)
            )
        if pieces.ask is not None:
            said.append(_say(rng, pieces, parts["asks"], ask=pieces.ask))
    if rng.random() < closing:
        said.append(_say(rng, pieces, parts["closings"]))
    return [sentence for sentence in said if sentence]


def _details(rng: random.Random, pieces: Pieces, share: float) -> list[str]:
    common = voice_parts()
    said = []
    if pieces.has_place and pieces.slots.landmark not in pieces.fact and rng.random() < share:
        said.append(pieces.slots.fill(rng.choice(common["where"])))
    if rng.random() < share:
        said.append(pieces.slots.fill(rng.choice(common["details_place" if pieces.has_place else "details"])))
    return said


def _with_details(said: list[str], details: list[str]) -> list[str]:
    return [said[0], *details, *said[1:]]


def formal(rng: random.Random, pieces: Pieces) -> str:
    said = _with_details(_sentences(rng, pieces, "formal", middles=2, closing=1.0), _details(rng, pieces, 0.8))
    return " ".join(said[:-1]) + rng.choice((" ", "\n\n")) + said[-1]


def plain(rng: random.Random, pieces: Pieces) -> str:
    said = _with_details(_sentences(rng, pieces, "plain", middles=rng.choice((0, 1, 1, 2)), closing=0.4), _details(rng, pieces, 0.5))
    return " ".join(upper_first(sentence) for sentence in said)


def whatsapp(rng: random.Random, pieces: Pieces) -> str:
    said = _with_details(_sentences(rng, pieces, "whatsapp", middles=rng.choice((0, 1, 1)), closing=0.6), _details(rng, pieces, 0.35))
    joined = rng.choice((". ", ", ", " ", "\n")).join(sentence.rstrip(".") for sentence in said)
    typed = slip(rng, reword(rng, joined, ABBREVIATIONS, rng.uniform(0.3, 0.9)), rng.choice((0.0, 0.02, 0.06)))
    return typed.lower() if rng.random() < 0.55 else typed


def short(rng: random.Random, pieces: Pieces) -> str:
    said = _say(rng, pieces, voice_parts()["short"]["openings"], fact=pieces.fact)
    if pieces.is_question:
        said = said.rstrip(".!") + "?"
    if rng.random() < 0.35:
        said = ". ".join([said.rstrip("."), *_details(rng, pieces, 0.7)])
    typed = reword(rng, said.strip(), ABBREVIATIONS, 0.5) if rng.random() < 0.6 else said.strip()
    return typed.lower() if rng.random() < 0.4 else typed


def tweet(rng: random.Random, pieces: Pieces) -> str:
    said = _sentences(rng, pieces, "tweet", middles=rng.choice((0, 1)), closing=1.0)
    return reword(rng, rng.choice((". ", " ", ", ")).join(said), ABBREVIATIONS, 0.5)[:270]


def javanese(rng: random.Random, pieces: Pieces) -> str:
    said = _with_details(_sentences(rng, pieces, "javanese", middles=1), _details(rng, pieces, 0.2))
    return reword(rng, reword(rng, ", ".join(sentence.rstrip(".") for sentence in said), JAVANESE, 0.6), ABBREVIATIONS, 0.2)


def lampung(rng: random.Random, pieces: Pieces) -> str:
    said = _with_details(_sentences(rng, pieces, "lampung", middles=1), _details(rng, pieces, 0.2))
    return reword(rng, ". ".join(sentence.rstrip(".") for sentence in said) + ".", LAMPUNG, 0.7)


def angry(rng: random.Random, pieces: Pieces) -> str:
    """One in five is anger without a place or a fact: such a report has to be asked about."""
    if rng.random() < 0.2:
        said = [pieces.slots.fill(sentence) for sentence in rng.sample(voice_parts()["angry"]["nothing"], 2)]
    else:
        said = _sentences(rng, pieces, "angry", middles=rng.choice((0, 1)))
    text = " ".join(said)
    return text.upper() if rng.random() < 0.25 else reword(rng, text, ABBREVIATIONS, 0.35)


def long(rng: random.Random, pieces: Pieces) -> str:
    said = _with_details(_sentences(rng, pieces, "long", middles=3, closing=1.0), _details(rng, pieces, 1.0))
    half = len(said) // 2
    return " ".join(said[:half]) + rng.choice((" ", "\n\n")) + " ".join(said[half:])


VOICES: Final[dict[str, Callable[[random.Random, Pieces], str]]] = {
    voice.__name__: voice for voice in (plain, whatsapp, short, formal, tweet, javanese, lampung, angry, long)
}

# How often each voice is met, by channel; our own estimate.
SHARES: Final[dict[str, dict[str, float]]] = {
    "web": {"plain": 40, "whatsapp": 18, "short": 14, "formal": 9, "angry": 6, "long": 6, "javanese": 3, "lampung": 2, "tweet": 2},
    "whatsapp": {"whatsapp": 62, "short": 12, "javanese": 9, "plain": 7, "lampung": 4, "angry": 4, "formal": 2},
    "telegram": {"whatsapp": 45, "plain": 25, "short": 20, "tweet": 10},
    "sms": {"short": 60, "whatsapp": 30, "javanese": 10},
    "email": {"formal": 60, "long": 25, "plain": 15},
    "desk": {"plain": 75, "formal": 15, "long": 10},
    "import": {"tweet": 30, "plain": 45, "short": 15, "angry": 10},
    "open311": {"plain": 60, "short": 40},
}
