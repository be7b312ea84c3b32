"""What a text is about."""

import pytest

from siger.triage.category.suggestions import labels, suggest


def first(text: str) -> str:
    return suggest(text)[0].code


@pytest.mark.parametrize(
    ("text", "category"),
    [
        ("jln dpn rmh rusakk parah pak, byk lubang", "roads"),
        ("banyune pdam ora metu wis telung dino", "water"),
        ("THR kami belum dibayar perusahaan", "labour"),
        ("Blangko e-KTP kosong terus di dukcapil", "civil_registration"),
        ("harga singkong anjlok, rafaksi 30 persen", "agriculture_prices"),
        ("sertipikat PTSL belum jadi dari 2019", "land"),
        ("petugas loket jutek dan membentak kami", "public_service_conduct"),
    ],
)
def test_what_people_write_finds_its_category(text: str, category: str) -> None:
    assert first(text) == category


def test_an_angkutan_is_transport_and_what_is_diangkut_may_be_waste() -> None:
    assert first("angkutan umum ke kota tidak ada") == "transport"
    assert first("sudah dua minggu tidak diangkut sampahnya") == "waste"


@pytest.mark.parametrize(
    ("text", "category"),
    [
        ("Sampah menumpuk di Jalan Pasar Baru", "waste"),
        ("sampah menumpuk di jl. kenanga", "waste"),
        ("Jalan Kenanga rusak parah", "roads"),
        ("lampu jalan mati di depan SDN 2 Gunung Terang", "street_lighting"),
        ("Jalan berlubang di dekat Puskesmas Kedaton", "roads"),
        ("Warga RT 04 RW 02 mengeluh air PDAM mati", "water"),
        ("Ada lubang besar di jalan smp negeri 4", "roads"),
        ("jalan ke smp negeri 4 berlubang", "roads"),
        ("lubang menganga pas depan gerbang smp negeri 4 bikin siswa jatuh", "roads"),
        ("Ada lubang, smp negeri 4, sudah lama", "roads"),
        ("aspal bolong arah puskesmas kedaton", "roads"),
        ("sampah numpuk belakang puskesmas", "waste"),
    ],
)
def test_a_place_says_where_and_not_what(text: str, category: str) -> None:
    assert first(text) == category


def test_the_name_of_a_region_decides_nothing() -> None:
    names = {"sawah": [("sawah", "lama")]}
    assert "agriculture_prices" in {one.code for one in suggest("pohon tumbang di Sawah Lama")}
    assert "agriculture_prices" not in {one.code for one in suggest("pohon tumbang di Sawah Lama", names=names) if one.words}


@pytest.mark.parametrize(
    ("text", "category"),
    [
        ("kampung kami seperti permukaan bulan", "roads"),
        ("gelap gulita kalau lewat situ, harus pakai senter", "street_lighting"),
        ("gak ngalir dari subuh, keran cuma bunyi angin", "water"),
        ("mati dari tadi sore, kulkas dan dagangan es cair semua", "electricity"),
        ("tumpukan plastik hitam di ujung gang, baunya menyengat", "waste"),
        ("setengah jam hujan saja ruang tamu sudah seperti kolam", "drainage_flood"),
        ("kalau mau cepat ya bayar 300 langsung jadi", "illegal_levies_corruption"),
    ],
)
def test_what_is_meant_is_found_without_being_named(text: str, category: str) -> None:
    assert first(text) == category


def test_what_is_denied_does_not_count() -> None:
    assert first("bukan masalah banjir, tapi sampahnya yang tidak diangkut") == "waste"
    assert first("di sini tidak banjir, hanya listrik padam terus") == "electricity"


def test_asking_for_help_is_not_social_assistance() -> None:
    assert first("mohon bantuannya pak, pohon besar mau tumbang") == "trees_parks"


def test_two_words_together_say_what_neither_says_alone() -> None:
    assert first("dari simpang sampai gapura jalannya gelap sekali") == "street_lighting"


def test_school_fees_have_two_labels() -> None:
    found = suggest("Sekolah menarik pungutan uang komite 2 juta dari wali murid")
    assert set(labels(found)) == {"education", "illegal_levies_corruption"}


def test_the_words_that_decided_stood_in_the_text() -> None:
    text = "mohon diperbaiki jalan rusak dan berlubang"
    best = suggest(text)[0]
    assert best.words
    assert all(word in text for words in best.words for word in words.split())


def test_there_are_three_and_their_probabilities_fall() -> None:
    found = suggest("banjir masuk rumah, selokan mampet penuh sampah")
    assert len(found) == 3
    assert 1 >= found[0].probability >= found[1].probability >= found[2].probability > 0


@pytest.mark.parametrize(
    "text",
    [
        "",
        "😡🔥🙏",
        "https://contoh.id/x",
        "马路上有一个大洞，请尽快修理",
        "a" * 4_000,
        "\x00\x01",
        "1234567890 42",
        "The weather is fine today",
    ],
    ids=["empty", "emoji", "link", "chinese", "one long word", "control", "numbers", "english"],
)
def test_a_text_that_says_nothing_is_other_without_certainty_and_without_words(text: str) -> None:
    best = suggest(text)[0]
    assert (best.code, best.words) == ("other", ())
    assert best.probability < 0.3


def test_four_thousand_characters_of_trouble_take_no_time() -> None:
    import time

    text = "jalan rusak berlubang banjir sampah listrik padam " * 80
    suggest(text)
    started = time.process_time()
    suggest(text)
    assert time.process_time() - started < 0.1
