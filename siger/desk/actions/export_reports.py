"""export: a list is taken out, and that it was is written down; a long one is left to the worker."""

from typing import Final
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from siger.core.clock import now
from siger.core.errors import Forbidden, Invalid, NotFound
from siger.desk.exporting.rows import as_data, exported
from siger.desk.exporting.running import enqueue
from siger.desk.models import Export, ExportState, Form
from siger.desk.seats import seat_marks
from siger.people.actors import Actor
from siger.reports.queries.worklist import WorklistFilter

AT_ONCE: Final = 2_000
MOST_UNFINISHED: Final = 3
MOST: Final[dict[str, int]] = {Form.CSV: 1_000_000, Form.XLSX: 200_000}


@transaction.atomic
def export_reports(*, actor: Actor, wanted: WorklistFilter, form: str) -> Export:
    """`streamed` when the caller may send it at once (up to 2,000 rows), else `waiting` with its job. Raises Forbidden, Invalid."""
    if actor.user_id is None or not actor.seats or form not in set(Form):
        raise Forbidden
    if Export.objects.filter(asked_by_id=actor.user_id, state__in=[ExportState.WAITING, ExportState.RUNNING]).count() >= MOST_UNFINISHED:
        raise Invalid({"saringan": _("Sudah ada %(most)d unduhan Anda yang sedang ditulis. Tunggu dulu.") % {"most": MOST_UNFINISHED}})
    total = exported(actor, wanted)[: MOST[form] + 1].count()
    if not total:
        raise Invalid({"saringan": _("Tidak ada laporan yang cocok, jadi tidak ada yang diunduh.")})
    if total > MOST[form]:
        raise Invalid(
            {"saringan": _("Terlalu banyak: paling banyak %(most)d laporan. Persempit saringan, atau pilih CSV.") % {"most": MOST[form]}}
        )
    state = ExportState.STREAMED if total <= AT_ONCE else ExportState.WAITING
    at = now()
    export = Export.objects.create(
        asked_by_id=actor.user_id, form=form, wanted=as_data(wanted), state=state, total=total, asked_at=at, touched_at=at,
        seats=seat_marks(actor),
    )  # fmt: skip
    if state == ExportState.WAITING:
        enqueue(export.pk)
    return export


def cancel_export(*, actor: Actor, public_id: UUID) -> None:
    """One that is ready or over stays. Raises NotFound for another's."""
    mine = Export.objects.filter(public_id=public_id, asked_by_id=actor.user_id)
    if actor.user_id is None or not mine.exists():
        raise NotFound
    mine.filter(state__in=[ExportState.WAITING, ExportState.RUNNING]).update(state=ExportState.CANCELLED, touched_at=now())
