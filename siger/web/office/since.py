"""What happened to a report since its reader last had it open."""

from collections.abc import Sequence

from siger.desk.actions.look import look
from siger.desk.actions.read_mentions import read_mentions
from siger.desk.queries.seen import LastLook
from siger.people.actors import Actor
from siger.reports.queries.timeline import TimelineRow
from siger.web.office.desk import Desk, Since


def note_look(actor: Actor, desk: Desk) -> None:
    """Note that `actor` sees the report now, and set what is new apart from what they know.

    One statement; one more where a note calls them that they had not read.
    """
    if desk.notes and any(one.is_new for one in desk.notes.rows):
        read_mentions(actor=actor, report=desk.report)
    before = look(actor=actor, report=desk.report)
    if before is None or not _news(actor, before, desk.page.timeline):
        return
    desk.since = Since(before.seen_at, [one for one in desk.timeline if one.seq > before.entries])
    desk.timeline = [one for one in desk.timeline if one.seq <= before.entries]


def _news(actor: Actor, before: LastLook, rows: Sequence[TimelineRow]) -> bool:
    """Whether somebody else did something: what one did oneself is no news."""
    return any(row.seq > before.entries and row.user_id != actor.user_id for row in rows)
