"""More reports than anybody waits to see made: what was made by the ordinary way is copied by the database, with numbers of its own.

A copy lies a few minutes before its original and keeps its place, its words and its office, so lists, counts and searches meet what they
would meet. Its timeline is copied as it is: the digests are those of the original, which nothing that is measured looks at.
"""

import random
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Final

import psycopg
from psycopg import sql

from siger.core.ids import number_from

MADE: Final = 100_000
"""So many are made by the ordinary way, which takes a millisecond each; the rest are copies."""

_REPORTS: Final = "reports_report"
_FOLLOW: Final = ("reports_reporter", "reports_timelineentry", "reports_support", "reports_rating", "reports_handover", "reports_referral")
_APART: Final = "37 minutes"
# What must differ in a copy, in the words of the database; `k` is the number of the copy, `step` how far apart their ids lie.
_OTHERWISE: Final = {
    "number": "numbers.number",
    "secret_digest": "sha256(secret_digest || int4send(k))",
    "email_index": "CASE WHEN email_index IS NULL THEN NULL ELSE sha256(email_index || int4send(k)) END",
    "phone_index": "CASE WHEN phone_index IS NULL THEN NULL ELSE sha256(phone_index || int4send(k)) END",
}
_IDS: Final = frozenset({"id", "report_id", "main_id", "split_from_id"})


def multiply(connection: psycopg.Connection, reports: int, prefix: str) -> None:
    """From what is there to `reports` reports. `connection` is a superuser's, so that copies need not be checked row by row."""
    there = _counted(connection, _REPORTS)
    copies = -(-(reports - there) // there)
    if copies <= 0:
        return
    connection.execute("SET session_replication_role = replica")
    connection.execute("SET maintenance_work_mem = '512MB'")
    _put_numbers(connection, reports - there, prefix)
    steps = {table: _highest(connection, table, "id") for table in (_REPORTS, *_FOLLOW) if _has_id(connection, table)}
    for table in (_REPORTS, *_FOLLOW):
        with _without_indexes(connection, table):
            for k in range(1, copies + 1):
                _copy_rows(connection, table, k, steps)
    connection.execute("DROP TABLE numbers")
    connection.execute("RESET session_replication_role")


def _copy_rows(connection: psycopg.Connection, table: str, k: int, steps: dict[str, int]) -> None:
    """Copy number `k`; the last one stops when the numbers are used up."""
    columns = _columns(connection, table)
    report_step = steps[_REPORTS]
    values = [_value(name, kind, report_step if name != "id" else steps.get(table, report_step)) for name, kind in columns]
    key = "id" if table == _REPORTS else "report_id"
    original = f"SELECT *, %(k)s::int AS k FROM {table} WHERE {key} <= %(step)s"
    joined = "JOIN numbers ON numbers.id = one.id + one.k * %(step)s" if table == _REPORTS else _only_known(k)
    names = ", ".join(name for name, _ in columns)
    statement = f"INSERT INTO {table} ({names}) OVERRIDING SYSTEM VALUE SELECT {', '.join(values)} FROM ({original}) AS one {joined}"
    connection.execute(statement.encode(), {"k": k, "step": report_step})


def _only_known(k: int) -> str:
    return "WHERE EXISTS (SELECT FROM numbers WHERE numbers.id = one.report_id + one.k * %(step)s)"


def _value(name: str, kind: str, step: int) -> str:
    if name in _OTHERWISE:
        return _OTHERWISE[name]
    if name in _IDS:
        return f"one.{name} + one.k * {step}"
    if kind == "timestamp with time zone":
        return f"one.{name} - one.k * interval '{_APART}'"
    return f"one.{name}"


def _put_numbers(connection: psycopg.Connection, count: int, prefix: str) -> None:
    """A number for every report that will be copied, by its id."""
    taken = {number for (number,) in connection.execute("SELECT number FROM reports_report")}
    chance = random.Random(f"{prefix} {count}")
    step = _highest(connection, _REPORTS, "id")
    ids = [pk for (pk,) in connection.execute("SELECT id FROM reports_report ORDER BY id")]
    connection.execute('CREATE UNLOGGED TABLE numbers (id bigint PRIMARY KEY, number text COLLATE "C" UNIQUE)')
    with connection.cursor() as cursor, cursor.copy("COPY numbers FROM STDIN") as copy:
        for place in range(count):
            number = number_from(prefix, chance.getrandbits(35))
            while number in taken:
                number = number_from(prefix, chance.getrandbits(35))
            taken.add(number)
            copy.write_row((ids[place % len(ids)] + (place // len(ids) + 1) * step, number))
    connection.execute("ANALYZE numbers")


@contextmanager
def _without_indexes(connection: psycopg.Connection, table: str) -> Iterator[None]:
    """Made again when all is there, which takes a tenth of the time. Those that keep a promise stay."""
    found = connection.execute(
        "SELECT indexrelid::regclass::text, pg_get_indexdef(indexrelid) FROM pg_index WHERE indrelid = %s::regclass AND NOT indisunique",
        [table],
    ).fetchall()
    for name, _ in found:
        connection.execute(sql.SQL("DROP INDEX {}").format(sql.Identifier(name)))
    yield
    for _, made in found:
        connection.execute(made.encode())
    _set_next_id(connection, table)


def _set_next_id(connection: psycopg.Connection, table: str) -> None:
    if _has_id(connection, table):
        connection.execute("SELECT setval(pg_get_serial_sequence(%s, 'id'), %s)", [table, _highest(connection, table, "id")])


def _columns(connection: psycopg.Connection, table: str) -> Sequence[tuple[str, str]]:
    return connection.execute(
        "SELECT column_name, data_type FROM information_schema.columns WHERE table_schema = 'public' AND table_name = %s"
        " AND is_generated = 'NEVER' ORDER BY ordinal_position",
        [table],
    ).fetchall()


def _has_id(connection: psycopg.Connection, table: str) -> bool:
    return any(name == "id" for name, _ in _columns(connection, table))


def _highest(connection: psycopg.Connection, table: str, column: str) -> int:
    row = connection.execute(
        sql.SQL("SELECT coalesce(max({}), 0) FROM {}").format(sql.Identifier(column), sql.Identifier(table))
    ).fetchone()
    return int(row[0]) if row else 0


def _counted(connection: psycopg.Connection, table: str) -> int:
    row = connection.execute(sql.SQL("SELECT count(*) FROM {}").format(sql.Identifier(table))).fetchone()
    return int(row[0]) if row else 0
