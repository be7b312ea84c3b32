"""Authenticated encryption of single values, and the index that finds them again.

A sealed value is: format byte 1 ‖ key id (1 byte) ‖ nonce (12 bytes) ‖ AES-256-GCM ciphertext with tag. The context (table and column) is
authenticated with it, so that a value copied into another column does not open.
"""

import hashlib
import hmac
import os
from functools import lru_cache
from typing import Final

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from siger.core.crypto.keys import keyring

FORMAT: Final = 1


class Unsealable(Exception):
    """The value was written with a key that is not in the key file, or was changed."""


@lru_cache(maxsize=8)
def _cipher(key: bytes) -> AESGCM:
    return AESGCM(key)


def seal(clear: bytes, context: str) -> bytes:
    ring = keyring()
    nonce = os.urandom(12)
    return bytes((FORMAT, ring.active)) + nonce + _cipher(ring.keys[ring.active]).encrypt(nonce, clear, context.encode())


def unseal(sealed: bytes, context: str) -> bytes:
    """Raises Unsealable."""
    if len(sealed) < 30 or sealed[0] != FORMAT:
        raise Unsealable("not a sealed value")
    key = keyring().keys.get(sealed[1])
    if key is None:
        raise Unsealable(f"key {sealed[1]} is not in the key file")
    try:
        return _cipher(key).decrypt(sealed[2:14], sealed[14:], context.encode())
    except InvalidTag as error:
        raise Unsealable("the value was changed or belongs elsewhere") from error


def blind_index(purpose: str, value: str) -> bytes:
    """16 bytes by which equal values of one purpose (`email`, `phone`, `nik`) can be found, and nothing else. Callers normalise first."""
    return hmac.new(keyring().index_key, f"{purpose}|{value}".encode(), hashlib.sha256).digest()[:16]
