"""What a file brings, in a temporary table of this transaction, and the statements that compare it with what is stored."""

from collections.abc import Callable, Iterable
from typing import Any, Final

from django.db import connection

from siger.triage.assets.incoming.report import Counts

StagedRow = tuple[Any, ...]
"""file, number, key, digest, kind, road_class, name, agency_id, region_id, tolerance_m, geometry, lat, lng"""

_CREATE: Final = """
DROP TABLE IF EXISTS staged_asset;
CREATE TEMPORARY TABLE staged_asset (
    file text, number integer, key text COLLATE "C", digest bytea, kind text, road_class text, name text, agency_id bigint,
    region_id text COLLATE "C", tolerance_m smallint, geometry bytea, lat double precision, lng double precision
) ON COMMIT DROP
"""
_PREPARE: Final = """
DELETE FROM staged_asset USING (
    SELECT ctid, row_number() OVER (PARTITION BY key, digest ORDER BY file, number) AS nth FROM staged_asset
) AS numbered WHERE numbered.ctid = staged_asset.ctid AND nth > 1;
CREATE INDEX ON staged_asset (key);
ANALYZE staged_asset
"""
_TWICE: Final = """
SELECT file, number, key FROM staged_asset WHERE key IN (SELECT key FROM staged_asset GROUP BY key HAVING count(*) > 1)
ORDER BY key, file, number
"""
_COUNT: Final = """
SELECT count(*) FILTER (WHERE asset.id IS NULL), count(*) FILTER (WHERE asset.digest <> staged.digest),
    count(*) FILTER (WHERE asset.digest = staged.digest)
FROM staged_asset AS staged LEFT JOIN triage_asset AS asset ON asset.source = %(source)s AND asset.key = staged.key
"""
_GONE: Final = """FROM triage_asset AS asset
WHERE asset.source = %(source)s AND NOT EXISTS (SELECT 1 FROM staged_asset AS staged WHERE staged.key = asset.key)"""
_STORE: Final = """
INSERT INTO triage_asset AS asset (kind, road_class, name, agency_id, region_id, tolerance_m, geometry, lat, lng, source, key, digest,
    demonstration)
SELECT kind, road_class, name, agency_id, region_id, tolerance_m, geometry, lat, lng, %(source)s, key, digest, %(demonstration)s
FROM staged_asset ORDER BY file, number
ON CONFLICT (source, key) DO UPDATE SET kind = excluded.kind, road_class = excluded.road_class, name = excluded.name,
    agency_id = excluded.agency_id, region_id = excluded.region_id, tolerance_m = excluded.tolerance_m, geometry = excluded.geometry,
    lat = excluded.lat, lng = excluded.lng, digest = excluded.digest, demonstration = excluded.demonstration
WHERE asset.digest <> excluded.digest
"""
_FORGET: Final = f"UPDATE triage_assetchange SET asset_id = NULL WHERE asset_id IN (SELECT id {_GONE})"  # noqa: S608 - constants only
_REMOVE: Final = f"DELETE {_GONE}"
_COUNT_GONE: Final = f"SELECT count(*) {_GONE}"
_AFTERWARDS: Final = """
SELECT (SELECT count(*) FROM staged_asset) + (
    SELECT count(*) FROM triage_asset AS asset WHERE asset.retired_at IS NULL AND (asset.source <> %(source)s OR (
        NOT %(replace)s AND NOT EXISTS (SELECT 1 FROM staged_asset AS staged WHERE staged.key = asset.key))))
"""


def stage(batches: Iterable[list[StagedRow]]) -> None:
    """Copy the rows into the table, which is new. Needs a transaction."""
    with connection.cursor() as cursor:
        cursor.execute(_CREATE)
        for batch in batches:  # made before the copy begins: while it runs, the connection takes no other statement
            with cursor.copy("COPY staged_asset FROM STDIN") as copy:
                for row in batch:
                    copy.write_row(row)
        cursor.execute(_PREPARE)


def contradictions(say: Callable[[str, int, str], None]) -> None:
    """Calls `say` with file, number and key of every row whose key another row has, with other words. What comes twice alike is one."""
    with connection.cursor() as cursor:
        cursor.execute(_TWICE)
        for file, number, key in cursor:
            say(file, number, key)


def compare(source: str, *, replace: bool) -> Counts:
    with connection.cursor() as cursor:
        cursor.execute(_COUNT, {"source": source})
        added, changed, unchanged = cursor.fetchone() or (0, 0, 0)
        removed = 0
        if replace:
            cursor.execute(_COUNT_GONE, {"source": source})
            (removed,) = cursor.fetchone() or (0,)
    return Counts(added, changed, removed, unchanged)


def active_afterwards(source: str, *, replace: bool) -> int:
    """How many things would be looked through once the staged rows are stored."""
    with connection.cursor() as cursor:
        cursor.execute(_AFTERWARDS, {"source": source, "replace": replace})
        (count,) = cursor.fetchone() or (0,)
    return int(count)


def store(source: str, *, replace: bool, demonstration: bool) -> None:
    """Write what is new or other; with `replace`, take away what is no longer there."""
    with connection.cursor() as cursor:
        cursor.execute(_STORE, {"source": source, "demonstration": demonstration})
        if replace:
            cursor.execute(_FORGET, {"source": source})
            cursor.execute(_REMOVE, {"source": source})
