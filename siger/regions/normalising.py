"""Names as they are compared. Plain Python."""

import re
import unicodedata
from collections.abc import Mapping
from typing import Final

SEPARATORS: Final = re.compile(r"[^a-z0-9]+")
RANK_WORDS: Final = {
    "provinsi": frozenset({1}),
    "prov": frozenset({1}),
    "propinsi": frozenset({1}),
    "kabupaten": frozenset({2}),
    "kab": frozenset({2}),
    "kecamatan": frozenset({3}),
    "kec": frozenset({3}),
    "distrik": frozenset({3}),
    "kelurahan": frozenset({4}),
    "kel": frozenset({4}),
    "desa": frozenset({4}),
    "ds": frozenset({4}),
}
"""Words that only say which depth is meant. Not here: kota, kampung, pekon, tiyuh, nagari, which also begin proper names (Kota Agung)."""

SHORT_FORMS: Final = {
    "bd": "bandar",
    "bdr": "bandar",
    "brt": "barat",
    "gd": "gedong",
    "gdg": "gedong",
    "gdong": "gedong",
    "gn": "gunung",
    "gng": "gunung",
    "kp": "kampung",
    "kpg": "kampung",
    "kt": "kota",
    "pl": "pulau",
    "ps": "pasar",
    "sel": "selatan",
    "slt": "selatan",
    "tg": "tanjung",
    "tgh": "tengah",
    "tim": "timur",
    "tj": "tanjung",
    "tjg": "tanjung",
    "tlk": "teluk",
    "tmr": "timur",
    "utr": "utara",
}


def normalise(text: str) -> str:
    """Lower case, without accents and punctuation, words one space apart. "Braja  Luhùr" -> "braja luhur"."""
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode("ascii")
    return SEPARATORS.sub(" ", plain.lower()).strip()


def name_of_rank(name: str) -> str:
    """A regency's name without "Kabupaten" or "Kota" in front: people type "bandar lampung"; "Kotabumi" and "Kota Agung" stay whole."""
    words = normalise(name).split()
    return " ".join(words[1:]) if len(words) > 1 and words[0] in ("kabupaten", "kota") else " ".join(words)


def spell_out(words: list[str], local: Mapping[str, str]) -> list[str]:
    """Short forms written out, a province's own first: "gd meneng" -> "gedong meneng", "natar lamsel" -> "natar lampung selatan"."""
    return [part for word in words for part in local.get(word, SHORT_FORMS.get(word, word)).split()]
