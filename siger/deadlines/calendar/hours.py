"""The hours in which an office works, by day of the week."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, time
from itertools import pairwise
from typing import Any, Final

Span = tuple[time, time]

_USUAL: Final[dict[str, Any]] = {"days": [1, 2, 3, 4, 5], "from": "07:30", "to": "16:00"}


class ImpossibleHours(ValueError):
    """Hours that no office can keep; the text says which."""


@dataclass(frozen=True, slots=True)
class WeekHours:
    """`week[0]` is Monday: spans of local time, in order, none of them empty or overlapping. A day off has none."""

    week: tuple[tuple[Span, ...], ...]

    def __post_init__(self) -> None:
        if len(self.week) != 7 or not any(self.week):
            raise ImpossibleHours("a week has seven days and at least one of them is worked")
        for day in self.week:
            ends = [moment for span in day for moment in span]
            if any(later <= earlier for earlier, later in pairwise(ends)):
                raise ImpossibleHours(f"hours are not in order: {', '.join(str(moment) for moment in ends)}")

    def of(self, day: date) -> tuple[Span, ...]:
        return self.week[day.weekday()]

    @property
    def usual(self) -> tuple[Span, ...]:
        """Those of the first day worked in a week: what is kept on a Sunday that was made a working day."""
        return next(day for day in self.week if day)


def read_hours(raw: Mapping[str, Any] | None) -> WeekHours:
    """From an installation's `[working_time]`: `days` (Monday = 1), `from`, `to`, perhaps `rest = ["12:00", "13:00"]`, and single days that
    differ, `day."5" = { from, to, rest }`. Raises ImpossibleHours.
    """
    told = {**_USUAL, **(raw or {})}
    own: Mapping[str, Mapping[str, Any]] = told.get("day", {})
    usual: dict[str, Any] = {key: told[key] for key in ("from", "to", "rest") if key in told}
    return WeekHours(
        tuple(_spans({**usual, **own.get(str(number), {})}) if number in told["days"] else () for number in range(1, 8)),
    )


def _spans(told: Mapping[str, Any]) -> tuple[Span, ...]:
    try:
        opens, closes = time.fromisoformat(told["from"]), time.fromisoformat(told["to"])
        rest = [time.fromisoformat(moment) for moment in told.get("rest", [])]
    except ValueError as error:
        raise ImpossibleHours(str(error)) from None
    if not rest:
        return ((opens, closes),)
    if len(rest) != 2:
        raise ImpossibleHours("a rest has a beginning and an end")
    return (opens, rest[0]), (rest[1], closes)
