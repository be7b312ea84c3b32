"""Who may open a page, written at the view. An architecture test walks all routes and asks each for its mark.

Pages of the office are marked and guarded by `web.office.access.office_page`.
The marks of pages for everyone and for reporters are notes for the reader and the test: queries and actions check the actor anyway.
"""

from collections.abc import Callable
from typing import Any, Final, TypeVar

View = TypeVar("View", bound=Callable[..., Any])

OPEN: Final = "open to all"
REPORTERS: Final = "for the reporter"


def mark(view: View, permission: str) -> View:
    """`view` with `permission` written on it."""
    view.permission = permission  # type: ignore[attr-defined]
    return view


def open_to_all(view: View) -> View:
    """Anybody may come, signed in or not; what is shown depends on the query that the view asks."""
    return mark(view, OPEN)


def for_reporters(view: View) -> View:
    """Only for whoever sent the report, by account or secret link. The action or query behind it refuses all others."""
    return mark(view, REPORTERS)
