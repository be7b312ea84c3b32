"""Autocomplete over the names of regions: forgiving, and quick enough to ask at every key."""

from dataclasses import dataclass
from typing import Any, Final

from django.conf import settings
from django.db import connection

from siger.regions.codes import LENGTHS, is_code
from siger.regions.normalising import RANK_WORDS, normalise, spell_out
from siger.regions.short_forms import local_short_forms

MIN_LETTERS: Final = 2
MAX_LETTERS: Final = 80
MAX_WORDS: Final = 6
MAX_FOUND: Final = 50
NEAR_BONUS: Final = 0.25
"""For a region at the person's own position; half of it 10 km away."""


@dataclass(frozen=True, slots=True)
class FoundRegion:
    """`full_name` names the regions above; lat and lng in degrees, None when the region has no position."""

    code: str
    name: str
    full_name: str
    level: str
    lat: float | None
    lng: float | None


@dataclass(frozen=True, slots=True)
class NameQuery:
    """What was typed, taken apart. `phrases` are the joined words that may be the region's own name, the whole first."""

    text: str
    typed: str
    whole: str
    phrases: tuple[str, ...]
    depths: tuple[int, ...]
    number: str


def parse_query(query: str) -> NameQuery | None:
    """None when there is too little to look for. "kec. natar" asks for a district; "gd meneng" is read as "gedong meneng"."""
    all_words = normalise(query[:MAX_LETTERS]).split()
    words = [word for word in all_words if word not in RANK_WORDS][:MAX_WORDS]
    typed, number = "".join(words), query.strip().rstrip(".")
    if len(typed) < MIN_LETTERS:
        return None
    spelled = spell_out(words, local_short_forms(settings.INSTALLATION.folder))
    # The region's own name stands first ("gedong meneng rajabasa") or last ("rajabasa gedong meneng").
    spans = [spelled[:end] for end in range(len(spelled), 0, -1)] + [spelled[start:] for start in range(1, len(spelled))]
    phrases = tuple(dict.fromkeys(joined for joined in map("".join, spans) if len(joined) > MIN_LETTERS))
    depths = RANK_WORDS.get(all_words[0], frozenset())
    if not (is_code(number) or number.isdecimal()):
        number = ""
    return NameQuery(" ".join(spelled), typed, "".join(spelled), phrases, tuple(sorted(depths)), number)


def find_regions(query: str, limit: int = 8, near: tuple[float, float] | None = None) -> list[FoundRegion]:
    """The regions most probably meant, best first; also by code or postal code. One statement.

    `near` (latitude, longitude) prefers what is close.
    """
    parsed = parse_query(query)
    if parsed is None:
        return []
    statement, parameters = _statement(parsed, max(1, min(limit, MAX_FOUND)), near)
    with connection.cursor() as cursor:
        cursor.execute(statement, parameters)
        return [FoundRegion(*row) for row in cursor.fetchall()]


def _statement(query: NameQuery, limit: int, near: tuple[float, float] | None) -> tuple[str, dict[str, Any]]:
    parameters: dict[str, Any] = {
        "text": query.text,
        "typed": query.typed,
        "whole": query.whole,
        "phrases": list(query.phrases) or [query.whole],
        "sizes": [LENGTHS[depth] for depth in query.depths],
        "number": query.number,
        "limit": limit,
    }
    if near is None:
        return STATEMENT.format(closeness="0"), parameters
    return STATEMENT.format(closeness=NEAR_SQL), parameters | {"lat": near[0], "lng": near[1], "bonus": NEAR_BONUS}


NEAR_SQL: Final = """coalesce(
        %(bonus)s / (1 + 11.1195 * sqrt(power(lat - %(lat)s, 2) + power((lng - %(lng)s) * cos(radians(%(lat)s)), 2))), 0
    )"""

# A trigram index in order of distance (GiST) answers each phrase in under a millisecond; with one that filters (GIN) it took four.
STATEMENT: Final = """
WITH resembling AS (
    SELECT nearest.code, min(nearest.distance) AS distance
    FROM unnest(%(phrases)s::text[]) AS phrase,
        LATERAL (
            SELECT code, search_joined <-> phrase AS distance
            FROM regions_region
            WHERE active
            ORDER BY search_joined <-> phrase
            LIMIT 100
        ) AS nearest
    WHERE nearest.distance <= 0.7
    GROUP BY nearest.code
), candidate AS (
    SELECT code, distance FROM resembling
    UNION ALL
    SELECT code, 1 FROM regions_region
    WHERE active AND code NOT IN (SELECT code FROM resembling)
        AND (
            search_joined LIKE %(typed)s || '%%' OR search_joined LIKE %(whole)s || '%%'
            OR (length(%(typed)s) > 3 AND search_joined LIKE '%%' || %(typed)s || '%%')
        )
    UNION ALL
    SELECT code, 1 FROM regions_region
    WHERE active AND %(number)s <> '' AND code NOT IN (SELECT code FROM resembling)
        AND (starts_with(code, %(number)s) OR postal_code = %(number)s)
)
SELECT code, name, full_name, level, lat, lng
FROM regions_region JOIN candidate USING (code), LATERAL (SELECT length(code) AS size) AS measured
ORDER BY
    CASE WHEN search_joined IN (%(typed)s, %(whole)s) THEN 1 ELSE word_similarity(%(text)s, search_text) END
    + 0.6 * (1 - distance)
    + CASE
        WHEN search_joined IN (%(typed)s, %(whole)s) THEN 0.6
        WHEN starts_with(search_joined, %(typed)s) OR starts_with(search_joined, %(whole)s) THEN 0.5
        WHEN search_joined = ANY(%(phrases)s) THEN 0.2
        ELSE 0
      END
    + CASE WHEN size = ANY(%(sizes)s::int[]) THEN 0.4 ELSE 0 END
    + {closeness} - 0.008 * size DESC,
    code
LIMIT %(limit)s
"""
