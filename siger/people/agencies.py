"""Finding agencies."""

from functools import reduce
from operator import and_

from django.db.models import Case, IntegerField, Q, Value, When

from siger.people.agency_functions import AgencyKind
from siger.people.models import Agency

MOST_WORDS = 6


def inspectorate_of(region_code: str) -> Agency | None:
    """The Inspektorat of the province that `region_code` lies in: whistleblowing goes there, past every office it may be about."""
    return (
        Agency.objects.filter(kind=AgencyKind.INSPECTORATE, region_id=region_code.split(".", 1)[0], active=True)
        .order_by("path", "id")
        .first()
    )


def find_agencies(typed: str, *, limit: int = 8, near: str = "") -> list[Agency]:
    """Active agencies whose name has every typed word, best first: names that begin so, then offices of the kabupaten/kota `near` lies in.

    Governments themselves are left out: nothing is assigned to them. One statement.
    """
    words = typed.split()[:MOST_WORDS]
    if not words or sum(map(len, words)) < 2:
        return []
    has_all = reduce(and_, (Q(name__icontains=word) | Q(short_name__icontains=word) for word in words))
    starts = When(Q(name__istartswith=typed) | Q(short_name__istartswith=typed), then=Value(0))
    local = When(region_id__gte=near[:5], region_id__lt=f"{near[:5]}/", then=Value(0))
    found = Agency.objects.filter(has_all, active=True).exclude(kind=AgencyKind.GOVERNMENT).select_related("region")
    ranked = found.annotate(
        beginning=Case(starts, default=Value(1), output_field=IntegerField()),
        nearness=Case(local, default=Value(1), output_field=IntegerField()),
    )
    return list(ranked.order_by("beginning", "nearness", "name")[:limit])
