"""Vehicle plates: area letters, one to four digits, one to three letters (Perpol 7/2021 on registration of motor vehicles)."""

import re
from collections.abc import Iterator
from typing import Final

from siger.reports.masking.findings import walk

_AREAS: Final = (
    "AA|AB|AD|AE|AG|BA|BB|BD|BE|BG|BH|BK|BL|BM|BN|BP|DA|DB|DC|DD|DE|DG|DH|DK|DL|DM|DN|DP|DR|DS|DT|DW|EA|EB|ED|KB|KH|KT|KU"
    "|PA|PB|PG|PS|PT|PY|A|B|D|E|F|G|H|K|L|M|N|P|R|S|T|W|Z"
)
_BETWEEN: Final = r"[ \t\u00a0.\-]{0,2}"
_PLATE: Final = re.compile(
    rf"(?<![A-Za-z0-9])(?<![A-Za-z0-9]-)(?P<area>{_AREAS}){_BETWEEN}(?P<number>[1-9]\d{{0,3}}){_BETWEEN}(?P<series>[A-Z]{{1,3}})(?![A-Za-z0-9])",
    re.IGNORECASE,
)
_WORD_BEFORE: Final = re.compile(r"([A-Za-z]+)[\s.:]{0,3}$")
# "Blok B 12 NO", "kelas A 3 SD": letters and numbers of places.
_PLACES: Final = """
blok blk kav kavling gang gg lorong kelas kls ruang jalur tipe type gedung jl jln jalan ruas sd sdn smp smpn sma sman smk smkn tk
min mtsn man rt rw dusun koridor pasal ayat huruf km perum perumahan tower lantai pos tps pintu gerbang titik terminal loket
"""
# Short words and units that follow a number in ordinary sentences.
_ORDINARY: Final = """
rt rw kg km cm mm ml m kk kwh kva va kw mw mb gb sd smp sma smk tk no hp wa pt cv dan di ke yg dr jl gg org rb jt thn bln bl th hr
hri hari jam mnt dtk wib pcs rp tgl ha gr ons lt ltr hal dg dgn utk pas tp itu ini aja ada tak tdk gak ga kan lah nya dus sak ton
mtr mt cc pk rit kav per dok kpd jg jgn krn tsb sdh blm bgt lg lgi an x kel kec kab kmh mdl dpl rpm bh bks btg unt gang tiang
"""
_NEIGHBOURS: Final = 24
_NEVER_A_SERIES: Final = frozenset(_ORDINARY.split())
_NEVER_BEFORE: Final = frozenset(_PLACES.split())


def vehicle_plates(text: str) -> Iterator[tuple[int, int]]:
    yield from walk(_PLATE, text, _as_plate)


def _as_plate(match: re.Match[str]) -> tuple[int, int] | None:
    area, number, series = match["area"], match["number"], match["series"]
    before = match.string[max(0, match.start() - _NEIGHBOURS) : match.start()]
    word = _WORD_BEFORE.search(before)
    if word is not None and word[1].lower() in _NEVER_BEFORE:
        return None
    in_capitals = area.isupper() and series.isupper()
    if series.lower() in _NEVER_A_SERIES and not (in_capitals and _stands_out(match, before)):
        return None
    return match.span() if len(number) >= _fewest_digits(area, series, in_capitals=in_capitals) else None


def _stands_out(match: re.Match[str], before: str) -> bool:
    """ "BE 1234 KM" in a sentence of small letters is a plate; in a text that is all capitals it may be a distance."""
    around = before + match.string[match.end() : match.end() + _NEIGHBOURS]
    return len(match["area"]) == 2 and len(match["number"]) >= 3 and any(char.islower() for char in around)


def _fewest_digits(area: str, series: str, *, in_capitals: bool) -> int:
    """The less the letters look like a plate, the longer its number must be."""
    if not in_capitals:
        return 3 if len(series) > 1 else 4
    return 1 if len(area) > 1 and len(series) > 1 else 3
