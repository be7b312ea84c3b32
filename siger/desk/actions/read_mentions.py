"""Somebody knows now that they were mentioned."""

from siger.core.clock import now
from siger.desk.models import Mention
from siger.people.actors import Actor
from siger.reports.models import Report


def read_mentions(*, actor: Actor, report: Report | None = None) -> int:
    """Those of one report, or all; how many were unread. One statement."""
    unread = Mention.objects.filter(user_id=actor.user_id, read_at__isnull=True) if actor.user_id else Mention.objects.none()
    return (unread if report is None else unread.filter(note__report=report)).update(read_at=now())
