"""How Siger reaches its database: the one that DATABASE_URL names, or its own over a private socket. Web and worker share it."""

from __future__ import annotations

import os
from typing import Any

import dj_database_url

from siger.core.database.layout import DATABASE_NAME, Layout
from siger.core.database.location import database_url, state_directory
from siger.core.database.pooled import PooledConnection

__all__ = ["DATABASES", "database_settings", "state_directory"]


def database_settings() -> dict[str, Any]:
    """Django's DATABASES["default"].

    The private server's password is never part of it: libpq reads it from the password file. SIGER_DATABASE_POOL gives a process
    with many threads (`siger web` sets it) a pool of that many connections instead of one connection per thread.
    """
    url = database_url()
    settings: dict[str, Any] = dict(dj_database_url.parse(url)) if url else _private_settings()
    options = settings.setdefault("OPTIONS", {})
    settings["CONN_HEALTH_CHECKS"] = True  # after a restart of the database the next request finds a fresh connection
    size = int(os.environ.get("SIGER_DATABASE_POOL", "0") or 0)
    if size:
        options["pool"] = {"min_size": 1, "max_size": size, "timeout": 10, "connection_class": PooledConnection}
        settings["CONN_MAX_AGE"] = 0  # Django refuses persistent connections beside a pool
    return settings


def _private_settings() -> dict[str, Any]:
    layout = Layout(state_directory())
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": DATABASE_NAME,
        "USER": layout.application_role,
        "HOST": str(layout.sockets),
        "PORT": str(layout.port),
        "OPTIONS": {"passfile": str(layout.passfile)},
    }


DATABASES = {"default": database_settings()}
