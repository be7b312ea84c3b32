"""move_due: holidays or policies changed, and due dates with them. The clock's own act, told to everyone."""

from django.db import transaction

from siger.core.clock import now
from siger.core.events import publish
from siger.people.actors import Actor
from siger.reports.due_moves import Because, moved_data
from siger.reports.loading import lock_report
from siger.reports.models import Report
from siger.reports.moving import event_for, require_step, system_entry
from siger.reports.states import Verb
from siger.reports.ticking import Clocks, clock_columns, clocks_of, subject_of


@transaction.atomic
def move_due(*, actor: Actor, report_id: int, seen: int | None, clocks: Clocks, words: str) -> Report:
    """Set both clocks to `clocks`; `words` say why. Whoever took a step since `seen` wins: Stale, and the caller counts again.

    Counts no version: whoever is writing at that moment loses nothing by it. What was left of a stopped clock changes without an entry.
    """
    report = lock_report(actor, report_id, seen)
    require_step(actor, report, Verb.MOVE_DUE)
    data = moved_data(clocks_of(report), clocks, Because.RULES, words)
    columns = clock_columns(clocks, subject_of(report, agency_id=report.agency_id))
    for name, value in columns.items():
        setattr(report, name, value)
    if data.keys() - {"because", "words_of_rules"}:
        entry = system_entry(report, Verb.MOVE_DUE, data, now())
        publish(event_for(entry))
    report.save(update_fields=[*columns, "entries", "head"])
    return report
