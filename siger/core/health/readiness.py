"""What a web process needs before it should be given requests: the database, its tables, and a worker that is alive."""

from __future__ import annotations

from functools import lru_cache

from django.db import DatabaseError, connection
from django.db.migrations.executor import MigrationExecutor

from siger.core.health.findings import Finding, broken, well

# procrastinate writes a heartbeat every 10 s and calls a worker stalled after 30.
FRESH_SECONDS = 30


def database() -> list[Finding]:
    try:
        with connection.cursor() as cursor:
            cursor.execute("SHOW server_version")
            (version,) = cursor.fetchone() or ("?",)
    except DatabaseError as error:
        words = " ".join(str(error).split())
        return broken("database", f"No connection: {words}", "Start it (`siger serve`), or check DATABASE_URL.")
    return well("database", f"PostgreSQL {version}")


def migrations() -> list[Finding]:
    try:
        missing = _unapplied()
    except _StillMissing as waiting:
        missing = waiting.names
    if missing:
        return broken("migrations", f"{len(missing)} not applied, the first is {missing[0]}", "Run `siger migrate`.")
    return well("migrations", "all applied")


def worker() -> list[Finding]:
    """The newest heartbeat, by the database's clock."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*), extract(epoch FROM clock_timestamp() - max(last_heartbeat)) FROM procrastinate_workers")
        workers, age = cursor.fetchone() or (0, None)
    mend = "Start it: `siger serve` runs one, `siger worker` runs one by itself."
    if age is None:
        return broken("worker", "no worker is running: messages, photos and deadlines wait", mend)
    if age > FRESH_SECONDS:
        return broken("worker", f"the last sign of life is {age:.0f} s old", mend)
    return well("worker", f"alive {max(age, 0):.0f} s ago, {workers} known")


CHECKS = (("database", database), ("migrations", migrations), ("worker", worker))


class _StillMissing(Exception):
    def __init__(self, names: list[str]) -> None:
        self.names = names


@lru_cache(maxsize=1)
def _unapplied() -> list[str]:
    """Empty, and then remembered: what this code needs cannot become unapplied. An answer that must be asked again is raised."""
    executor = MigrationExecutor(connection)
    plan = executor.migration_plan(executor.loader.graph.leaf_nodes())
    if plan:
        raise _StillMissing([f"{migration.app_label}.{migration.name}" for migration, _ in plan])
    return []
