"""Reports of the same incident, as they come in days apart from neighbours: merged into the first one by the desk."""

import random
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Final

from siger.demo.stories import Story
from siger.demo.terrain import Spot
from siger.demo.texts import DemoText
from siger.demo.working_time import at_work, lognormal
from siger.people.roles import Role
from siger.reports.categories import Visibility
from siger.reports.history import PastEntry, PastReport
from siger.reports.states import Verb

_HOSTS: Final = 0.05
_MOST: Final = 4
_SCATTER_DEGREES: Final = 0.0004  # some forty metres
_TRIAGE_HOURS: Final = (6.0, 30.0)
_TRIES: Final = 8
_SHOWN: Final = frozenset({Visibility.PUBLIC, Visibility.ANONYMOUS})
_ENDS: Final = frozenset({Verb.SUBMIT_PROOF, Verb.ANSWER, Verb.REJECT, Verb.REFER, Verb.WITHDRAW, Verb.CLOSE_INCOMPLETE})

First = Callable[[random.Random], tuple[Story, DemoText]]
"""Tells a report of the same kind at a slot of its own, as it came in and before anybody touched it."""


def wanted(story: Story) -> int:
    """How many others tell of the same incident; mostly none."""
    rng = random.Random(f"twins {story.report.number}")  # noqa: S311 - repeatable on purpose
    public = story.report.visibility == Visibility.PUBLIC and story.report.service_id is not None
    return rng.randint(1, _MOST) if public and rng.random() < _HOSTS else 0


def near(rng: random.Random, spot: Spot) -> Spot:
    """A few houses farther."""
    north, east = (rng.uniform(-_SCATTER_DEGREES, _SCATTER_DEGREES) for _ in range(2))
    return replace(spot, lat=spot.lat + north, lng=spot.lng + east)


def same_kind(rng: random.Random, main: Story, first: First) -> tuple[Story, DemoText] | None:
    """A report of the main's service that everyone may see; None when chance brings none."""
    for _ in range(_TRIES):
        story, text = first(rng)
        if story.report.service_id == main.report.service_id and story.report.visibility in _SHOWN:
            return story, text
    return None


def merged_at(main: Story, story: Story) -> datetime | None:
    """When the desk finds it: None when that is after the last moment told, or when the main report is no longer worked on."""
    hours = max(0.2, lognormal(story.rng, *_TRIAGE_HOURS))
    at = at_work(story.rng, story.report.received_at + timedelta(hours=hours), story.zone)
    ended = next((entry.at for entry in main.entries if entry.verb in _ENDS), None)
    return at if at < main.end and (ended is None or at < ended) else None


def follow(main: Story, past: PastReport, story: Story, at: datetime) -> PastEntry:
    """The entry by which `story` follows `main`, whose own timeline and count tell of it as well."""
    report, desk = story.report, main.cast.desk
    shown = _published(main.entries, at)
    number = {"number": report.number if _published(story.entries, at) else ""}
    lent = report.supporters + 1
    main.report.supporters += lent
    main.report.gathered += 1
    told = PastEntry(Verb.GATHER, at, Role.DISPATCHER, agency_id=desk.id, data=number, salt=story.rng.randbytes(16))
    main.entries[:] = sorted([*main.entries, told], key=lambda entry: entry.at)
    return PastEntry(
        Verb.MERGE,
        at,
        Role.DISPATCHER,
        agency_id=desk.id,
        data={"main": main.report.number if shown else "", "reason": ""},
        changes={"main": past.report, "lent": lent},
        salt=story.rng.randbytes(16),
    )


def _published(entries: Sequence[PastEntry], at: datetime) -> bool:
    return any(entry.verb is Verb.PUBLISH and entry.at < at for entry in entries)
