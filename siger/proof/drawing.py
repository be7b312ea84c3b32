"""Who looks at finished work: drawn among independent validators, the more likely the less each has before them.

A draw is never certain, so that nobody can arrange it by watching who is free. Nearness first, as the rules of the province want it:
another agency or unit of the government that worked, else the kecamatan's, else the province's pool.
"""

import secrets
from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any, Final

from django.db.models import Count, QuerySet

from siger.people.actors import Actor, Seat
from siger.people.agency_functions import AgencyKind
from siger.people.governments import government_of_each
from siger.people.models import Membership
from siger.people.roles import Role
from siger.reports.models import Report, TimelineEntry
from siger.reports.permissions import independent_seats
from siger.reports.states import Verb

_CHANCE: Final = secrets.SystemRandom()
_WORKED: Final = frozenset({Role.OFFICER, Role.SUPERVISOR, Role.REPORTER})


@dataclass(frozen=True, slots=True)
class Candidate:
    """`nearness` 0 is the same government, 1 the kecamatan's, 2 the pool."""

    user_id: int
    nearness: int


def draw(report: Report) -> int | None:
    """The account that is to look at the work handed in with `report`; None when there is nobody. A constant 5 statements.

    Whoever sent the work back looks at it again; whoever approved work that came back afterwards does not.
    """
    hands = _hands_of(report)
    candidates = [one for one in candidates_for(report) if one.user_id not in hands.excluded]
    again = next((one.user_id for one in candidates if one.user_id == hands.returned_by), None)
    return again if again is not None else _by_load(candidates)


def draw_another(report: Report, *, without: Collection[int]) -> int | None:
    """For a second look: nobody who has judged this work before, nor of `without`."""
    hands = _hands_of(report)
    barred = {*without, *hands.excluded, *hands.judged}
    return _by_load([one for one in candidates_for(report) if one.user_id not in barred])


@dataclass(frozen=True, slots=True)
class _Hands:
    """Who had a hand in a report: `excluded` worked on it or approved what came back, `returned_by` sent the latest proof back."""

    excluded: frozenset[int]
    judged: frozenset[int]
    returned_by: int | None


def _hands_of(report: Report) -> _Hands:
    rows = TimelineEntry.objects.filter(report_id=report.pk, user_id__isnull=False).order_by("seq").values_list("verb", "role", "user_id")
    worked: set[int] = set()
    judged: set[int] = set()
    approved: set[int] = set()
    returned_by = None
    for verb, role, user_id in rows:
        if role in _WORKED:
            worked.add(user_id)
        if verb in {Verb.VALIDATE, Verb.RETURN_WORK, Verb.OVERTURN}:
            judged.add(user_id)
            returned_by = None if verb == Verb.VALIDATE else user_id
        if verb == Verb.VALIDATE:
            approved.add(user_id)
    return _Hands(frozenset(worked | approved), frozenset(judged), returned_by)


def candidates_for(report: Report) -> list[Candidate]:
    """Every account that may judge the work of `report`. `report.agency` must be loaded, `reporter_user_id` annotated. Three statements."""
    codes = report.region_id.split(".")
    above = [".".join(codes[: n + 1]) for n in range(len(codes))]
    wanted = _seats().filter(role=Role.VALIDATOR, territory_id__in=above).exclude(agency_id=report.agency_id or 0)
    people = people_of(wanted.values_list("user_id", flat=True), without=getattr(report, "reporter_user_id", None))
    found = ((person, independent_seats(person.actor, report)) for person in people)
    able = [(person, free) for person, free in found if free]
    worked = report.agency.path if report.agency else ""
    governments = government_of_each([worked, *(seat.agency_path for _person, free in able for seat in free)]) if able else {}
    near = {path for path, government in governments.items() if government == governments.get(worked)}
    return [Candidate(person.user_id, min(person.nearness(seat, near) for seat in free)) for person, free in able]


@dataclass(slots=True)
class Person:
    """An account with all its seats, and of what kind the agencies are in which it sits."""

    user_id: int
    seats: list[Seat] = field(default_factory=list)
    kinds: dict[int, str] = field(default_factory=dict)

    @property
    def actor(self) -> Actor:
        return Actor(user_id=self.user_id, seats=tuple(self.seats))

    def nearness(self, seat: Seat, near: Collection[str]) -> int:
        """`near` are the paths of agencies of the government that worked."""
        if seat.agency_path in near:
            return 0
        return 1 if self.kinds[seat.agency_id] == AgencyKind.DISTRICT_OFFICE else 2


def people_of(users: "Iterable[int] | QuerySet[Any, Any]", *, without: int | None = None) -> list[Person]:
    """Those of `users` that have a seat. One statement; a queryset of ids is read by the database itself."""
    rows = _seats().filter(user_id__in=users).exclude(user_id=without or 0).order_by("user_id", "id")
    people: dict[int, Person] = {}
    for user_id, role, agency_id, path, territory, kind in rows.values_list(
        "user_id", "role", "agency_id", "agency__path", "territory_id", "agency__kind"
    ):
        person = people.setdefault(user_id, Person(user_id))
        person.kinds[agency_id] = kind
        person.seats.append(Seat(Role(role), agency_id, "", path, territory, kind == AgencyKind.INSPECTORATE))
    return list(people.values())


def _seats() -> "QuerySet[Membership]":
    return Membership.objects.filter(agency__active=True, user__is_active=True)


def _by_load(candidates: Sequence[Candidate]) -> int | None:
    """By chance among the nearest: with n before them one is n + 1 times less likely than with none. One statement."""
    if not candidates:
        return None
    least = min(one.nearness for one in candidates)
    users = [one.user_id for one in candidates if one.nearness == least]
    rows = Report.objects.filter(validator_id__in=users).values_list("validator_id").annotate(n=Count("id"))
    loads: dict[int, int] = defaultdict(int, {user_id: n for user_id, n in rows if user_id is not None})
    return _CHANCE.choices(users, weights=[1 / (1 + loads[user_id]) for user_id in users])[0]
