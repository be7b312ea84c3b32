"""Whom the words of a note call: "@Ratna Ayu", or "@Ratna" where there is only one."""

import re
from collections.abc import Sequence

from django.utils.translation import gettext as _

from siger.core.errors import Invalid
from siger.desk.queries.callable import Person

_AT = re.compile(r"(?<![\w@.])@(?=\w)")


def named_in(words: str, people: Sequence[Person]) -> set[int]:
    """Ids of those of `people` that `words` call. What is nobody's name stays mere words.

    Raises Invalid where several have the name that is written: who is meant must not be guessed.
    """
    return {found for spot in _AT.finditer(words) if (found := _called(words[spot.end() :].casefold(), people)) is not None}


def _called(rest: str, people: Sequence[Person]) -> int | None:
    whole = [one for one in people if _begins(rest, one.name.casefold())]
    longest = max((len(one.name) for one in whole), default=0)
    found = [one for one in whole if len(one.name) == longest]
    if not found:
        found = [one for one in people if _begins(rest, one.name.casefold().split(" ")[0])]
    if len(found) > 1:
        raise Invalid({"words": _("Ada beberapa orang bernama %(name)s. Pilih orangnya di “Sebut rekan”.") % {"name": found[0].name}})
    return found[0].id if found else None


def _begins(rest: str, name: str) -> bool:
    return bool(name) and rest.startswith(name) and not rest[len(name) : len(name) + 1].isalnum()
