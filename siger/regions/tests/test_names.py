import pytest

from siger.regions.models import Region
from siger.regions.names import find_regions, parse_query

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("lampung")]

MEANT = [
    ("gedong meneng rajabasa", "Gedong Meneng, Rajabasa, Kota Bandar Lampung"),
    ("rajabasa gedong meneng", "Gedong Meneng, Rajabasa, Kota Bandar Lampung"),
    ("kel. gedong meneng, kec. rajabasa", "Gedong Meneng, Rajabasa, Kota Bandar Lampung"),
    ("gd meneng", "Gedong Meneng, Rajabasa, Kota Bandar Lampung"),
    ("GEDONG  MENENG!", "Gedong Meneng, Rajabasa, Kota Bandar Lampung"),
    ("bandarlampung", "Kota Bandar Lampung"),
    ("kota bandar lampung", "Kota Bandar Lampung"),
    ("balam", "Kota Bandar Lampung"),
    ("lamsel", "Kabupaten Lampung Selatan"),
    ("kab lampung selatan", "Kabupaten Lampung Selatan"),
    ("tulang bawang barat", "Kabupaten Tulang Bawang Barat"),
    ("kec. natar", "Natar, Kabupaten Lampung Selatan"),
    ("natar", "Natar, Kabupaten Lampung Selatan"),
    ("desa natar", "Natar, Natar, Kabupaten Lampung Selatan"),
    ("hajimna", "Hajimena, Natar, Kabupaten Lampung Selatan"),
    ("haji mena", "Hajimena, Natar, Kabupaten Lampung Selatan"),
    ("sidosari natar lampung selatan", "Sidosari, Natar, Kabupaten Lampung Selatan"),
    ("kec raja basa", "Raja Basa, Kabupaten Lampung Selatan"),
    ("kota metro", "Kota Metro"),
    ("kota agung", "Kota Agung, Kabupaten Tanggamus"),
    ("pringsew", "Kabupaten Pringsewu"),
    ("tanjung karang pusat", "Tanjungkarang Pusat, Kota Bandar Lampung"),
    ("tj karang pusat", "Tanjungkarang Pusat, Kota Bandar Lampung"),
    ("sebesi", "Tejang Pulau Sebesi, Raja Basa, Kabupaten Lampung Selatan"),
    ("18.72", "Kota Metro"),
]


@pytest.mark.parametrize(("query", "meant"), MEANT)
def test_what_people_write_finds_what_they_mean(db, query, meant):
    assert find_regions(query)[0].full_name == meant


@pytest.mark.parametrize(
    ("query", "among"), [("kaliyanda", "Kalianda, Kabupaten Lampung Selatan"), ("kec bakauhuni", "Bakauheni, Kabupaten Lampung Selatan")]
)
def test_a_slip_still_finds_it_among_the_first(db, query, among):
    assert among in [found.full_name for found in find_regions(query, limit=3)]


def test_a_postal_code_finds_its_villages(db):
    found = find_regions("35362", limit=50)
    assert {one.code for one in found} == set(Region.objects.filter(postal_code="35362").values_list("code", flat=True))


def test_a_typed_beginning_is_enough(db):
    assert all(found.name.lower().startswith("na") for found in find_regions("na"))
    assert find_regions("hajim")[0].name == "Hajimena"


@pytest.mark.parametrize(
    "query", ["", " ", "a", "kec.", "???", "'; DROP TABLE regions_region; --", "%%", "__", "\x00", "\\", "zzzzqqqq", "🦜🦜", "a" * 5000]
)
def test_nonsense_finds_nothing_or_little_and_breaks_nothing(db, query):
    assert len(find_regions(query)) <= 8
    assert Region.objects.count() == 2896


def test_a_wildcard_is_a_letter_like_any_other(db):
    assert find_regions("%a") == []


def test_the_number_of_answers_is_bounded(db):
    assert len(find_regions("suka", limit=3)) == 3
    assert len(find_regions("suka", limit=10_000)) == 50
    assert len(find_regions("suka", limit=-5)) == 1


def test_of_many_with_one_name_the_nearest_comes_first(db):
    villages = Region.objects.filter(search_joined="sukajaya", level="village")
    assert villages.count() > 3
    for village in villages:
        assert find_regions("sukajaya", near=(village.lat, village.lng))[0].code == village.code


def test_a_region_that_is_no_longer_active_is_not_offered(db):
    Region.objects.filter(name="Hajimena").update(active=False)
    assert "Hajimena" not in [found.name for found in find_regions("hajimena")]


def test_one_statement_at_every_key(db, django_assert_num_queries):
    for query, _meant in MEANT:
        with django_assert_num_queries(1):
            find_regions(query, near=(-5.4, 105.2))


def test_a_query_is_taken_apart_without_the_database():
    parsed = parse_query("kec. gd meneng rajabasa")
    assert parsed.text == "gedong meneng rajabasa"
    assert parsed.depths == (3,)
    assert parsed.phrases == ("gedongmenengrajabasa", "gedongmeneng", "gedong", "menengrajabasa", "rajabasa")
    assert parse_query("kabupaten") is None
