"""The same request twice gives the same answer, once done."""

import hashlib
import json
import re
from typing import Any

from django.db import connection
from django.utils.translation import gettext as _

from siger.core.errors import IdempotencyConflict, Invalid
from siger.core.models import IdempotencyKey

_SHAPE = re.compile(r"[A-Za-z0-9_\-]{16,80}")


def body_digest(body: dict[str, Any]) -> bytes:
    """SHA-256 over the canonical JSON of what was asked."""
    return hashlib.sha256(json.dumps(body, sort_keys=True, ensure_ascii=False, default=str).encode()).digest()


def claim(scope: str, key: str, digest: bytes, result: str) -> str | None:
    """Claim `key` for the current transaction, which brings `result` about; None means that the key is new, so that the work follows.

    A second request with the key waits until the first has ended: then it gets the first one's result, or, when that failed, takes its
    place. Raises IdempotencyConflict when the key stands for another body, Invalid when it is no key (16 to 80 letters, digits, - or _).
    """
    if not _SHAPE.fullmatch(key):
        raise Invalid({"idempotency_key": _("Kunci kiriman tidak sah. Muat ulang halaman, lalu kirim lagi.")})
    with connection.cursor() as cursor:
        cursor.execute(
            "INSERT INTO core_idempotencykey (scope, key, body_digest, result, created_at) VALUES (%s, %s, %s, %s, now())"
            " ON CONFLICT (scope, key) DO NOTHING",
            [scope, key, digest, result],
        )
        if cursor.rowcount == 1:
            return None
    first = IdempotencyKey.objects.get(scope=scope, key=key)
    if bytes(first.body_digest) != digest:
        raise IdempotencyConflict
    return first.result
