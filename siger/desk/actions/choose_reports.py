"""choose: reports are set aside for one action, as they are now; nothing happens to them yet."""

from collections.abc import Iterable, Mapping
from typing import Final

from django.db import transaction
from django.utils.translation import gettext as _

from siger.core.clock import now
from siger.core.errors import Forbidden, Invalid
from siger.desk.bulk.verbs import BULK_VERBS, verbs_for
from siger.desk.models import BulkItem, BulkRun, RunState
from siger.desk.seats import seat_marks
from siger.people.actors import Actor

MOST: Final = 5_000
MOST_DRAFTS: Final = 10


@transaction.atomic
def choose_reports(
    *, actor: Actor, verb: str, chosen: Iterable[tuple[int, int]], own: Mapping[int, int] | None = None, back: str = ""
) -> BulkRun:
    """`chosen` are (report id, version that was seen); `own` maps ids to the agency that is suggested for each.

    Raises Forbidden for a verb that no seat of the actor ever takes, Invalid for nothing, or for more than 5,000.
    """
    if actor.user_id is None or verb not in verbs_for(actor):
        raise Forbidden
    pairs = dict(chosen)
    if not pairs:
        raise Invalid({"pilih": _("Belum ada laporan yang dipilih. Centang dulu di daftar kerja.")})
    if len(pairs) > MOST:
        raise Invalid({"pilih": _("Paling banyak %(most)d laporan sekali jalan. Persempit saringannya.") % {"most": MOST}})
    _forget_older_drafts(actor)
    given: dict[str, object] | None = None if BULK_VERBS[verb].wants else {}
    run = BulkRun.objects.create(
        asked_by_id=actor.user_id, verb=verb, given=given, total=len(pairs), chosen_at=now(), back=back[:600], seats=seat_marks(actor)
    )  # fmt: skip
    suggested = own or {}
    BulkItem.objects.bulk_create(
        [BulkItem(run=run, report_id=pk, seen=seen, own=suggested.get(pk)) for pk, seen in pairs.items()], batch_size=1_000
    )
    return run


def _forget_older_drafts(actor: Actor) -> None:
    """Of a person the latest ten are kept: nobody fills the table by choosing again and again."""
    drafts = BulkRun.objects.filter(asked_by_id=actor.user_id, state=RunState.DRAFT).order_by("-id").values_list("pk", flat=True)
    older = list(drafts[MOST_DRAFTS - 1 :])
    if older:
        BulkRun.objects.filter(pk__in=older).delete()
