"""Numbers that belong to a person: NIK and KK, accounts, telephones. They expect text in which every digit is 0-9."""

import re
from collections.abc import Iterator
from typing import Final

from siger.reports.masking.findings import CLAIMED, GAP, walk

Span = tuple[int, int]

# NIK and KK: 16 digits; the first six are a region, the next six a date, women's days plus 40 (PP 37/2007, article 37).
_SIXTEEN: Final = re.compile(rf"(?<![\d])[1-9](?:{GAP}{{0,2}}\d){{15}}(?!\d)")
_PROVINCES: Final = r"(?:1[1-9]|2[01]|3[1-6]|5[1-3]|6[1-5]|7[1-6]|8[12]|9[1-7])"
_PLAUSIBLE: Final = re.compile(_PROVINCES + r"\d{4}(?:[04][1-9]|[1256]\d|[37][01])(?:0[1-9]|1[0-2])\d{6}")
# Other numbers are known by the word before them.
_NAMED_IDENTITY: Final = re.compile(
    rf"(?<![a-z])(?:nik|ktp|kk|kartu keluarga|npwp|bpjs|nip|nisn|paspor|passport|sim)(?![a-z])[^\d\n{CLAIMED}]{{0,20}}"
    rf"(?P<number>\d(?:{GAP}{{0,2}}\d){{7,19}})(?!\d)",
    re.IGNORECASE,
)
_NAMED_ACCOUNT: Final = re.compile(
    rf"(?<![a-z])(?:(?:no\.?rek|norek|rek|rekening)(?![a-z])[^\d\n{CLAIMED}]{{0,40}}(?P<number>\d(?:{GAP}{{0,2}}\d){{7,17}})"
    rf"|(?:bri|bca|bni|btn|bsi|mandiri|bank [a-z]+|danamon|permata)(?![a-z])[\s:.=\-]{{0,4}}(?P<bare>\d(?:[.\- ]?\d){{9,17}}))(?!\d)",
    re.IGNORECASE,
)
_TAXPAYER: Final = re.compile(r"(?<![\d.])\d\d\.\d{3}\.\d{3}\.\d-\d{3}\.\d{3}(?!\d)")

# Telephones: mobile prefixes and area codes of the national numbering plan (Peraturan Menteri Kominfo 14/2018).
_DIALLED: Final = re.compile(rf"(?<!\d)(?<!\d[.,])(?:\+{GAP}?)?[06]\d{{0,14}}(?:{GAP}{{1,3}}\d{{1,12}}){{0,13}}(?!\d)")
_AFTER_WORD: Final = re.compile(
    rf"(?<![a-z])(?:hp|wa|whatsapp|telp?|telepon|tlp|tlpn|hub|hubungi|call|sms|nomor|nomer|no)(?![a-z])[^\d\n{CLAIMED}]{{0,12}}"
    rf"(?P<number>8\d{{1,12}}(?:{GAP}{{1,3}}\d{{2,9}}){{0,4}})(?!\d)",
    re.IGNORECASE,
)
_MOBILE: Final = re.compile(r"08(?:1[1-9]|2[1-38]|3[1-38]|5[1-9]|7[7-9]|8[1-9]|9[1-9])\d{6,9}")
_LANDLINE: Final = re.compile(r"0[2-7]\d{7,10}")
_ABROAD: Final = re.compile(r"(?:00)?62")
_GROUP: Final = re.compile(r"\d+")
_MOST_DIGITS: Final = 13
_CLOCK_RANGE: Final = re.compile(r"[012]\d\.[0-5]\d[ \t]?[-\u2013][ \t]?[012]\d\.[0-5]\d(?!\d)")
_DIGIT_WORD: Final = r"(?:nol|kosong|satu|dua|tiga|empat|lima|enam|tujuh|delapan|lapan|sembilan)"
_SPELLED: Final = re.compile(
    rf"(?<![a-z])(?:nol|kosong){GAP}{{0,2}},?(?:\s{{0,2}}{_DIGIT_WORD}(?![a-z])[ ,.\-]{{0,2}}){{8,13}}", re.IGNORECASE
)


def identity_numbers(text: str) -> Iterator[Span]:
    yield from walk(_TAXPAYER, text, re.Match.span)
    yield from walk(_NAMED_IDENTITY, text, lambda match: match.span("number"))
    yield from walk(_SIXTEEN, text, _as_nik)


def _as_nik(match: re.Match[str]) -> Span | None:
    """Sixteen digits in one piece are covered in any case; in groups, they could be four years, and must be able to be a NIK."""
    digits = "".join(_GROUP.findall(match[0]))
    return match.span() if len(digits) == len(match[0]) or _PLAUSIBLE.fullmatch(digits) else None


def account_numbers(text: str) -> Iterator[Span]:
    yield from walk(_NAMED_ACCOUNT, text, lambda match: match.span("number") if match["number"] else match.span("bare"))


def telephone_numbers(text: str) -> Iterator[Span]:
    yield from walk(_DIALLED, text, _as_telephone)
    yield from walk(_AFTER_WORD, text, lambda match: _as_telephone(match, "number", "0"))
    yield from walk(_SPELLED, text, re.Match.span)


def _as_telephone(match: re.Match[str], name: str | int = 0, prefix: str = "") -> Span | None:
    """As many groups from the start as make the longest number that can be dialled; the groups behind it are something else."""
    if _CLOCK_RANGE.match(match[name]):
        return None
    digits, end = prefix, None
    for group in _GROUP.finditer(match[name]):
        digits += group[0]
        national = _ABROAD.sub("0", digits, count=1) if _ABROAD.match(digits) else digits
        national = "0" + national.lstrip("0")  # "+62 (0) 812"
        if len(national) > _MOST_DIGITS:
            break
        if _can_be_dialled(national, match[name]):
            end = group.end()
    return None if end is None else (match.start(name), match.start(name) + end)


def _can_be_dialled(national: str, written: str) -> bool:
    if _MOBILE.fullmatch(national):
        return True
    # The area code is written in one piece; without this, times of day would look like telephones.
    return bool(_LANDLINE.fullmatch(national)) and bool(re.match(r"\+|62|0\d\d", written))
