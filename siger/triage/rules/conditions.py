"""When a rule fits a report, and when one rule leaves nothing for another. Plain Python."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

_NO_LETTERS: Final = re.compile(r"[^\w]+", re.UNICODE)


@dataclass(frozen=True, slots=True)
class Conditions:
    """All of them must hold; an empty one holds always. `words` are plain (see `plain_words`), one of them is enough."""

    region: str
    category: str = ""
    service: str = ""
    region_only: bool = False
    report_class: str = ""
    words: tuple[str, ...] = ()
    owner_id: int | None = None

    @property
    def narrowness(self) -> int:
        """How many conditions there are besides the region."""
        return sum(bool(one) for one in (self.category, self.service, self.report_class, self.words, self.owner_id))


@dataclass(frozen=True, slots=True)
class Subject:
    """What rules look at of a report. `plain_text` is empty when no rule asks for words. `owner_id`: owner of the thing at the place."""

    category: str
    service: str
    region: str
    report_class: str
    plain_text: str = ""
    owner_id: int | None = None


def plain_words(text: str) -> str:
    """Lower case, only letters and digits, one space between words and around all of them, so that whole words are found with `in`."""
    return f" {_NO_LETTERS.sub(' ', text.casefold()).replace('_', ' ').strip()} "


def plain_list(words: Iterable[str]) -> tuple[str, ...]:
    """Words and phrases as conditions keep them: plain, without doubles, in their order."""
    plain = (plain_words(word).strip() for word in words)
    return tuple(dict.fromkeys(" ".join(word.split()) for word in plain if word))


def lies_in(region: str, wider: str) -> bool:
    return region == wider or region.startswith(f"{wider}.")


def fits(rule: Conditions, subject: Subject) -> bool:
    """A rule about the owner of a thing fits only where that owner's thing was found; one that is not fits only where none was."""
    return (
        rule.category in ("", subject.category)
        and rule.service in ("", subject.service)
        and rule.owner_id == subject.owner_id
        and (subject.region == rule.region if rule.region_only else lies_in(subject.region, rule.region))
        and rule.report_class in ("", subject.report_class)
        and (not rule.words or any(f" {word} " in subject.plain_text for word in rule.words))
    )


def covers(first: Conditions, later: Conditions) -> bool:
    """Whether every report that `later` fits is fitted by `first`, too: `later` is then never asked when it stands behind."""
    return (
        first.category in ("", later.category)
        and first.service in ("", later.service)
        and first.owner_id == later.owner_id
        and _region_covers(first, later)
        and first.report_class in ("", later.report_class)
        and _words_cover(first.words, later.words)
    )


def _region_covers(first: Conditions, later: Conditions) -> bool:
    if first.region_only:
        return later.region_only and later.region == first.region
    return lies_in(later.region, first.region)


def _words_cover(first: tuple[str, ...], later: tuple[str, ...]) -> bool:
    """A phrase contains the words that it is made of: "jalan" covers "jalan tol"."""
    if not first:
        return True
    return bool(later) and all(any(f" {word} " in f" {phrase} " for word in first) for phrase in later)
