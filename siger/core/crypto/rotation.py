"""Rotation: a new key, and everything sealed with it anew. May be stopped and started again; nothing is unreadable meanwhile."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Final

from django.apps import apps
from django.db import connection, models, transaction

from siger.core.crypto.fields import SealedField
from siger.core.crypto.keys import add_key, keyring
from siger.core.crypto.sealing import seal, unseal

BATCH: Final = 500


@dataclass(frozen=True, slots=True)
class RotationResult:
    key_id: int
    values: int

    def __str__(self) -> str:
        return f"{self.values} values are sealed with key {self.key_id}"


def rotate() -> RotationResult:
    """Make a new active key and seal every value that another key sealed anew, in batches of 500 rows each in its own transaction."""
    key_id = add_key()
    return RotationResult(key_id, reseal_all())


def reseal_all() -> int:
    """Bring every sealed value to the active key; returns how many were not there yet."""
    return sum(_reseal(model, field) for model, field in sealed_fields())


def sealed_fields() -> Iterator[tuple[type[models.Model], SealedField]]:
    for model in apps.get_models():
        for field in model._meta.local_fields:
            if isinstance(field, SealedField):
                yield model, field


def _reseal(model: type[models.Model], field: SealedField) -> int:
    table, key, column = (connection.ops.quote_name(name) for name in (model._meta.db_table, _primary_key(model), str(field.column)))
    active, done = keyring().active, 0
    while True:
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(
                f"SELECT {key}, {column} FROM {table} WHERE {column} IS NOT NULL AND get_byte({column}, 1) <> %s"  # noqa: S608
                f" ORDER BY {key} LIMIT {BATCH} FOR UPDATE",
                [active],
            )
            rows: list[tuple[Any, bytes]] = cursor.fetchall()
            if not rows:
                return done
            fresh = [(seal(unseal(bytes(raw), field.context), field.context), row_id) for row_id, raw in rows]
            cursor.executemany(f"UPDATE {table} SET {column} = %s WHERE {key} = %s", fresh)  # noqa: S608
            done += len(rows)


def _primary_key(model: type[models.Model]) -> str:
    key = model._meta.pk
    if key is None:
        raise TypeError(f"{model} has no primary key")
    return str(key.column)
