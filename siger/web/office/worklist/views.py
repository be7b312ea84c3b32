"""The row of views above the list: those everybody has, with what waits in them, and those that were kept."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from siger.desk.queries.saved_views import SavedRow
from siger.people.actors import Actor
from siger.people.roles import Role
from siger.reports.queries.worklist import DeskCounts, View
from siger.web.office.counted import of_desk
from siger.web.office.worklist.reading import Wanted
from siger.web.office.worklist.words import VIEW_WORDS

# What can be empty for good at a desk where nothing ever waits: leaders and auditors read, and begin with what is open.
_OF_A_DESK: Final = frozenset({View.MINE, View.OVERDUE})
_ASIDE: Final = frozenset({View.OFFERED, View.REFERRED_LATE})
_LATE: Final = frozenset({View.OVERDUE, View.REFERRED_LATE})
_READERS: Final = frozenset({Role.LEADER, Role.AUDITOR})


@dataclass(frozen=True, slots=True)
class ViewLink:
    """`key` is under which its count comes later; `count` is empty where it is not counted with the page."""

    key: str
    word: str
    url: str
    current: bool
    count: int | str = ""
    late: bool = False
    saved: bool = False


def reads_only(actor: Actor) -> bool:
    return bool(actor.seats_as(*_READERS)) and all(seat.role in _READERS for seat in actor.seats)


def usual_view(actor: Actor) -> View:
    """Where somebody begins who asks for nothing."""
    return View.OPEN if reads_only(actor) else View.MINE


def known_counts(counts: DeskCounts) -> dict[View, int | None]:
    return {
        View.MINE: counts.mine,
        View.OVERDUE: counts.overdue,
        View.OFFERED: counts.offered,
        View.REFERRED_LATE: counts.referred_late,
    }


def view_links(actor: Actor, wanted: Wanted, counts: DeskCounts, saved: Sequence[SavedRow]) -> list[ViewLink]:
    shown = known_counts(counts)
    hidden = {view for view in _ASIDE if shown[view] is None} | (_OF_A_DESK if reads_only(actor) else frozenset())
    kept = [
        ViewLink(f"saved-{one.id}", one.name, f"/kantor/?{one.query}", one.query == wanted.query and wanted.is_filtered, saved=True)
        for one in saved
    ]
    in_a_kept_one = any(one.current for one in kept)
    links = [
        ViewLink(
            view,
            str(word),
            f"/kantor/?tampilan={view}",
            view is wanted.filter.view and not in_a_kept_one,
            of_desk(shown[view] or 0) if shown.get(view) is not None else "",
            view in _LATE,
        )
        for view, word in VIEW_WORDS.items()
        if view not in hidden or view is wanted.filter.view
    ]
    return links + kept
