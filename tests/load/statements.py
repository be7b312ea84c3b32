"""Which statements a request sends: counted by the database itself, and captured word for word for the limit."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from typing import Any

import psycopg

from siger.core.database.layout import Layout
from siger.core.database.roles import connect_as_superuser
from tests.load.driving import Connection, Request

# Savepoints are counted, as they cost a way there and back; what opens and closes a transaction is not, nor the server's own look-ups for
# foreign keys.
_COUNT = """
SELECT coalesce(sum(calls), 0) FROM pg_stat_statements
WHERE userid = (SELECT oid FROM pg_roles WHERE rolname = %s)
  AND query !~* '^(BEGIN|COMMIT|ROLLBACK)\\M(?! TO)' AND query !~ '^SELECT 1 FROM ONLY'
"""


def count_statements(layout: Layout, connection: Connection, requests: Sequence[Request]) -> list[int]:
    """For each request how many statements the server executed."""
    with connect_as_superuser(layout) as database, _counting(database):
        return [_sent(database, layout, partial(connection.send, request)) for request in requests]


def count_statements_of(layout: Layout, act: Callable[[], object]) -> int:
    """How many the server executed while `act` went on."""
    with connect_as_superuser(layout) as database, _counting(database):
        return _sent(database, layout, act)


def _sent(database: psycopg.Connection, layout: Layout, act: Callable[[], object]) -> int:
    database.execute("SELECT pg_stat_statements_reset()")
    act()
    row = database.execute(_COUNT, [layout.application_role]).fetchone()
    return int(row[0]) if row else 0


@contextmanager
def _counting(database: psycopg.Connection) -> Iterator[None]:
    """Every session picks the setting up with its next statement."""
    database.execute("ALTER SYSTEM SET pg_stat_statements.track = 'top'")
    database.execute("SELECT pg_reload_conf(), pg_sleep(0.3)")
    try:
        yield
    finally:
        database.execute("ALTER SYSTEM RESET pg_stat_statements.track")
        database.execute("SELECT pg_reload_conf(), pg_sleep(0.3)")


@dataclass(frozen=True, slots=True)
class Captured:
    """A statement as it went over the wire. `returned` is the key that an INSERT gave back, `column` its name."""

    sql: str
    column: str = ""
    returned: str = ""


def capture(request: Request) -> list[Captured]:
    """Put the request through the whole application in this process and write down its statements. Raises AssertionError."""
    from django.db import connection
    from django.test import Client
    from django.test.utils import CaptureQueriesContext

    returned: dict[int, tuple[str, str]] = {}

    def look(execute: Any, statement: str, params: Any, many: bool, context: dict[str, Any]) -> Any:
        result = execute(statement, params, many, context)
        got = context["cursor"].cursor.pgresult
        if "RETURNING" in statement and got is not None and got.ntuples == 1 and got.fname(0) == b"id":
            returned[len(context["connection"].queries_log)] = ("id", got.get_value(0, 0).decode())
        return result

    headers = {f"HTTP_{name.upper().replace('-', '_')}": value for name, value in request.headers if name != "Content-Type"}
    content_type = dict(request.headers).get("Content-Type", "application/octet-stream")
    with CaptureQueriesContext(connection) as caught, connection.execute_wrapper(look):
        got = Client(HTTP_HOST="localhost").generic(request.method, request.path, request.body, content_type, **headers)  # type: ignore[arg-type]
    assert got.status_code == request.expect, f"{request.path}: {got.status_code}"
    first = caught.initial_queries
    return [Captured(query["sql"], *returned.get(first + place, ())) for place, query in enumerate(caught.captured_queries)]
