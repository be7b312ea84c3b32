"""Settings that are fine for a demonstration on one machine and unsafe once people use it (SIGER_SITE_URL or DATABASE_URL is set)."""

from __future__ import annotations

import stat
from pathlib import Path

from django.conf import settings

from siger.core.health.findings import Finding, Status, broken, doubtful, well

SHORTEST_SECRET = 32


def serves_people() -> bool:
    """Whether this is more than a demonstration: the operator named an address for it."""
    return bool(settings.SITE_URL)


def unsafe_settings() -> list[Finding]:
    found = [*_debug(), *_secret(), *_hosts(), *_address(), *_key_file()]
    return found or well("settings", "nothing unsafe")


def _debug() -> list[Finding]:
    if not settings.DEBUG:
        return []
    words = "DEBUG is on: errors show settings and data to visitors"
    return [Finding("settings.debug", Status.FAIL if serves_people() else Status.WARN, words, "Unset SIGER_DEBUG.")]


def _secret() -> list[Finding]:
    secret = str(settings.SECRET_KEY)
    if len(secret) >= SHORTEST_SECRET and len(set(secret)) > 8 and not secret.startswith("django-insecure"):
        return []
    return broken(
        "settings.secret", "the signing key is short or guessable: sessions can be forged", "Unset SIGER_SECRET_KEY; a good key is made."
    )


def _hosts() -> list[Finding]:
    if "*" not in settings.ALLOWED_HOSTS:
        return []
    return broken("settings.hosts", "every host name is allowed: links in messages can be forged", "List the names in SIGER_ALLOWED_HOSTS.")


def _address() -> list[Finding]:
    if not serves_people() or settings.SITE_URL.startswith("https://"):
        return []
    return broken(
        "settings.address", f"{settings.SITE_URL} is not encrypted", "Use https:// in SIGER_SITE_URL, with a proxy that has a certificate."
    )


def _key_file() -> list[Finding]:
    path = Path(settings.KEY_FILE)
    if not path.exists():
        mend = "Put the key file back from its copy. With none, what was encrypted cannot be read."
        return broken("settings.key_file", f"{path} is missing: personal data cannot be read", mend)
    found: list[Finding] = []
    if stat.S_IMODE(path.stat().st_mode) & 0o077:
        found += broken("settings.key_file", f"{path} can be read by others", f"chmod 600 '{path}'")
    if serves_people() and path.is_relative_to(settings.STATE):
        words = f"{path} lies beside the data that it protects"
        found += doubtful("settings.key_file", words, "Keep it elsewhere, with a copy in a safe place, and name it in SIGER_KEY_FILE.")
    return found
