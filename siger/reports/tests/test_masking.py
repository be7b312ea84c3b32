import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from siger.reports.masking import Personal, mask_personal_data

COVERED = {
    # NIK and KK
    "NIK saya 1871014107890003, tolong dicek": (Personal.IDENTITY, "1871014107890003"),
    "kk 18.71.01.010203.0004": (Personal.IDENTITY, "18.71.01.010203.0004"),
    "1871 0141 0789 0003": (Personal.IDENTITY, "1871 0141 0789 0003"),
    "1871-0141-0789-0003.": (Personal.IDENTITY, "1871-0141-0789-0003"),
    "KTP: 187101410789003": (Personal.IDENTITY, "187101410789003"),
    "l87lOl4l0789000З tidak, 187lOl4l07890OO3 ya": (Personal.IDENTITY, "187lOl4l07890OO3"),
    "NPWP 01.234.567.8-901.000": (Personal.IDENTITY, "01.234.567.8-901.000"),
    # telephones
    "hub 081234567890": (Personal.PHONE, "081234567890"),
    "hub 0812-3456-7890 ya": (Personal.PHONE, "0812-3456-7890"),
    "WA 0812 3456 7890, terima kasih": (Personal.PHONE, "0812 3456 7890"),
    "WA: 0812.3456.789": (Personal.PHONE, "0812.3456.789"),
    "+62 812-3456-7890": (Personal.PHONE, "+62 812-3456-7890"),
    "+6281234567890 rumah": (Personal.PHONE, "+6281234567890"),
    "https://wa.me/6281234567890": (Personal.PHONE, "6281234567890"),
    "telp (0812) 3456 7890": (Personal.PHONE, "0812) 3456 7890"),
    "telepon 0721-705421": (Personal.PHONE, "0721-705421"),
    "telepon 0721/705421": (Personal.PHONE, "0721/705421"),
    "WA 0812/3456/7890": (Personal.PHONE, "0812/3456/7890"),
    "telepon (0721) 70 54 21": (Personal.PHONE, "0721) 70 54 21"),
    "O8l2-3456-789O": (Personal.PHONE, "O8l2-3456-789O"),
    "0 8 1 2 3 4 5 6 7 8 9": (Personal.PHONE, "0 8 1 2 3 4 5 6 7 8 9"),
    "wa saya 8123456789": (Personal.PHONE, "8123456789"),
    "０８１２３４５６７８９０": (Personal.PHONE, "０８１２３４５６７８９０"),
    "nol delapan satu dua tiga empat lima enam tujuh delapan": (
        Personal.PHONE,
        "nol delapan satu dua tiga empat lima enam tujuh delapan",
    ),
    "buka 08.00-16.00, telepon 0812 3456 7890": (Personal.PHONE, "0812 3456 7890"),
    # e-mail
    "surel budi.s+lapor@contoh.co.id ya": (Personal.EMAIL, "budi.s+lapor@contoh.co.id"),
    "budi\uff20gmail.com": (Personal.EMAIL, "budi\uff20gmail.com"),
    "budi @ gmail . com": (Personal.EMAIL, "budi @ gmail . com"),
    "budi[at]gmail[dot]com": (Personal.EMAIL, "budi[at]gmail[dot]com"),
    "kirim ke budi at gmail dot com": (Personal.EMAIL, "budi at gmail dot com"),
    # plates
    "truk BE 1234 AB ngebut": (Personal.PLATE, "BE 1234 AB"),
    "truk be 1234 xyz ngebut": (Personal.PLATE, "be 1234 xyz"),
    "mobil BE1234AB": (Personal.PLATE, "BE1234AB"),
    "angkot B-1234-XY": (Personal.PLATE, "B-1234-XY"),
    "plat no. BE 1234 KM parkir": (Personal.PLATE, "BE 1234 KM"),
    "motor b 6789 kzx": (Personal.PLATE, "b 6789 kzx"),
    "AA 12 CD menabrak": (Personal.PLATE, "AA 12 CD"),
    # accounts
    "rek BRI 0123-01-012345-50-1 a.n. Budi": (Personal.ACCOUNT, "0123-01-012345-50-1"),
    "transfer ke rekening Mandiri 1140012345678": (Personal.ACCOUNT, "1140012345678"),
    "diminta bayar ke BCA 1234567890": (Personal.ACCOUNT, "1234567890"),
}


@pytest.mark.parametrize(("text", "expected"), COVERED.items(), ids=COVERED.keys())
def test_personal_data_is_covered_exactly(text, expected):
    kind, covered = expected
    found = mask_personal_data(text).findings
    assert [(finding.kind, text[finding.start : finding.end]) for finding in found] == [(kind, covered)]


READABLE = [
    "Rp 1.500.000 per bulan",
    "diminta Rp. 812.345.678.901 oleh oknum",
    "Rp081 tidak, rp 8123456789 ya",
    "laporan LPG-2K7Q-93XM belum dijawab",
    "laporan lpg-be1a-93xm dan LPG-1234-BE1A",
    "sejak 08-12-2025 10.30 belum ada",
    "tanggal 08.12.25 10.30 WIB",
    "2025-12-08, 2025/12/08, 8/12/2025",
    "jam 08.00-16.00 dan 08.15 - 16.15 09.00",
    "tahun 2021 2022 2023 2024",
    "ruas 034.12.K di KM 12+300",
    "Jl. Soekarno Hatta No. 123 RT 03 RW 05",
    "jalan rusak 12 km dari SDN 1 BE Raya",
    "sudah be 2 minggu lampu mati",
    "Blok B 1234 AB perumahan",
    "BLOK B 12 NO 5",
    "kelas A 123 SD",
    "bantuan untuk 120 KK di dusun 2",
    "sekitar pa 1000 kg gabah",
    "di 5.3971, 105.2668 atau -5.39712345, 105.26681234",
    "kode pos 35214, panjang 1.298,12 km",
    "Perda Nomor 4 Tahun 2019",
    "ditunggu s 2024 dan k 2025 rb",
    "ikuti @dinas_bmbk di instagram",
    "lihat at rumah dot",
    "daya 1300 VA, 20 kWh, 3 x 24 jam",
    "rekening listrik bulan 10 tahun 2025 naik 2 kali",
]


@pytest.mark.parametrize("text", READABLE)
def test_what_is_not_personal_stays_readable(text):
    masked = mask_personal_data(text)
    assert (masked.text, masked.findings) == (text, ())


def test_the_covering_words_say_what_stood_there():
    masked = mask_personal_data("Pak Budi 0812-3456-7890, NIK 1871014107890003, BE 1234 AB, budi@contoh.id, rek BRI 012301012345501")
    assert masked.text == (
        "Pak Budi [nomor telepon ditutup], NIK [nomor identitas ditutup], [pelat nomor ditutup], [alamat surel ditutup], "
        "rek BRI [nomor rekening ditutup]"
    )


def test_a_number_that_another_one_hid_is_covered_too():
    assert mask_personal_data("A020000000O20000000").text == "A[nomor telepon ditutup][nomor telepon ditutup]"


def test_two_numbers_beside_each_other_are_both_covered():
    assert mask_personal_data("081234567890 081298765432").text == "[nomor telepon ditutup] [nomor telepon ditutup]"
    assert "12" not in mask_personal_data("1871014107890003 081234567890").text


HOSTILE = {
    "zeros": "0" * 10_000,
    "spaced zeros": "0 " * 5_000,
    "ones with dots": "1." * 5_000,
    "at signs": "a@" * 5_000,
    "one long word": "a" * 10_000,
    "dotted words": "a." * 5_000,
    "account words": "rek " * 2_500,
    "telephone words": "wa 8" * 2_500,
    "plates": "BE 1 " * 2_000,
    "blanks": " " * 10_000,
    "letters as digits": "O" * 10_000,
    "rupiah": "Rp 1.000" * 1_250,
    "number words": "nol satu dua " * 800,
    "almost e-mail": "a-" * 4_999 + "@",
}


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE.keys())
def test_hostile_text_of_ten_thousand_characters_takes_no_time(text):
    start = time.process_time()
    mask_personal_data(text)
    assert time.process_time() - start < 0.5


PIECES = [
    *COVERED,
    *READABLE,
    *[
        "rek ",
        "BCA ",
        "wa ",
        "08",
        "62",
        "+",
        "1",
        "0",
        "BE ",
        "AB",
        "-",
        ".",
        " ",
        "\n",
        "[nomor rekening ditutup]",
        "[nomor telepon ditutup] ",
    ],
]
texts = st.one_of(st.text(max_size=200), st.lists(st.sampled_from(PIECES), max_size=12).map("".join))


@settings(deadline=None, max_examples=300)
@given(texts)
def test_masking_what_is_masked_changes_nothing(text):
    once = mask_personal_data(text).text
    assert mask_personal_data(once).text == once


@settings(deadline=None)
@given(texts)
def test_findings_are_in_order_and_everything_outside_them_stays(text):
    masked = mask_personal_data(text)
    ends = [0, *(finding.end for finding in masked.findings)]
    assert all(end <= finding.start < finding.end for end, finding in zip(ends, masked.findings, strict=False))
    outside = [text[end:start] for end, start in zip(ends, [*(f.start for f in masked.findings), len(text)], strict=True)]
    assert all(piece in masked.text for piece in outside)


separators = st.sampled_from(["", " ", "-", ".", " - "])


@settings(deadline=None)
@given(st.sampled_from(["0812", "+62812", "62 857", "0857", "0896"]), separators, st.text("123456789", min_size=4, max_size=4), separators)
def test_a_mobile_number_is_covered_however_it_is_grouped(prefix, first, digits, second):
    number = f"{prefix}{first}{digits}{second}{digits}"
    assert digits not in mask_personal_data(f"Hubungi saya di {number} terima kasih").text


@settings(deadline=None)
@given(st.sampled_from(["BE", "B", "D", "BG", "AA"]), st.integers(100, 9999), st.sampled_from(["XY", "ABC", "QZ"]), st.booleans())
def test_a_plate_is_covered_in_small_letters_too(area, number, series, small):
    plate = f"{area} {number} {series}"
    masked = mask_personal_data(f"Truk {plate.lower() if small else plate} melaju kencang").text
    assert masked == "Truk [pelat nomor ditutup] melaju kencang"
