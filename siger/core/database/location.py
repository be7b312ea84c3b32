"""Where an installation keeps its state. Known before Django's settings are read: the server must run by then."""

from __future__ import annotations

import os
from pathlib import Path

import platformdirs


def state_directory() -> Path:
    """The absolute directory of everything an installation owns: database, files, keys. It may not exist yet.

    SIGER_STATE wins; root keeps it in /var/lib/siger, where the server's own system user can reach it, anybody else in
    their data directory.
    """
    named = os.environ.get("SIGER_STATE", "").strip()
    if named:
        return Path(named).expanduser().absolute()
    if os.geteuid() == 0:
        return Path("/var/lib/siger")
    return platformdirs.user_data_path("siger", appauthor=False).absolute()


def database_url() -> str:
    """The PostgreSQL that the operator named, or nothing when Siger runs its own."""
    return os.environ.get("DATABASE_URL", "").strip()
