"""Which photos belong to the latest proof; what was found out about them is read from `proof.queries.checks`."""

from collections.abc import Sequence

from siger.reports.models import Photo
from siger.reports.queries.timeline import TimelineRow
from siger.reports.states import Verb


def proof_of(photos: Sequence[Photo], timeline: Sequence[TimelineRow], part: str) -> list[Photo]:
    """The photos `part` ("before", "after") of the latest proof, by the hashes that its timeline entry names."""
    latest = next((row for row in reversed(timeline) if row.verb == Verb.SUBMIT_PROOF), None)
    named = set(latest.data.get(part, ())) if latest else set()
    return [photo for photo in photos if bytes(photo.sha256).hex() in named and photo.kind == part]
