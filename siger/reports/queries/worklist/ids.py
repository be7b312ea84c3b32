"""The reports of a whole filter, for what is done to many at once."""

from django.conf import settings

from siger.people.actors import Actor
from siger.reports.queries.worklist.conditions import filtered
from siger.reports.queries.worklist.filter import WorklistFilter
from siger.reports.queries.worklist.rows import in_order

MOST_AT_ONCE = 5_000


def worklist_ids(actor: Actor, wanted: WorklistFilter, limit: int = MOST_AT_ONCE) -> list[tuple[int, int]]:
    """(id, version) of what the filter gives, in the order of the list, at most `limit`. One statement.

    The version is the one of this moment: what is changed by somebody else from now on is seen to be changed.
    """
    found = in_order(filtered(actor, wanted, settings.INSTALLATION.number_prefix), wanted.view)
    return list(found.values_list("id", "version")[:limit])
