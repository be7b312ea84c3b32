"""The hash chain of a timeline. Plain Python: anyone can check it with SHA-256 and the published fields alone.

    commitment = SHA-256(salt ‖ canonical JSON of the payload in clear)
    digest     = SHA-256(previous digest ‖ "seq|verb|occurred_at|recorded_at" ‖ commitment)

Moments are ISO 8601 in UTC with microseconds. Erasing removes payload and salt and keeps the commitment; encrypting anew changes nothing.
"""

import hashlib
import json
import os
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any


@dataclass(frozen=True, slots=True)
class Link:
    """What of an entry is needed to check it. `salt` is None after an erasure."""

    seq: int
    verb: str
    occurred_at: datetime
    recorded_at: datetime
    payload: Any
    salt: bytes | None
    commitment: bytes
    previous: bytes
    digest: bytes


@dataclass(frozen=True, slots=True)
class Sealed:
    salt: bytes
    commitment: bytes
    digest: bytes


def _moment(at: datetime) -> str:
    return at.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S.%fZ")


def commit(salt: bytes, payload: Any) -> bytes:
    canonical = json.dumps(payload, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode()
    return hashlib.sha256(salt + canonical).digest()


def digest_of(previous: bytes, seq: int, verb: str, occurred_at: datetime, recorded_at: datetime, commitment: bytes) -> bytes:
    line = f"{seq}|{verb}|{_moment(occurred_at)}|{_moment(recorded_at)}".encode()
    return hashlib.sha256(previous + line + commitment).digest()


def seal_entry(
    *, previous: bytes, seq: int, verb: str, occurred_at: datetime, recorded_at: datetime, payload: Any, salt: bytes | None = None
) -> Sealed:
    """The salt, commitment and digest of a new entry. A given `salt` makes demonstration data repeatable; otherwise it is random."""
    salt = salt or os.urandom(16)
    commitment = commit(salt, payload)
    return Sealed(salt, commitment, digest_of(previous, seq, verb, occurred_at, recorded_at, commitment))


def broken_link(entries: Iterable[Link]) -> int | None:
    """The `seq` of the first entry that does not fit, None when the whole chain holds. Entries in order of seq, from 1."""
    previous, expected = b"", 1
    for entry in entries:
        right = digest_of(previous, entry.seq, entry.verb, entry.occurred_at, entry.recorded_at, entry.commitment)
        told = entry.salt is None or commit(entry.salt, entry.payload) == entry.commitment
        if entry.seq != expected or entry.previous != previous or entry.digest != right or not told:
            return entry.seq
        previous, expected = right, expected + 1
    return None
