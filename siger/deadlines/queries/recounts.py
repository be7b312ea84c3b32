"""How far the runs came."""

from collections.abc import Collection

from siger.deadlines.models import Recount


def latest_recounts(regions: Collection[str], *, limit: int = 5) -> list[Recount]:
    """Of these governments, the latest first. One statement."""
    return list(Recount.objects.filter(region__in=regions).order_by("-id")[:limit])
