"""How the picture was made: what its content credentials say, and whether it looks like a photo of a screen."""

from typing import Final

from django.conf import settings

from siger.proof.checking.answer import Answer, Subject
from siger.proof.models import CheckKind, Verdict
from siger.reports.models import Capture

MADE_BY_A_MODEL: Final = frozenset({"trainedAlgorithmicMedia", "compositeWithTrainedAlgorithmicMedia", "compositeSynthetic"})
"""Of IPTC's digital source types those in which something on the picture was never in front of a camera."""


def credentials(subject: Subject) -> Answer | None:
    """None without any, but for photos from a gallery where somebody is trusted: a camera that signs leaves it there.

    `said` is one of `none`, `generated`, `broken` (changed after it was signed), `edited`, `unreadable`, `unproven` (intact, but signed by
    somebody unknown: anyone can sign) and `trusted`; `tool` is what made it, by its own words.
    """
    said = subject.trace.credentials if subject.trace else None
    if not said:
        asked = settings.C2PA_TRUST and subject.trace is not None and subject.photo.capture == Capture.GALLERY
        return Answer(CheckKind.CREDENTIALS, Verdict.UNKNOWN, {"said": "none", "tool": ""}) if asked else None
    found = _what(said)
    return Answer(CheckKind.CREDENTIALS, _VERDICTS[found], {"said": found, "tool": said.get("tool", "")})


_VERDICTS: Final = {
    "generated": Verdict.ALARM,
    "broken": Verdict.ALARM,
    "edited": Verdict.ODD,
    "unreadable": Verdict.ODD,
    "none": Verdict.UNKNOWN,
    "unproven": Verdict.UNKNOWN,
    "trusted": Verdict.FINE,
}


def _what(said: dict[str, object]) -> str:
    if said.get("source") in MADE_BY_A_MODEL:
        return "generated"
    if said.get("state") == "invalid":
        return "broken"
    if said.get("state") not in {"valid", "trusted"}:
        return "unreadable"
    return "edited" if said.get("edited") else "trusted" if said["state"] == "trusted" else "unproven"


def screen(subject: Subject) -> Answer | None:
    """None unless the operator has set from which measure on it is told."""
    told_from: float | None = settings.PROOF_SCREEN_FROM
    if told_from is None or subject.trace is None or subject.trace.screen is None:
        return None
    verdict = Verdict.ODD if subject.trace.screen >= told_from else Verdict.FINE
    return Answer(CheckKind.SCREEN, verdict, {"measure": round(subject.trace.screen, 2)})
