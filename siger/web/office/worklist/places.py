"""Places that searched words may be the name of."""

from collections.abc import Sequence
from typing import Final

from django.conf import settings

from siger.core.ids import parse_number
from siger.regions.names import find_regions
from siger.regions.normalising import RANK_WORDS, normalise

MOST_PLACES: Final = 8
_LONGEST_PLACE: Final = 60


def places_named(words: str) -> tuple[str, ...]:
    """Codes of the regions that `words` are the whole name of ("Natar", "kec. Natar"). One statement, none for long words or a number."""
    if not words or len(words) > _LONGEST_PLACE or parse_number(words, settings.INSTALLATION.number_prefix):
        return ()
    spoken = _plain(words)
    found = find_regions(words, limit=MOST_PLACES)
    return _without_inner([one.code for one in found if spoken in {_plain(one.name), _plain(one.full_name)}])


def _plain(name: str) -> str:
    return " ".join(word for word in normalise(name).split() if word not in RANK_WORDS)


def _without_inner(codes: Sequence[str]) -> tuple[str, ...]:
    """A kecamatan says all that a village of the same name in it would."""
    return tuple(code for code in codes if not any(code.startswith(f"{other}.") for other in codes))
