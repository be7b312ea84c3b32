"""Second looks that wait for an actor."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from siger.people.actors import Actor
from siger.people.roles import Role
from siger.proof.models import SecondLook
from siger.reports.models import Report
from siger.reports.permissions import roles_towards

MOST: Final = 50


@dataclass(frozen=True, slots=True)
class LookRow:
    number: str
    title: str
    place: str
    agency: str
    chosen_at: datetime


def looks_waiting(actor: Actor) -> Sequence[LookRow]:
    """Those drawn for `actor` that are not decided, oldest first, at most 50. One statement."""
    if actor.user_id is None or not actor.seats_as(Role.VALIDATOR):
        return []
    found = (
        SecondLook.objects.filter(looker_id=actor.user_id, decided_at=None)
        .order_by("chosen_at")
        .select_related("report__agency", "report__region", "report__offered_to")
    )
    return [
        LookRow(one.report.number, one.report.title, one.report.region.full_name, str(one.report.agency or ""), one.chosen_at)
        for one in found[:MOST]
        if Role.VALIDATOR in roles_towards(actor, one.report)
    ]


def look_for(actor: Actor, report: Report) -> SecondLook | None:
    """The undecided second look at `report` that was drawn for `actor`. One statement."""
    if actor.user_id is None or Role.VALIDATOR not in roles_towards(actor, report):
        return None
    return SecondLook.objects.filter(report=report, looker_id=actor.user_id, decided_at=None).order_by("-seq").first()


def looks_to_take(actor: Actor) -> int:
    """How many wait for `actor`, for the menu. One statement for a validator, none for others.

    Somebody who can no longer judge one of them still has it counted, until another is drawn within ten minutes.
    """
    if actor.user_id is None or not actor.seats_as(Role.VALIDATOR):
        return 0
    return SecondLook.objects.filter(looker_id=actor.user_id, decided_at=None).count()
