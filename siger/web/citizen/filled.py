"""What somebody filled in, as it came: read once, shown again as it was, and turned into a submission."""

import math
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Any, Final

from django.utils import timezone
from django.utils.dateparse import parse_datetime

from siger.reports.actions.attaching import SentPhoto
from siger.reports.actions.submission import Contact, Submission
from siger.reports.categories import Visibility
from siger.reports.placing import GivenPlace
from siger.web.citizen.villages import VillageChoice, choose_village

LONGEST_SHORT: Final = 300
LONGEST_KEPT: Final = 60_000

SHORT_FIELDS: Final = (
    "category",
    "service",
    "visibility",
    "landmark",
    "lat",
    "lng",
    "accuracy",
    "position_source",
    "region",
    "region_text",
    "region_choice",
    "name",
    "email",
    "phone",
    "occurred_at",
    "idempotency_key",
)


@dataclass(frozen=True, slots=True)
class Filled:
    """Values by field name, without characters that a database refuses. Photos are stored already."""

    values: Mapping[str, str] = field(default_factory=dict)
    photos: tuple[SentPhoto, ...] = ()

    def __getitem__(self, name: str) -> str:
        return self.values.get(name, "")

    def with_values(self, **changes: str) -> "Filled":
        return replace(self, values={**self.values, **changes})

    def swapped(self) -> "Filled":
        """Latitude and longitude exchanged."""
        return self.with_values(lat=self["lng"], lng=self["lat"])


def storable(text: str) -> str:
    """Without NUL and lone surrogates, which PostgreSQL cannot hold."""
    return text.replace("\0", "").encode("utf-8", "replace").decode()


def filled_from(data: Mapping[str, Any], photos: tuple[SentPhoto, ...]) -> Filled:
    values = {name: storable(str(data.get(name, ""))[:LONGEST_SHORT]).strip() for name in SHORT_FIELDS}
    values["text"] = storable(str(data.get("text", ""))[:LONGEST_KEPT])
    return Filled(values, photos)


def village_of(filled: Filled) -> VillageChoice:
    """The village that was picked, or the list to pick from when only words are there. With a point, words alone do not matter."""
    return choose_village(filled["region"] or filled["region_choice"], filled["region_text"], needed=not (filled["lat"] and filled["lng"]))


def submission_of(filled: Filled, village: str, language: str) -> Submission:
    anonymous = filled["visibility"] == Visibility.ANONYMOUS
    return Submission(
        text=filled["text"],
        category=filled["category"],
        place=GivenPlace(_number(filled["lat"]), _number(filled["lng"]), _number(filled["accuracy"]), filled["position_source"], village),
        visibility=filled["visibility"] or Visibility.PUBLIC,
        service_code=filled["service"],
        landmark=filled["landmark"],
        contact=Contact() if anonymous else Contact(filled["name"], filled["email"], filled["phone"]),
        photos=filled.photos,
        language=language,
        occurred_at=moment(filled["occurred_at"]),
    )


def _number(text: str) -> float | None:
    """None for nothing, NaN for what is no number: `place` then says so at the field."""
    if not text:
        return None
    try:
        return float(text.replace(",", "."))
    except ValueError:
        return math.nan


def moment(text: str) -> datetime | None:
    """A moment of a phone's clock; without a zone it is local time. None for anything else."""
    try:
        parsed = parse_datetime(text)
    except ValueError:
        return None
    if parsed is None:
        return None
    try:
        return timezone.make_aware(parsed) if timezone.is_naive(parsed) else parsed
    except (OverflowError, ValueError):
        return None


def photo_facts(data: Mapping[str, Any]) -> tuple[float | None, float | None, datetime | None]:
    """What the phone read out of the first photo before it shrank it: degrees and a local moment; unverified."""
    lat, lng = (_number(str(data.get(name, ""))[:40]) for name in ("photo_lat", "photo_lng"))
    there = lat is not None and lng is not None and abs(lat) <= 90 and abs(lng) <= 180
    return (lat if there else None, lng if there else None, moment(str(data.get("photo_time", ""))[:40]))
