"""What a worklist can be narrowed to. Plain values: read at the edge, kept as text by saved views, made conditions beside this file."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Final

SUPPORTERS: Final = (1, 5, 10, 25, 100)
"""The steps that the filter of supporters offers: at least so many."""


class View(StrEnum):
    """Ways to look at the list that everybody has."""

    MINE = "mine"  # waits for me
    OVERDUE = "overdue"
    OFFERED = "offered"  # by another government, which waits for an answer
    REFERRED_LATE = "referred_late"  # outside the platform, and no answer by the day it was expected
    DISPUTED = "disputed"
    OPEN = "open"  # everything open that I may see
    ALL = "all"


class Due(StrEnum):
    """When the one who has the report must be done, by the local day."""

    LATE = "late"
    TODAY = "today"  # and what is late
    TOMORROW = "tomorrow"
    WEEK = "week"  # within seven days, late ones among them


class Assignee(StrEnum):
    """Beside single people, who are named by their ids."""

    ME = "me"  # and the crews I belong to
    NOBODY = "nobody"


CREW: Final = "crew-"
"""Before the id of a crew, where a filter names one in place of a person."""


class Photos(StrEnum):
    WITH = "with"
    WITHOUT = "without"


@dataclass(frozen=True, slots=True)
class WorklistFilter:
    """Empty means "any". `agency_id` covers the units below it, `supporters` asks for at least so many, `assignee` is one of `Assignee`,
    the id of a person or `crew-ID`, `places` are regions that the typed words may name: reports there are found by them too;
    `agency_ids` are the agency with its units where they are known already, which the database takes better than a question for them.
    """

    view: View = View.MINE
    state: str = ""
    category: str = ""
    region: str = ""
    agency_id: int | None = None
    words: str = ""
    due: str = ""
    channel: str = ""
    assignee: str = ""
    tag: int | None = None
    photo: str = ""
    reopened: bool = False
    supporters: int = 0
    handed_over: bool = False
    places: tuple[str, ...] = ()
    agency_ids: tuple[int, ...] = ()
