"""Getting the application ready for a command: its database running, Django set up."""

from __future__ import annotations

import contextlib
import os
from collections.abc import Iterator

from siger.core.database.location import database_url, state_directory
from siger.core.database.server import database_at_hand


def set_up_django() -> None:
    """Read the settings and load the applications. Slow (a second or two), so only commands that need it ask for it."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "siger.settings")
    import django

    django.setup()


@contextlib.contextmanager
def database_running(purpose: str) -> Iterator[None]:
    """The database can be reached while the block runs. Raises DatabaseTrouble."""
    if database_url():
        yield
    else:
        with database_at_hand(state_directory(), purpose=purpose):
            yield


@contextlib.contextmanager
def application(purpose: str) -> Iterator[None]:
    """Database and Django. `purpose` is the command's name, for whoever finds the state directory in use."""
    with database_running(purpose):
        set_up_django()
        try:
            yield
        finally:
            from django.db import connections

            connections.close_all()
