"""hand_over: at the end of a shift, what somebody looks after goes to a colleague."""

from collections.abc import Iterable

from django.db import transaction
from django.utils.translation import gettext as _

from siger.core.clock import now
from siger.core.errors import Forbidden, Invalid
from siger.core.events import publish
from siger.desk.bulk.queueing import enqueue
from siger.desk.events import ShiftHandedOver
from siger.desk.models import BulkItem, BulkRun, RunState, ShiftHandover
from siger.desk.queries.shift_work import MOST, in_care, may_give_for_others, receivers
from siger.desk.seats import seat_marks
from siger.people.actors import Actor
from siger.reports.actions.optional_words import optional_words

VERB = "hand_over"


@transaction.atomic
def hand_over(
    *, actor: Actor, receiver_id: int, chosen: Iterable[tuple[int, int]], words: str = "", giver_id: int | None = None
) -> ShiftHandover:
    """A run over the reports that `giver_id` (the actor unless named) looks after, which begins at once. `chosen` are (id, version seen).

    Each report changes hands by its ordinary action, or says why not; those that are in other hands meanwhile are left out. Raises
    Forbidden for somebody else's reports without a seat over them, Invalid for a receiver who is no colleague, for nothing and beyond 300.
    """
    giver = actor.user_id if giver_id is None else giver_id
    if actor.user_id is None or (giver != actor.user_id and not may_give_for_others(actor)):
        raise Forbidden
    receiver = next((one for one in receivers(actor, giver or 0) if one.id == receiver_id), None)
    if receiver is None:
        raise Invalid({"receiver": _("Pilih rekan yang bertugas di instansi Anda.")})
    note, pairs = optional_words("words", words), _mine(actor, giver or 0, dict(chosen))
    given = {"person_id": receiver.id, "person": receiver.name, "words": note}
    run = BulkRun.objects.create(
        asked_by_id=actor.user_id, verb=VERB, given=given, state=RunState.WAITING, total=len(pairs), chosen_at=now(), starts_at=now(),
        back="/kantor/serah-terima/", seats=seat_marks(actor),
    )  # fmt: skip
    BulkItem.objects.bulk_create([BulkItem(run=run, report_id=pk, seen=seen) for pk, seen in pairs.items()])
    shift = ShiftHandover.objects.create(
        agency_id=receiver.agency_id, giver_id=giver, receiver_id=receiver.id, actor_id=actor.user_id, words=note, count=len(pairs),
        at=now(), run=run,
    )  # fmt: skip
    publish(ShiftHandedOver(shift_id=shift.pk))
    enqueue(run.pk, None)
    return shift


def _mine(actor: Actor, giver_id: int, chosen: dict[int, int]) -> dict[int, int]:
    held = in_care(actor, giver_id).filter(pk__in=list(chosen)).order_by("due_at", "id").values_list("pk", flat=True)
    pairs = {pk: chosen[pk] for pk in held}
    if not pairs:
        raise Invalid({"pilih": _("Tidak ada laporan yang bisa diserahkan. Centang dulu, atau muat ulang halaman ini.")})
    if len(pairs) > MOST:
        raise Invalid({"pilih": _("Paling banyak %(most)d laporan sekali serah. Serahkan sebagian dulu.") % {"most": MOST}})
    return pairs
