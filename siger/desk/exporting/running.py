"""A long export: written by the worker, begun anew when it was interrupted, there whole or not at all."""

from collections.abc import Iterator
from datetime import timedelta
from typing import Final

from django.utils import translation
from procrastinate import RetryStrategy
from procrastinate.contrib.django import app

from siger.core.clock import now
from siger.core.errors import StorageFull
from siger.core.storage import exports, random_name, write_whole
from siger.desk.exporting.files import chunks_of
from siger.desk.exporting.rows import Row, from_data, rows_of
from siger.desk.models import Export, ExportState
from siger.desk.seats import acting_later
from siger.people.actors import Actor

LIVES: Final = timedelta(hours=24)
FORGOTTEN: Final = timedelta(minutes=5)
GIVEN_UP: Final = timedelta(hours=6)
_UNFINISHED: Final = (ExportState.WAITING, ExportState.RUNNING)


class _Cancelled(Exception):
    """In the middle of writing, so that the half file goes."""


@app.task(name="siger.desk.export", retry=RetryStrategy(max_attempts=5, exponential_wait=3))
def export_later(export_id: int) -> None:
    run_export(export_id)


def enqueue(export_id: int) -> None:
    export_later.configure(lock=f"siger.desk.export.{export_id}").defer(export_id=export_id)


def run_export(export_id: int) -> None:
    """From the beginning to the end. One that is over or was cancelled is left alone."""
    export = Export.objects.select_related("asked_by").filter(pk=export_id, state__in=_UNFINISHED).first()
    if export is None:
        return
    person = export.asked_by
    actor = acting_later(person, export.seats)  # as they are now
    if not person.is_active or not actor.seats:
        _end(export, ExportState.FAILED)
        return
    export.path = export.path or random_name()
    _note(export, state=ExportState.RUNNING, path=export.path, written=0, touched_at=now())
    with translation.override(person.language):
        _write(export, actor)


def _write(export: Export, actor: Actor) -> None:
    try:
        write_whole(exports(), export.path, chunks_of(export.form, _watched(export, actor)))
    except _Cancelled:
        return
    except StorageFull:
        _end(export, ExportState.FAILED)
        return
    if not _end(export, ExportState.READY, size=exports().size(export.path), expires_at=now() + LIVES):
        exports().delete(export.path)


def _watched(export: Export, actor: Actor) -> Iterator[list[Row]]:
    """The rows, with how many there are so far written down."""
    written = 0
    for batch in rows_of(actor, from_data(export.wanted)):
        yield batch
        written += len(batch)
        if not _note(export, written=written, touched_at=now()):
            raise _Cancelled


def _note(export: Export, **changes: object) -> bool:
    return bool(Export.objects.filter(pk=export.pk, state__in=_UNFINISHED).update(**changes))


def _end(export: Export, state: ExportState, **changes: object) -> bool:
    return _note(export, state=state, touched_at=now(), **changes)


def resume_exports() -> int:
    """Begin anew what has not moved for five minutes, because its job was lost; give up after six hours. How many."""
    still = Export.objects.filter(state__in=_UNFINISHED, touched_at__lt=now() - FORGOTTEN).order_by("id")
    still.filter(asked_at__lt=now() - GIVEN_UP).update(state=ExportState.FAILED, touched_at=now())
    ids = list(still.values_list("pk", flat=True))
    for export_id in ids:
        run_export(export_id)
    return len(ids)
