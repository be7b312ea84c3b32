"""A report at the wrong office goes on: at once within a government, to another one as an offer that is taken, returned or left to wait."""

import random
from collections.abc import Iterable, Iterator
from datetime import timedelta
from enum import Enum, auto
from typing import TYPE_CHECKING, Any, Final

from siger.demo.cast import Office
from siger.people.roles import Role
from siger.reports.history import PastEntry
from siger.reports.models import Handover, HandoverOutcome
from siger.reports.states import MOST_HANDOVERS, Verb

if TYPE_CHECKING:
    from siger.demo.stories import Story

_TAKEN: Final = 0.6
_TAKEN_AT_LAST: Final = 0.3
_LATELY: Final = timedelta(days=90)
_UNANSWERED_LATELY: Final = 0.7

_ENDS: Final = {Verb.TAKE_OVER: HandoverOutcome.ACCEPTED, Verb.RETURN_OFFER: HandoverOutcome.RETURNED}
_AT_ONCE: Final = {
    Verb.TRANSFER: HandoverOutcome.DIRECT,
    Verb.HAND_BACK: HandoverOutcome.HANDED_BACK,
    Verb.SEND_UP: HandoverOutcome.SENT_UP,
}


class Passed(Enum):
    """Where a report is after the wrong office wanted to be rid of it."""

    OWNER = auto()
    DESK = auto()
    WAITS = auto()


def pass_on(story: "Story", wrong: Office) -> Passed:
    if story.cast.of_one_government(wrong, story.owner):
        return Passed.OWNER if _said(story, Verb.TRANSFER, (24, 110), wrong, set_agency_id=story.owner.id) else Passed.WAITS
    rng = random.Random(f"handing {story.report.number}")  # noqa: S311 - repeatable on purpose
    for turn in range(MOST_HANDOVERS):
        if not _said(story, Verb.OFFER, (24, 110), wrong, set_offered_to_id=story.owner.id):
            return Passed.WAITS
        if story.end - story.at < _LATELY and rng.random() < _UNANSWERED_LATELY:
            return Passed.WAITS
        if rng.random() < (_TAKEN if turn == 0 else _TAKEN_AT_LAST):
            return Passed.OWNER if _taken(story, wrong) else Passed.WAITS
        if not _returned(story, wrong):
            return Passed.WAITS
    told: dict[str, Any] = {"agency": story.owner.name, "from": wrong.name, "reason": story.words("send_up")}
    return Passed.DESK if story.tell(Verb.SEND_UP, (12, 60), Role.SUPERVISOR, wrong, **told) else Passed.WAITS


def _said(story: "Story", verb: Verb, hours: tuple[float, float], wrong: Office, **changes: Any) -> bool:
    told: dict[str, Any] = {"agency_id": story.owner.id, "agency": story.owner.name, "from": wrong.name, "reason": story.words("transfer")}
    return story.tell(verb, hours, Role.SUPERVISOR, wrong, **told, **changes)


def _taken(story: "Story", wrong: Office) -> bool:
    told: dict[str, Any] = {"agency_id": story.owner.id, "agency": story.owner.name, "from": wrong.name}
    return story.tell(Verb.TAKE_OVER, (20, 90), Role.RECEIVER, story.owner, set_agency_id=story.owner.id, **told)


def _returned(story: "Story", wrong: Office) -> bool:
    told: dict[str, Any] = {"agency": story.owner.name, "from": wrong.name, "reason": story.words("return_offer", wrong.short_name)}
    return story.tell(Verb.RETURN_OFFER, (20, 90), Role.RECEIVER, story.owner, set_offered_to=None, **told)


def handovers_of(entries: Iterable[PastEntry]) -> Iterator[Handover]:
    """The rows that the actions would have written beside these entries."""
    holder, receiver, pending = 0, None, None
    for entry in entries:
        if pending is not None and entry.verb in _ENDS:
            pending.outcome, pending.ended_at = _ENDS[entry.verb], entry.at
            pending = None
        if entry.verb is Verb.OFFER:
            receiver = entry.data["agency_id"]
            pending = Handover(sender_id=holder, receiver_id=receiver, offered_at=entry.at)
            yield pending
        elif entry.verb in _AT_ONCE:
            to = {Verb.TRANSFER: entry.data.get("agency_id"), Verb.SEND_UP: receiver}.get(entry.verb)
            outcome = _AT_ONCE[entry.verb]
            yield Handover(sender_id=holder, receiver_id=to, outcome=outcome, offered_at=entry.at, ended_at=entry.at)
        if entry.verb in {Verb.ASSIGN, Verb.TRANSFER, Verb.TAKE_OVER}:
            holder = entry.data["agency_id"]
