"""What the desk need not know any longer."""

from datetime import timedelta
from typing import Final

from siger.core.clock import now
from siger.desk.models import Presence, Seen
from siger.reports.states import Holder

KEPT: Final = timedelta(days=90)
"""How long it is kept who saw a report that nobody has in hand any more."""


def forget_seen() -> None:
    """Looks at reports that are done, 90 days after; and who was present, after a day."""
    Seen.objects.filter(seen_at__lt=now() - KEPT, report__holder=Holder.NOBODY).delete()
    Presence.objects.filter(beat_at__lt=now() - timedelta(days=1)).delete()
