"""What the camera wrote into a photo: when and where. Read once, then never stored with the picture."""

import math
import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta, timezone
from typing import Any, Final

from PIL import Image
from PIL.ExifTags import GPS, IFD, Base

_TIME: Final = re.compile(r"(\d{4}):(\d\d):(\d\d)[ T](\d\d):(\d\d):(\d\d)")
_OFFSET: Final = re.compile(r"([+-])(\d\d):(\d\d)")
# Exif 2.32, table 7: the moment of exposure, of digitising, of the last change to the file - in order of trust.
_TIMES: Final = (
    (Base.DateTimeOriginal, Base.OffsetTimeOriginal),
    (Base.DateTimeDigitized, Base.OffsetTimeDigitized),
    (Base.DateTime, Base.OffsetTime),
)
_FIRST_DIGITAL_YEAR: Final = 1995


@dataclass(frozen=True, slots=True)
class CameraFacts:
    """What EXIF says. `taken_at` is naive (the camera's own clock) unless the camera wrote its offset; degrees WGS 84."""

    taken_at: datetime | None = None
    lat: float | None = None
    lng: float | None = None
    orientation: int = 1


def read_facts(image: Image.Image) -> CameraFacts:
    """Facts from an opened picture. Damaged or absurd entries are left out; never raises."""
    try:
        exif = image.getexif()
        details: dict[int, Any] = dict(exif.get_ifd(IFD.Exif))
        gps: dict[int, Any] = dict(exif.get_ifd(IFD.GPSInfo))
        top: dict[int, Any] = dict(exif)
    except Exception:  # the directory of a hostile file may point anywhere
        return CameraFacts()
    position = read_position(gps)
    lat, lng = position or (None, None)
    return CameraFacts(read_time({**top, **details}), lat, lng, read_orientation(top.get(Base.Orientation)))


def read_orientation(value: object) -> int:
    """One of the eight orientations of EXIF; anything else means upright."""
    return value if isinstance(value, int) and 1 <= value <= 8 else 1


def read_time(tags: Mapping[int, Any]) -> datetime | None:
    """The first believable moment, with its offset when the camera gave one."""
    for time_tag, offset_tag in _TIMES:
        moment = _parse_time(tags.get(time_tag))
        if moment is not None:
            return moment.replace(tzinfo=_parse_offset(tags.get(offset_tag)))
    return None


def _parse_time(value: object) -> datetime | None:
    found = _TIME.match(value) if isinstance(value, str) else None
    if found is None or int(found[1]) < _FIRST_DIGITAL_YEAR:
        return None
    year, month, day, hour, minute, second = (int(part) for part in found.groups())
    try:
        return datetime(year, month, day, hour, minute, second)  # noqa: DTZ001 - cameras write local time without a zone
    except ValueError:
        return None


def _parse_offset(value: object) -> timezone | None:
    found = _OFFSET.match(value) if isinstance(value, str) else None
    if found is None:
        return None
    offset = timedelta(hours=int(found[2]), minutes=int(found[3])) * (-1 if found[1] == "-" else 1)
    if abs(offset) > timedelta(hours=14):
        return None
    return UTC if not offset else timezone(offset)


def read_position(gps: Mapping[int, Any]) -> tuple[float, float] | None:
    """(latitude, longitude) in degrees, or None when absent, out of range or (0, 0), which cameras write before a fix."""
    lat = _degrees(gps.get(GPS.GPSLatitude), gps.get(GPS.GPSLatitudeRef), "NS", 90)
    lng = _degrees(gps.get(GPS.GPSLongitude), gps.get(GPS.GPSLongitudeRef), "EW", 180)
    if lat is None or lng is None or (abs(lat) < 1e-4 and abs(lng) < 1e-4):
        return None
    return round(lat, 6), round(lng, 6)


def _degrees(value: object, reference: object, sides: str, bound: int) -> float | None:
    """Degrees from EXIF's three rationals; a zero denominator gives NaN and so None."""
    side = reference.strip("\x00 ").upper() if isinstance(reference, str) else ""
    if len(side) != 1 or side not in sides or not isinstance(value, tuple) or len(value) != 3:
        return None
    try:
        degrees, minutes, seconds = (float(part) for part in value)
    except (TypeError, ValueError, ZeroDivisionError, OverflowError):
        return None
    total = degrees + minutes / 60 + seconds / 3600
    if not math.isfinite(total) or min(degrees, minutes, seconds) < 0 or minutes >= 60 or seconds > 60 or total > bound:
        return None
    return -total if side == sides[1] else total
