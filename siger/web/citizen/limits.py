"""How often one address may send and guess. Counted as keyed hashes with a daily salt, apart from any report."""

from typing import Final

from django.conf import settings
from django.http import HttpRequest

from siger.core.addresses import counted_address
from siger.core.errors import TooMany
from siger.core.rate_limits import Limit, hit, require_room

GUESSES: Final = Limit("guess", 60, 3600)
ACTS: Final = Limit("act", 30, 24 * 3600)
"""Of one report's reporter: everybody who opens the page reads and checks every entry of its timeline."""


def count_report(request: HttpRequest) -> None:
    """One submission more from this address. Raises TooMany."""
    hit(Limit("report", settings.REPORTS_PER_HOUR, 3600), counted_address(request.META))


def require_room_to_guess(request: HttpRequest) -> None:
    """Raises TooMany once this address guessed wrong too often; a right guess would not be answered either."""
    require_room(GUESSES, counted_address(request.META))


def count_wrong_guess(request: HttpRequest) -> None:
    """One wrong number or link more. Never raises: this answer says "wrong" in any case."""
    try:
        hit(GUESSES, counted_address(request.META))
    except TooMany:
        return


def count_act(number: str) -> None:
    """One step more of the reporter of `number`, who was recognised before: a stranger cannot use the limit up. Raises TooMany."""
    hit(ACTS, number)
