"""The installation that is measured: private database, reference data and demonstration reports, kept between runs.

What was loaded is kept as a template database; every run starts from a fresh copy, so that reports which a run sends never add up.
"""

import hashlib
import os
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import psycopg
from psycopg import sql

import siger
from siger.cli.application import set_up_django
from siger.cli.terminal import err
from siger.core.database.account import server_account
from siger.core.database.cluster import prepare_directories
from siger.core.database.layout import DATABASE_NAME, Layout
from siger.core.database.location import state_directory
from siger.core.database.private_files import write_private
from siger.core.database.roles import connect_as_superuser
from siger.core.database.server import PrivateServer, private_database
from tests.load.handling import handle
from tests.load.multiplying import MADE, multiply
from tests.load.readers import seat_readers

# Counting statements costs a little, so it is off until statements are counted; and nobody tidies up in the middle of a round.
SERVER_SETTINGS = "shared_preload_libraries = 'pg_stat_statements'\npg_stat_statements.track = 'none'\nautovacuum = off\n"
UNLIMITED = str(10**9)


def prepare_environment(port: int) -> None:
    """For this process and all that it starts: a demonstration in which the limits of one address are never met.

    The proxy's header gives every report an address of its own, as in life; the counting itself stays.
    """
    os.environ.update(
        SIGER_PORT=str(port), SIGER_TRUSTED_PROXIES="127.0.0.1", SIGER_REPORTS_PER_HOUR=UNLIMITED, DJANGO_SETTINGS_MODULE="siger.settings"
    )


@contextmanager
def measured_database(reports: int, *, fresh: bool) -> Iterator[PrivateServer]:
    """The server with `reports` demonstration reports and Django set up on it. Raises DatabaseTrouble."""
    layout, account = Layout(state_directory()), server_account()
    prepare_directories(layout, account)
    write_private(layout.overrides, SERVER_SETTINGS, account)
    with private_database(layout.state, purpose="script/bench") as server:
        template = f"loaded_{reports}_{_fingerprint()}"
        with connect_as_superuser(layout) as connection:
            connection.execute("CREATE EXTENSION IF NOT EXISTS pg_stat_statements")
            if fresh or not _exists(connection, template):
                _empty_database(connection, layout)
                set_up_django()
                _load(reports, layout)
                _copy(connection, DATABASE_NAME, template, layout)
                _forget_others(connection, reports, template)
            else:
                _copy(connection, template, DATABASE_NAME, layout)
                set_up_django()
                _gather_files()
        yield server


def _fingerprint() -> str:
    """Of everything that says how tables look; --fresh is for changes of what stands in them."""
    digest = hashlib.sha256()
    for path in sorted(Path(siger.__file__).parent.glob("*/migrations/*.py")):
        digest.update(path.read_bytes())
    return digest.hexdigest()[:10]


def _exists(connection: psycopg.Connection, database: str) -> bool:
    return connection.execute("SELECT 1 FROM pg_database WHERE datname = %s", [database]).fetchone() is not None


def _empty_database(connection: psycopg.Connection, layout: Layout) -> None:
    _drop(connection, DATABASE_NAME)
    owner = sql.Identifier(layout.application_role)
    connection.execute(sql.SQL("CREATE DATABASE {} OWNER {}").format(sql.Identifier(DATABASE_NAME), owner))


def _copy(connection: psycopg.Connection, source: str, target: str, layout: Layout) -> None:
    _drop(connection, target)
    connection.execute(
        sql.SQL("CREATE DATABASE {} TEMPLATE {} OWNER {} STRATEGY file_copy").format(
            sql.Identifier(target), sql.Identifier(source), sql.Identifier(layout.application_role)
        )
    )


def _drop(connection: psycopg.Connection, database: str) -> None:
    connection.execute(sql.SQL("DROP DATABASE IF EXISTS {} WITH (FORCE)").format(sql.Identifier(database)))


def _forget_others(connection: psycopg.Connection, reports: int, kept: str) -> None:
    """Templates of the same size made from other tables."""
    for (name,) in connection.execute("SELECT datname FROM pg_database WHERE datname LIKE %s", [f"loaded\\_{reports}\\_%"]).fetchall():
        if name != kept:
            _drop(connection, name)


def _gather_files() -> None:
    """The pages' files may be others than when the data was loaded."""
    from siger.cli.static_files import collect

    collect()


def _load(reports: int, layout: Layout) -> None:
    from django.conf import settings
    from django.db import connections

    from siger.cli.setup_steps import STEPS
    from siger.demo.build import build

    for step in STEPS:
        if not step.demonstration:
            step.load()()
    started, cpu = time.monotonic(), time.process_time()
    with err.status(f"Making {reports:,} reports …"):
        build(reports=min(reports, MADE), pictures=False)
        seat_readers()
        with connect_as_superuser(layout, DATABASE_NAME) as connection:
            multiply(connection, reports, settings.INSTALLATION.number_prefix)
            handle(connection)
    err.print(f"{reports:,} reports made in {time.monotonic() - started:.0f} s ({time.process_time() - cpu:.0f} s of CPU in Python)")
    with connections["default"].cursor() as cursor:
        cursor.execute("VACUUM (ANALYZE)")
    connections.close_all()
