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


SUPPORTS: Final = Limit("support", 60, 3600)
SUPPORTS_OF_ONE: Final = Limit("support of one report", 10, 24 * 3600)
"""From one address, behind which a whole village may sit: more than a household has, fewer than a machine would like."""
SUPPORT_MAIL: Final = Limit("support by mail", 10, 24 * 3600)


def count_support(request: HttpRequest, number: str) -> None:
    """One tap more from this address. Raises TooMany."""
    address = counted_address(request.META)
    hit(SUPPORTS, address)
    hit(SUPPORTS_OF_ONE, f"{number}|{address}")


def count_support_mail(request: HttpRequest) -> None:
    """One address more that somebody gave from here; it may be anybody's. Raises TooMany."""
    hit(SUPPORT_MAIL, counted_address(request.META))


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
