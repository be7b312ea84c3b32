"""Numbers that people read out, and secrets that nobody can guess.

A number is a prefix and eight Crockford base32 symbols, `LPG-2K7Q-93XM`: seven random ones (35 bits) and a check symbol. The check is a
weighted sum over GF(32) with weights x^1 … x^7, so that every single wrong symbol and every swap of two symbols is caught.
"""

import hashlib
import hmac
import re
import secrets
from typing import Final

from django.conf import settings

SYMBOLS: Final = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
_VALUE: Final = {symbol: value for value, symbol in enumerate(SYMBOLS)}
_MISREAD: Final = str.maketrans({"O": "0", "I": "1", "L": "1", "U": "V"})
_FIELD_POLYNOMIAL: Final = 0b100101  # x^5 + x^2 + 1, primitive over GF(2)


def _times(a: int, b: int) -> int:
    product = 0
    while b:
        if b & 1:
            product ^= a
        b >>= 1
        a <<= 1
        if a & 0b100000:
            a ^= _FIELD_POLYNOMIAL
    return product


def check_symbol(body: str) -> str:
    """The check symbol of Crockford symbols `body`."""
    weight, total = 1, 0
    for symbol in body:
        weight = _times(weight, 2)
        total ^= _times(weight, _VALUE[symbol])
    return SYMBOLS[total]


def new_number(prefix: str) -> str:
    """A fresh random number; uniqueness is the database's business."""
    return number_from(prefix, secrets.randbits(35))


def number_from(prefix: str, bits: int) -> str:
    """The number whose seven random symbols spell `bits` (35 bits)."""
    body = "".join(SYMBOLS[(bits >> shift) & 31] for shift in range(30, -1, -5))
    body += check_symbol(body)
    return f"{prefix}-{body[:4]}-{body[4:]}"


def parse_number(text: str, prefix: str) -> str | None:
    """The canonical form of a number as people type it (lower case, without dashes, O for 0), or None when it cannot be one."""
    compact = re.sub(r"[\s\-–—_.]", "", text[:40]).upper()
    if compact.startswith(prefix) and len(compact) > 8:
        compact = compact[len(prefix) :]
    compact = compact.translate(_MISREAD)
    if len(compact) != 8 or any(symbol not in _VALUE for symbol in compact):
        return None
    if check_symbol(compact[:7]) != compact[7]:
        return None
    return f"{prefix}-{compact[:4]}-{compact[4:]}"


def new_secret() -> str:
    """128 random bits as 26 Crockford symbols in lower case, for a link."""
    return _spell(secrets.randbits(128))


def secret_from(scope: str, key: str) -> str:
    """The secret that belongs to an idempotency key: the same receipt for the same key, and nothing to guess without our own secret."""
    keyed = hmac.new(settings.SECRET_KEY.encode(), f"link|{scope}|{key}".encode(), hashlib.sha256).digest()
    return _spell(int.from_bytes(keyed[:16], "big"))


def _spell(bits: int) -> str:
    return "".join(SYMBOLS[(bits >> shift) & 31] for shift in range(125, -1, -5)).lower()


def secret_digest(secret: str) -> bytes:
    """What is stored of a secret. A plain SHA-256 is enough for 128 random bits."""
    return hashlib.sha256(secret.strip().lower().encode()).digest()
