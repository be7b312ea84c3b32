"""Tags to tick, and those that a report carries."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Final

from siger.desk.models import Tag
from siger.desk.permissions import led_seats, may_write
from siger.desk.queries.tags import tags_of, tags_on
from siger.people.actors import Actor
from siger.reports.models import Report

LONG: Final = 8
"""From so many on there is a field to narrow the list."""


@dataclass(frozen=True, slots=True)
class TagChoice:
    """`agency` is named where the reader works for several."""

    id: int
    name: str
    agency: str
    ticked: bool
    active: bool


@dataclass(slots=True)
class TagsOn:
    """What `report` carries of the reader's agencies. `choices` is None until somebody wants to change them; `error` is what was wrong
    with that.
    """

    carried: list[Tag]
    may_write: bool
    may_keep: bool
    choices: list[TagChoice] | None = None
    error: str = ""
    shown: list[int] = field(default_factory=list)


def tags_for(actor: Actor, report: Report) -> TagsOn:
    """One statement, none for a report without tags."""
    return TagsOn(tags_on(actor, report), may_write(actor, report), bool(led_seats(actor)))


def open_choices(actor: Actor, report: Report, tags: TagsOn, ticked: Iterable[int] | None = None) -> None:
    """One statement. `ticked` is what was sent and refused; else what the report carries."""
    found = tags_on(actor, report, choosing=True)
    chosen = set(report.tags if ticked is None else ticked)
    tags.choices = _choices(actor, found, chosen)
    tags.shown = [one.id for one in found if one.id in set(report.tags)]


def tag_choices(actor: Actor, ticked: Iterable[int]) -> list[TagChoice]:
    """Every active tag of the reader's agencies. One statement."""
    return _choices(actor, tags_of(actor), set(ticked))


def _choices(actor: Actor, found: list[Tag], ticked: set[int]) -> list[TagChoice]:
    names = {seat.agency_id: seat.agency_name for seat in actor.seats}
    several = len(names) > 1
    return [TagChoice(one.pk, one.name, names[one.agency_id] if several else "", one.pk in ticked, one.active) for one in found]
