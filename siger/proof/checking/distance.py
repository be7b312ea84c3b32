"""How far from the reported place the photo was taken, by what phone or file say of it."""

import math
from typing import Final

from siger.proof.checking.answer import Answer, Subject
from siger.proof.models import CheckKind, Verdict

NEAR_M: Final = 50.0
"""A photo of the work is taken from no farther away than this, besides the inexactness of both points."""
FAR_M: Final = 1_000.0
"""From here on it is another place, whatever the receiver was like."""
MOST_INEXACT_M: Final = 200.0
"""A phone that is less sure than this is not believed to stand nearer for it."""
EARTH_M: Final = 6_371_000.0


def distance(subject: Subject) -> Answer:
    photo, report = subject.photo, subject.report
    if photo.lat is None or photo.lng is None:
        return Answer(CheckKind.DISTANCE, Verdict.UNKNOWN)
    metres = metres_apart(report.lat, report.lng, photo.lat, photo.lng)
    most = NEAR_M + min(report.accuracy_m or 0.0, MOST_INEXACT_M)
    verdict = Verdict.FINE if metres <= most else Verdict.ODD if metres < FAR_M else Verdict.ALARM
    return Answer(CheckKind.DISTANCE, verdict, {"metres": round(metres, 1), "most": round(most), "source": photo.position_source})


def metres_apart(lat: float, lng: float, other_lat: float, other_lng: float) -> float:
    """On a sphere, however far: a photo may come from another continent."""
    north, east = math.radians(other_lat - lat), math.radians(other_lng - lng)
    chord = math.sin(north / 2) ** 2 + math.cos(math.radians(lat)) * math.cos(math.radians(other_lat)) * math.sin(east / 2) ** 2
    return 2 * EARTH_M * math.asin(math.sqrt(min(1.0, chord)))
