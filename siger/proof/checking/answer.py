"""What one question about one photo may look at, and the form of its answer."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from siger.proof.models import CheckKind, Verdict
from siger.reports.models import Photo, PhotoTrace, Report


@dataclass(frozen=True, slots=True)
class Subject:
    """A photo of the work with its report; `given_at` is when the work was last given to the agency before the photo arrived."""

    photo: Photo
    report: Report
    given_at: datetime | None
    trace: PhotoTrace | None = None


@dataclass(frozen=True, slots=True)
class Answer:
    """`measure` is plain JSON."""

    kind: CheckKind
    verdict: Verdict
    measure: Mapping[str, Any] = field(default_factory=dict)
