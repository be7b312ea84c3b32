"""A due date that moved, as an entry of the timeline tells it."""

from dataclasses import replace
from enum import StrEnum
from typing import Any, Final

from siger.reports.states import Verb
from siger.reports.ticking import Clocks


class Because(StrEnum):
    """Why a due date moves without a promise of somebody."""

    WAITED = "waited"  # the time in which the reporter had the word does not count
    FOLLOWED = "followed"  # nor does the time in which the report followed another one
    RECLASSIFIED = "reclassified"
    RELOCATED = "relocated"
    RULES = "rules"  # a holiday or a policy changed; words say which


_BECAUSE_OF: Final[dict[Verb, Because]] = {
    Verb.RECLASSIFY: Because.RECLASSIFIED,
    Verb.RELOCATE: Because.RELOCATED,
    Verb.UNMERGE: Because.FOLLOWED,
}


def moved_data(before: Clocks, after: Clocks, because: Because, words: str = "") -> dict[str, Any]:
    """The payload of `move_due`: what moved, from when to when. Moments in ISO 8601."""
    data: dict[str, Any] = {"because": because}
    if words:
        data["words_of_rules"] = words
    for name, old, new in (("promise", before.promised_at, after.promised_at), ("due", before.due_at, after.due_at)):
        if old is not None and new is not None and old != new:
            data |= {f"{name}_from": old.isoformat(), f"{name}_to": new.isoformat()}
    return data


def promise_moved_by(verb: Verb, before: Clocks, after: Clocks) -> dict[str, Any] | None:
    """The payload when `verb` moved the promise by the way; None when it stands, or was promised anew in that very step."""
    if verb is Verb.SCHEDULE or None in {before.promised_at, after.promised_at} or before.promised_at == after.promised_at:
        return None
    only = replace(before, due_at=None), replace(after, due_at=None)
    return moved_data(*only, _BECAUSE_OF.get(verb, Because.WAITED))
