from datetime import UTC, datetime, timedelta, timezone
from io import BytesIO
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL.TiffImagePlugin import IFDRational

from siger.reports.photos.decode import decode_photo
from siger.reports.photos.exif import read_position, read_time
from siger.reports.photos.tests.pictures import LAMPUNG, LAMPUNG_GPS, exif_of, jpeg, quarters, written

NAN = float("nan")


def facts_of(data: bytes):
    return decode_photo(BytesIO(data)).facts


@pytest.mark.parametrize("format_name", ["JPEG", "PNG", "WEBP", "HEIF"])
def test_time_and_position_are_read_from_every_kind(format_name):
    exif = exif_of(taken="2026:03:14 07:08:09", offset="+07:00", gps=LAMPUNG_GPS)
    facts = facts_of(written(quarters(), format_name, exif=exif))
    assert facts.taken_at == datetime(2026, 3, 14, 7, 8, 9, tzinfo=timezone(timedelta(hours=7)))
    assert (facts.lat, facts.lng) == pytest.approx(LAMPUNG, abs=1e-5)


def test_a_photo_without_exif_tells_nothing():
    facts = facts_of(jpeg())
    assert (facts.taken_at, facts.lat, facts.lng, facts.orientation) == (None, None, None, 1)


def test_a_camera_without_a_zone_gives_a_naive_time():
    assert facts_of(jpeg(exif=exif_of(taken="2026:03:14 07:08:09"))).taken_at == datetime.fromisoformat("2026-03-14T07:08:09")


@pytest.mark.parametrize("taken", ["0000:00:00 00:00:00", "2026:02:30 10:00:00", "1970:01:01 00:00:00", "kemarin", "    :  :     :  :  "])
def test_an_impossible_time_is_no_time(taken):
    assert read_time({0x9003: taken}) is None


def test_the_next_best_time_is_taken_when_the_first_is_impossible():
    tags = {0x9003: "0000:00:00 00:00:00", 0x0132: "2026:01:02 03:04:05", 0x9010: "Z"}
    assert read_time(tags) == datetime.fromisoformat("2026-01-02T03:04:05")


@pytest.mark.parametrize(
    ("offset", "zone"), [("+00:00", UTC), ("-03:30", timezone(-timedelta(hours=3, minutes=30))), ("+99:00", None), (7, None)]
)
def test_an_offset_is_used_when_it_is_one(offset, zone):
    moment = read_time({0x9003: "2026:01:02 03:04:05", 0x9011: offset})
    assert moment is not None
    assert moment.tzinfo == zone


REFUSED_POSITIONS: dict[str, dict[int, Any]] = {
    "zero, zero": {1: "N", 2: (0.0, 0.0, 0.0), 3: "E", 4: (0.0, 0.0, 0.0)},
    "north of the pole": {**LAMPUNG_GPS, 2: (91.0, 0.0, 0.0)},
    "past the date line": {**LAMPUNG_GPS, 4: (180.0, 0.0, 1.0)},
    "61 minutes": {**LAMPUNG_GPS, 2: (5.0, 61.0, 0.0)},
    "not a number": {**LAMPUNG_GPS, 2: (5.0, NAN, 0.0)},
    "negative": {**LAMPUNG_GPS, 2: (-5.0, 0.0, 0.0)},
    "no side": {2: LAMPUNG_GPS[2], 4: LAMPUNG_GPS[4]},
    "a wrong side": {**LAMPUNG_GPS, 1: "E"},
    "two sides": {**LAMPUNG_GPS, 1: "NS"},
    "two numbers": {**LAMPUNG_GPS, 2: (5.0, 23.0)},
    "words": {**LAMPUNG_GPS, 2: ("lima", "dua", "tiga")},
    "half of it": {1: "S", 2: (5.0, 23.0, 0.0)},
}


@pytest.mark.parametrize("gps", REFUSED_POSITIONS.values(), ids=REFUSED_POSITIONS.keys())
def test_an_impossible_position_is_no_position(gps):
    assert read_position(gps) is None


def test_a_zero_denominator_is_no_position():
    assert read_position({**LAMPUNG_GPS, 2: (IFDRational(5, 0), IFDRational(23), IFDRational(49))}) is None


@pytest.mark.parametrize(("north", "east", "wanted"), [("N", "E", (1, 1)), ("S", "E", (-1, 1)), ("N", "W", (1, -1)), ("s", "w", (-1, -1))])
def test_south_and_west_are_negative(north, east, wanted):
    assert read_position({1: north, 2: (1.0, 0.0, 0.0), 3: east, 4: (1.0, 0.0, 0.0)}) == wanted


@settings(deadline=None)
@given(st.dictionaries(st.integers(0, 5), st.one_of(st.none(), st.text(), st.floats(), st.tuples(st.floats(), st.floats(), st.floats()))))
def test_any_gps_directory_gives_a_valid_position_or_none(gps):
    position = read_position(gps)
    assert position is None or (-90 <= position[0] <= 90 and -180 <= position[1] <= 180)


@settings(deadline=None)
@given(st.dictionaries(st.sampled_from([0x9003, 0x9004, 0x0132, 0x9010, 0x9011]), st.one_of(st.text(), st.binary(), st.integers())))
def test_any_time_tags_give_a_time_or_none(tags):
    assert read_time(tags) is None or isinstance(read_time(tags), datetime)
