"""What the file says of its own time, held against the server's, and how far the phone's clock was off when it was asked."""

from datetime import timedelta
from typing import Final

from siger.proof.checking.answer import Answer, Subject
from siger.proof.checking.moments import TOLERANCE
from siger.proof.models import CheckKind, Verdict

LONGEST_WAY: Final = timedelta(days=2)
"""A phone without a network may keep a photo of the work for so long before it is sent."""
MOST_APART: Final = timedelta(minutes=10)


def file_time(subject: Subject) -> Answer | None:
    """None when the file says nothing, as one that was taken within the page.

    `seconds` from the time in the file to the arrival, negative when it lies ahead; `apart` seconds between the file and the phone. The
    clock that wrote the file is taken to be as wrong as the phone's was when it was asked.
    """
    photo, trace = subject.photo, subject.trace
    if trace is None or trace.file_time is None:
        return None
    way = (photo.created_at - trace.file_time).total_seconds() - (photo.clock_offset_s or 0)
    apart = 0.0 if photo.taken_at is None else abs(way - (photo.created_at - photo.taken_at).total_seconds())
    if photo.taken_at == trace.file_time:
        apart = 0.0
    fine = -TOLERANCE.total_seconds() <= way <= LONGEST_WAY.total_seconds() and apart <= MOST_APART.total_seconds()
    return Answer(CheckKind.FILE_TIME, Verdict.FINE if fine else Verdict.ODD, {"seconds": round(way), "apart": round(apart)})


def clock(subject: Subject) -> Answer | None:
    """None when the phone was never asked. `seconds` by which it was behind the server, negative when ahead."""
    behind = subject.photo.clock_offset_s
    if behind is None:
        return None
    fine = abs(behind) <= TOLERANCE.total_seconds()
    return Answer(CheckKind.CLOCK, Verdict.FINE if fine else Verdict.ODD, {"seconds": behind})
