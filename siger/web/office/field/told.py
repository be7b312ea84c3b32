"""What a phone tells of each photo that it kept: read with suspicion, kept only where it makes sense."""

import json
import math
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any, Final

from django.utils.dateparse import parse_datetime
from django.utils.translation import gettext as _

from siger.core.clock import now
from siger.core.errors import Invalid
from siger.reports.actions.attaching import MOST_PHOTOS, SentPhoto
from siger.reports.models import Capture
from siger.reports.photos.incoming import IncomingPhoto, receive_upload

LATENCY: Final = timedelta(minutes=5)
"""What a phone says of its clock may differ from what its request shows by the time that the request took."""
MOST_OFFSET_S: Final = 20 * 366 * 86_400
LONGEST_TOLD: Final = 20_000


@dataclass(frozen=True, slots=True)
class PhoneClock:
    """`offset` is what must be added to the phone's clock, as the request itself shows it; None when the phone did not say its time."""

    offset: timedelta | None

    def believed(self, told_s: float | None) -> timedelta | None:
        """The offset that the phone measured, unless the request contradicts it; then what the request shows."""
        if told_s is None or abs(told_s) > MOST_OFFSET_S:
            return self.offset
        told = timedelta(seconds=round(told_s))
        return told if self.offset is None or abs(told - self.offset) <= LATENCY else self.offset


def clock_of(phone_now: str) -> PhoneClock:
    moment = _moment(phone_now)
    return PhoneClock(None if moment is None else now() - moment)


def told_of(text: str) -> list[dict[str, Any]]:
    """The list of what was told, one mapping a photo. Raises Invalid for anything else."""
    try:
        listed = json.loads(text[:LONGEST_TOLD]) if text else []
    except (ValueError, RecursionError) as error:
        raise Invalid({"told": _broken()}) from error
    if not isinstance(listed, list) or not all(isinstance(one, dict) for one in listed):
        raise Invalid({"told": _broken()})
    return listed


def sent_photos(files: Sequence[Any], told: Sequence[dict[str, Any]], clock: PhoneClock, *, field: str) -> list[SentPhoto]:
    """Each file with what was told of it. Raises Invalid naming the photo that cannot be taken: all are sent again then."""
    if len(files) > MOST_PHOTOS:
        raise Invalid({field: _("Paling banyak %(most)d foto sekaligus.") % {"most": MOST_PHOTOS}})
    facts = [*told, *({} for _missing in files)]
    return [_photo(_received(file, place, field), facts[place], clock) for place, file in enumerate(files)]


def _received(file: Any, place: int, field: str) -> IncomingPhoto:
    try:
        return receive_upload(file)
    except Invalid as refusal:
        words = _("Foto ke-%(place)d: %(why)s") % {"place": place + 1, "why": refusal.message}
        raise Invalid({field: words}) from refusal


def _photo(incoming: IncomingPhoto, told: dict[str, Any], clock: PhoneClock) -> SentPhoto:
    lat, lng = _number(told.get("lat")), _number(told.get("lng"))
    there = lat is not None and lng is not None and abs(lat) <= 90 and abs(lng) <= 180
    accuracy = _number(told.get("accuracy"))
    offset = clock.believed(_number(told.get("offset")))
    return SentPhoto(
        incoming,
        lat if there else None,
        lng if there else None,
        _corrected(_moment(str(told.get("at", ""))[:40]), offset),
        accuracy if there and accuracy is not None and 0 <= accuracy < 1e6 else None,
        None if offset is None else round(offset.total_seconds()),
        Capture.LIVE if told.get("capture") == Capture.LIVE else Capture.GALLERY,
    )


def _corrected(taken: datetime | None, offset: timedelta | None) -> datetime | None:
    """By the server's clock; None for a moment that cannot be, or that still lies ahead of it."""
    if taken is None:
        return None
    try:
        moment = taken + (offset or timedelta())
    except OverflowError:
        return None
    return moment if moment <= now() + LATENCY else None


def _moment(text: str) -> datetime | None:
    """Phones write ISO 8601 in UTC. None for anything else."""
    try:
        parsed = parse_datetime(text)
    except ValueError:
        return None
    if parsed is None or not 1970 < parsed.year < 2200:
        return None
    return parsed if parsed.tzinfo else parsed.replace(tzinfo=UTC)


def _number(value: Any) -> float | None:
    if isinstance(value, bool) or not isinstance(value, int | float):
        return None
    return float(value) if abs(value) < 1e12 and math.isfinite(value) else None


def _broken() -> str:
    return _("Keterangan foto tidak terbaca. Muat ulang halaman, lalu kirim lagi.")
