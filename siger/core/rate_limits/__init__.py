"""Rate limits in PostgreSQL: one atomic upsert a hit, nothing in process memory.

Who is limited is stored as HMAC(secret, day ‖ limit ‖ who): no address can be read back, and yesterday's rows cannot be joined to today's.
"""

import hashlib
import hmac
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.conf import settings
from django.db import connection

from siger.core.clock import now
from siger.core.errors import TooMany


@dataclass(frozen=True, slots=True)
class Limit:
    """At most `count` hits in a fixed window of `seconds`."""

    name: str
    count: int
    seconds: int


def _bucket(limit: Limit, who: str, at: datetime) -> bytes:
    window = int(at.timestamp()) // limit.seconds
    message = f"{at:%Y-%m-%d}|{limit.name}|{window}|{who}".encode()
    return hmac.new(settings.SECRET_KEY.encode(), message, hashlib.sha256).digest()[:16]


def hit(limit: Limit, who: str) -> None:
    """Count one hit of `who` (an address, an account, a number); raises TooMany beyond the limit."""
    at = now()
    with connection.cursor() as cursor:
        cursor.execute(
            "INSERT INTO core_ratewindow (bucket, count, ends_at) VALUES (%s, 1, %s)"
            " ON CONFLICT (bucket) DO UPDATE SET count = core_ratewindow.count + 1 RETURNING count",
            [_bucket(limit, who, at), at + timedelta(seconds=limit.seconds)],
        )
        row = cursor.fetchone()
    if row[0] > limit.count:
        raise TooMany


def require_room(limit: Limit, who: str) -> None:
    """Raises TooMany when `who` has used up `limit`; counts nothing."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT count FROM core_ratewindow WHERE bucket = %s", [_bucket(limit, who, now())])
        row = cursor.fetchone()
    if row is not None and row[0] >= limit.count:
        raise TooMany
