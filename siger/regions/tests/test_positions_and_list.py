import pytest

from siger.core.errors import Invalid
from siger.regions.models import Level
from siger.regions.official_list import official_regions
from siger.regions.positions import Position, read_positions
from siger.regions.tests.conftest import LAMPUNG


def test_lampung_has_a_position_for_each_of_its_villages_and_marks_the_derived_ones():
    positions = read_positions(LAMPUNG / "positions.csv")
    villages = {row.code for row in official_regions("18") if len(row.code) == 13}
    assert set(positions) == villages
    assert len(villages) == 2651
    assert sum(position.given for position in positions.values()) == 2640


def test_no_position_of_lampung_is_impossible():
    """Far from all its siblings would be a slip of the source: the farthest true one is 34 km from the middle of its district."""
    by_district: dict[str, list[Position]] = {}
    for code, position in read_positions(LAMPUNG / "positions.csv").items():
        by_district.setdefault(code[:8], []).append(position)
    for district, those in by_district.items():
        lats, lngs = sorted(p.lat for p in those), sorted(p.lng for p in those)
        middle = (lats[len(those) // 2], lngs[len(those) // 2])
        for position in those:
            assert max(abs(position.lat - middle[0]), abs(position.lng - middle[1])) < 0.4, district


def test_without_a_file_there_are_no_positions(tmp_path):
    assert read_positions(tmp_path / "positions.csv") == {}


@pytest.mark.parametrize(
    ("content", "line"),
    [
        ("code,lat\n18.01.04.2001,-5.3\n", 1),
        ("", 1),
        ("code,lat,lng\n18.01.04.2001,-5.3,105.2\nHajimena,-5.3,105.2\n", 3),
        ("code,lat,lng\n18.01.04.2001,-5.3,105.2\n18.01.04.2001,-5.3,105.2\n", 3),
        ("code,lat,lng\n18.01.04.2001,nan,105.2\n", 2),
        ("code,lat,lng\n18.01.04.2001,105.2,-5.3\n", 2),
        ("code,lat,lng\n18.01.04.2001,south,105.2\n", 2),
        ("code,lat,lng\n18.01.04.2001\n", 2),
    ],
)
def test_an_unreadable_table_is_refused_with_the_line(tmp_path, content, line):
    path = tmp_path / "positions.csv"
    path.write_text(content, encoding="utf-8")
    with pytest.raises(Invalid, match=f"baris {line}:"):
        read_positions(path)


def test_the_official_list_gives_lampung_with_levels_and_full_names():
    rows = {row.code: row for row in official_regions("18")}
    assert len(rows) == 2896
    assert rows["18"].full_name == "Lampung"
    assert rows["18.71"].level is Level.CITY
    assert rows["18.01"].level is Level.REGENCY
    assert rows["18.71.13.1006"].level is Level.URBAN_VILLAGE
    assert rows["18.01.04.2001"].full_name == "Hajimena, Natar, Kabupaten Lampung Selatan"
    assert rows["18.01.04.2001"].postal_code == "35362"


def test_parents_come_before_their_children():
    seen: set[str] = set()
    for row in official_regions("17"):
        assert len(row.code) == 2 or row.code.rpartition(".")[0] in seen
        seen.add(row.code)


@pytest.mark.parametrize("code", ["99", "18.01", "", "1", "Lampung", "18 "])
def test_what_is_no_province_is_refused(code):
    with pytest.raises(Invalid):
        official_regions(code)
