"""When the photo was taken: after the work was given, and in what relation to the moment it arrived."""

from datetime import datetime, timedelta
from typing import Final

from siger.proof.checking.answer import Answer, Subject
from siger.proof.models import CheckKind, Verdict
from siger.reports.models import TimelineEntry
from siger.reports.states import Verb

TOLERANCE: Final = timedelta(minutes=2)
"""Clocks of phones that keep their time by the network differ by less."""
GIVEN_BY: Final = (Verb.ASSIGN, Verb.TRANSFER, Verb.TAKE_OVER, Verb.SUCCEED, Verb.REOPEN, Verb.DISPUTE)


def given_before(report_id: int, arrived: datetime) -> datetime | None:
    """When the work was last given to somebody before a photo arrived; a dispute gives it anew. One statement."""
    entries = TimelineEntry.objects.filter(report_id=report_id, verb__in=GIVEN_BY, recorded_at__lte=arrived)
    return entries.order_by("-seq").values_list("recorded_at", flat=True).first()


def given(subject: Subject) -> Answer:
    """Seconds from the order to the photo; negative when the photo is older than the order."""
    taken = subject.photo.taken_at
    if taken is None or subject.given_at is None:
        return Answer(CheckKind.GIVEN, Verdict.UNKNOWN)
    after = taken - subject.given_at
    verdict = Verdict.FINE if after >= -TOLERANCE else Verdict.ALARM
    return Answer(CheckKind.GIVEN, verdict, {"seconds": round(after.total_seconds())})
