"""Whose signatures under content credentials are believed: certificates that the operator has chosen, in one PEM file."""

from pathlib import Path
from typing import Final

MOST_BYTES: Final = 4_000_000


class UnusableTrustList(ValueError):
    """The file that the operator named cannot be read or holds no certificate; the message says which."""


def checked_trust_list(path: str) -> str:
    """`path`, when it names a file of certificates; empty stays empty. Asked once, as a process starts.

    Raises UnusableTrustList: with a list that is silently left out, forged photos would be told as before and nobody would know why.
    """
    if not path:
        return ""
    from cryptography.x509 import load_pem_x509_certificates

    try:
        found = load_pem_x509_certificates(read_trust_list(path).encode())
    except (OSError, ValueError) as error:
        raise UnusableTrustList(f"SIGER_C2PA_TRUST: {path} holds no readable certificates in PEM") from error
    return path if found else ""


def read_trust_list(path: str) -> str:
    """Raises OSError, and ValueError for what is too large to be such a list."""
    if Path(path).stat().st_size > MOST_BYTES:
        raise ValueError(path)
    return Path(path).read_text(encoding="ascii", errors="strict")
