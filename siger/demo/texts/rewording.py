"""Makes clean Indonesian look typed: abbreviations, slips of the thumb, Javanese and Lampung words.

Only words in lower case are touched, so that names of places stay readable.
"""

import random
import re
from collections.abc import Mapping
from typing import Final

_WORD: Final = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")

# ruff: noqa: E501 - three dictionaries, a few words a line

ABBREVIATIONS: Final[Mapping[str, tuple[str, ...]]] = {
    "yang": ("yg", "yg", "yng"), "dengan": ("dgn", "sama"), "karena": ("krn", "gara2"), "bagaimana": ("bgmn", "gmn"), "sudah": ("udah", "udh", "sdh"),
    "tidak": ("gak", "ga", "gk", "tdk"), "saya": ("sy", "sya"), "kalau": ("klo", "kl", "kalo"), "jalan": ("jln", "jl"), "tolong": ("tlg", "tolong"),
    "mohon": ("mhn", "mohon"), "sampai": ("smpe", "sampe"), "tapi": ("tp", "tpi"), "juga": ("jg",), "untuk": ("utk", "buat"), "dari": ("dr", "dri"),
    "depan": ("dpn",), "belum": ("blm", "blom"), "banyak": ("byk", "bnyk"), "orang": ("org",), "rumah": ("rmh",), "sekali": ("bgt", "skali"),
    "setiap": ("tiap", "tiap2"), "bulan": ("bln",), "minggu": ("mggu", "minggu"), "tahun": ("thn",), "seperti": ("kyk", "kaya"), "terus": ("trs", "trus"),
    "malam": ("mlm",), "pagi": ("pgi",), "kami": ("kmi", "kita"), "semua": ("smua", "smw"), "besar": ("gede",), "sekarang": ("skrg",), "jadi": ("jd", "jdi"),
    "dekat": ("deket", "dkt"), "cuma": ("cm", "cuman"), "sama": ("sm",), "hanya": ("cuma", "hny"), "padahal": ("pdhl",), "anak-anak": ("anak2",), "ibu-ibu": ("ibu2",),
    "lagi": ("lg",), "bisa": ("bs",), "sering": ("srg",), "kapan": ("kpn",), "terima": ("trima",), "petugas": ("ptugas",), "sekolah": ("skolah", "sklh"),
}  # fmt: skip

JAVANESE: Final[Mapping[str, tuple[str, ...]]] = {
    "jalan": ("dalan",), "sudah": ("wis",), "tidak": ("ora", "mboten"), "kalau": ("nek",), "hujan": ("udan",), "banyak": ("akeh",), "orang": ("wong",),
    "rumah": ("omah",), "air": ("banyu",), "besar": ("gedhe",), "malam": ("bengi",), "belum": ("durung",), "lagi": ("maneh",), "saya": ("kulo",),
    "lama": ("suwe",), "takut": ("wedi",), "jatuh": ("tibo",), "gelap": ("peteng",), "yang": ("sing",), "dari": ("seko",), "sampai": ("nganti",),
    "terus": ("terus",), "hanya": ("mung",), "sekali": ("tenan",), "rusak": ("rusak", "ajur"), "depan": ("ngarep",), "dekat": ("cedhak",), "semua": ("kabeh",),
    "dua": ("loro",), "tiga": ("telu",), "empat": ("papat",), "ada": ("ono",), "pulang": ("mulih",), "setiap": ("saben",), "karena": ("mergo",),
}  # fmt: skip

LAMPUNG: Final[Mapping[str, tuple[str, ...]]] = {
    "kami": ("sikam",), "saya": ("nyak",), "tidak": ("mak",), "jalan": ("ranglaya",), "rumah": ("lamban",), "besar": ("balak",), "banyak": ("nayah",),
    "ada": ("wat",), "takut": ("khabai",), "anak": ("sanak",), "air": ("way",), "orang": ("jelma",), "jauh": ("jaoh",), "hujan": ("terai",),
}  # fmt: skip


def reword(rng: random.Random, text: str, words: Mapping[str, tuple[str, ...]], share: float) -> str:
    """Replaces about `share` (0 to 1) of the words that have another form."""

    def other(match: re.Match[str]) -> str:
        word = match.group()
        return rng.choice(words[word]) if word in words and rng.random() < share else word

    return _WORD.sub(other, text)


def slip(rng: random.Random, text: str, share: float) -> str:
    """Swaps, drops or doubles a letter in about `share` of the longer lower-case words."""

    def slipped(match: re.Match[str]) -> str:
        word = match.group()
        if len(word) < 5 or not word.islower() or rng.random() >= share:
            return word
        place = rng.randrange(1, len(word) - 2)
        return rng.choice(
            (
                word[:place] + word[place + 1] + word[place] + word[place + 2 :],
                word[:place] + word[place + 1 :],
                word[:place] + word[place] + word[place:],
            )
        )

    return _WORD.sub(slipped, text)
