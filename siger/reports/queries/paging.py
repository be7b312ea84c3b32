"""Keyset paging: a page is rows and the cursor of the next one, never an offset."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Generic, TypeVar

from siger.core.errors import Invalid

T = TypeVar("T")
R = TypeVar("R")


@dataclass(frozen=True, slots=True)
class Page(Generic[R]):
    rows: tuple[R, ...]
    next: str | None


@dataclass(frozen=True, slots=True)
class Cursor:
    """The last row of the page before: its moment and id. Written as `<microseconds>_<id>`, harmless to change."""

    at: datetime
    id: int

    def __str__(self) -> str:
        return f"{int(self.at.timestamp() * 1_000_000)}_{self.id}"


def parse_cursor(text: str | None) -> Cursor | None:
    """None for no cursor; raises Invalid for one that was tampered with."""
    if not text:
        return None
    micro, _, row_id = text.partition("_")
    if not (micro.isdecimal() and row_id.isdecimal() and len(micro) <= 17 and len(row_id) <= 18):
        raise Invalid({"after": "cursor"})
    seconds, rest = divmod(int(micro), 1_000_000)
    try:
        return Cursor(datetime.fromtimestamp(seconds, UTC).replace(microsecond=rest), int(row_id))
    except (OverflowError, ValueError) as error:
        raise Invalid({"after": "cursor"}) from error


def page_of(found: Sequence[T], limit: int, row: Callable[[T], R], cursor: Callable[[T], Cursor]) -> Page[R]:
    """A page from up to `limit` + 1 found objects; the extra one only says that there is more."""
    shown = found[:limit]
    return Page(tuple(row(one) for one in shown), str(cursor(shown[-1])) if len(found) > limit else None)
