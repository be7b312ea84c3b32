from siger.core.clock import now
from siger.desk.models import ShiftHandover
from siger.people.actors import Actor


def read_shifts(*, actor: Actor) -> int:
    """Whatever was handed over to the actor is known to them now; how many that were."""
    return ShiftHandover.objects.filter(receiver_id=actor.user_id or 0, read_at__isnull=True).update(read_at=now())
