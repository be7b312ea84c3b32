"""A person's own reports, and what a secret link opens."""

from collections.abc import Sequence

from siger.core.ids import secret_digest
from siger.people.actors import Actor
from siger.reports.models import Report, Reporter


def own_reports(actor: Actor, *, limit: int = 50) -> Sequence[Report]:
    """Reports sent from the actor's account or held by link, newest first. One statement; anonymous ones only by link."""
    if actor.user_id is None and not actor.holds:
        return []
    mine = Report.objects.filter(pk__in=actor.holds)
    if actor.user_id is not None:
        mine |= Report.objects.filter(reporter__user_id=actor.user_id)
    return list(mine.select_related("region", "agency").order_by("-received_at", "-id")[:limit])


def report_of_secret(secret: str) -> Report | None:
    """The report whose secret link this is, or None. Callers limit the rate of wrong guesses."""
    if len(secret) != 26 or not secret.isascii():
        return None
    held = Reporter.objects.select_related("report").filter(secret_digest=secret_digest(secret)).only("report").first()
    return held.report if held else None


def still_held(marks: dict[int, str]) -> frozenset[int]:
    """Of report ids with the first 16 hex digits of their secrets' digests, those that still fit, and what was split from them.

    One statement.
    """
    if not marks:
        return frozenset()
    rows = Reporter.objects.filter(report_id__in=list(marks)).values_list("report_id", "secret_digest", "report__split_off")
    fitting = [(report_id, second) for report_id, digest, second in rows if bytes(digest).hex()[:16] == marks[report_id]]
    return frozenset(held for pair in fitting for held in pair if held is not None)
