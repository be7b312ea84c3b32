"""What stands after a report in one's own queue."""

from siger.people.actors import Actor
from siger.reports.models import Report
from siger.reports.queries.scopes import in_hand_of


def next_waiting(actor: Actor, report: Report) -> str | None:
    """The number of the next report that waits for the actor, in the order of due times; after the last comes the first. None when no other
    waits. At most two statements.
    """
    queue = Report.objects.filter(in_hand_of(actor)).exclude(pk=report.pk).order_by("due_at", "id").values_list("number", flat=True)
    if report.due_at is not None:
        after = queue.filter(due_at__gte=report.due_at).exclude(due_at=report.due_at, pk__lt=report.pk).first()
        if after is not None:
            return after
    return queue.first()
