"""A page says that its reader still has the report open, or has left it; and hears who else has."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

from django.db import connection

from siger.core.clock import now
from siger.core.errors import NotFound
from siger.desk.models import Presence
from siger.desk.queries.bulk import Pending, pending_among
from siger.people.actors import Actor
from siger.people.roles import Role
from siger.reports.loading import access_report
from siger.reports.models import Report
from siger.reports.permissions import roles_towards

BEAT_S: Final = 20
"""Seconds between two beats of an open page."""
GONE_AFTER: Final = timedelta(seconds=3 * BEAT_S)
MOST_NAMED: Final = 5

# The beat and its answer in one statement; who came first stands first.
_BEAT: Final = """
WITH put AS (
    INSERT INTO desk_presence (report_id, user_id, beat_at) VALUES (%(report)s, %(user)s, %(at)s)
    ON CONFLICT (report_id, user_id) DO UPDATE SET beat_at = excluded.beat_at
)
SELECT coalesce(nullif(u.name, ''), split_part(u.email, '@', 1)) FROM desk_presence p JOIN people_user u ON u.id = p.user_id
WHERE p.report_id = %(report)s AND p.user_id <> %(user)s AND p.beat_at > %(gone)s AND u.is_active ORDER BY p.id LIMIT %(most)s
"""


@dataclass(frozen=True, slots=True)
class Around:
    """`names`: the others who have the report open, at most five. `pending`: the run that is about to change it."""

    names: list[str]
    pending: Pending | None


def be_present(*, actor: Actor, number: str) -> Around:
    """What goes on around the report. Three statements. Raises NotFound or Forbidden."""
    report, at = _reached(actor, number), now()
    values: dict[str, int | datetime | None] = {
        "report": report.pk,
        "user": actor.user_id,
        "at": at,
        "gone": at - GONE_AFTER,
        "most": MOST_NAMED,
    }
    with connection.cursor() as cursor:
        cursor.execute(_BEAT, values)
        names = [row[0] for row in cursor.fetchall()]
    return Around(names, pending_among([report.pk]).get(report.pk))


def leave(*, actor: Actor, number: str) -> None:
    """The page was closed. Not hearing from it for a minute says the same."""
    report = _reached(actor, number)
    Presence.objects.filter(report=report, user=actor.user_id).delete()


def _reached(actor: Actor, number: str) -> Report:
    report = access_report(actor, number)
    if actor.user_id is None or roles_towards(actor, report) <= {Role.REPORTER}:
        raise NotFound
    return report
