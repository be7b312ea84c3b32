"""Tags as somebody of their agency sees them."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from django.db import connection
from django.db.models import Q

from siger.desk.models import Tag
from siger.desk.permissions import led_seats, own_agencies
from siger.people.actors import Actor
from siger.reports.models import Report


@dataclass(frozen=True, slots=True)
class TagRow:
    """A tag with the number of reports that carry it. `merging`: it was merged, and some of its reports still wait for the other one."""

    id: int
    agency_id: int
    name: str
    active: bool
    count: int
    merging: bool


def tags_of(actor: Actor) -> list[Tag]:
    """Active tags of the actor's agencies, by name. One statement."""
    return list(Tag.objects.filter(agency_id__in=own_agencies(actor), active=True).order_by("name", "id"))


def tags_on(actor: Actor, report: Report, *, choosing: bool = False) -> list[Tag]:
    """Tags of the actor's agencies that `report` carries, retired ones too; with `choosing` also the active ones that it could.

    One statement, none for a report without tags.
    """
    if not report.tags and not choosing:
        return []
    carried = Q(pk__in=report.tags)
    fitting = carried | Q(active=True) if choosing else carried
    return list(Tag.objects.filter(fitting, agency_id__in=own_agencies(actor)).order_by("name", "id"))


def tag_names(actor: Actor, ids: Iterable[int]) -> dict[int, str]:
    """Names of those of `ids` that the actor may see, for many rows at once. One statement, none without ids."""
    wanted = sorted(set(ids))
    if not wanted:
        return {}
    return dict(Tag.objects.filter(pk__in=wanted, agency_id__in=own_agencies(actor)).values_list("pk", "name"))


# Each tag by the index of tags: what is counted is read, and no other report.
_KEPT: Final = """
SELECT t.id, t.agency_id, t.name, t.active, r.count, t.merged_into_id IS NOT NULL AND r.count > 0 FROM desk_tag t
CROSS JOIN LATERAL (SELECT count(*) FROM reports_report WHERE tags @> ARRAY[t.id::int] AND tags <> '{}') r
WHERE t.agency_id = ANY(%s) ORDER BY t.active DESC, lower(t.name), t.id
"""


def kept_tags(actor: Actor) -> list[TagRow]:
    """Every tag of the agencies whose tags the actor keeps, the retired ones last. One statement."""
    with connection.cursor() as cursor:
        cursor.execute(_KEPT, [[seat.agency_id for seat in led_seats(actor)]])
        return [TagRow(*row) for row in cursor.fetchall()]
