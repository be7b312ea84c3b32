"""Puts the detectors together: what must stay readable first, then the surest, then the rest."""

import re
import unicodedata
from dataclasses import dataclass
from typing import Final

from siger.reports.masking.findings import Finding, Personal, claim_all, walk
from siger.reports.masking.numbers import account_numbers, identity_numbers, telephone_numbers
from siger.reports.masking.plates import vehicle_plates

WORDS: Final = {
    Personal.EMAIL: "[alamat surel ditutup]",
    Personal.IDENTITY: "[nomor identitas ditutup]",
    Personal.ACCOUNT: "[nomor rekening ditutup]",
    Personal.PHONE: "[nomor telepon ditutup]",
    Personal.PLATE: "[pelat nomor ditutup]",
}

_READABLE: Final = (
    re.compile("|".join(re.escape(words) for words in WORDS.values())),
    re.compile(r"(?<![A-Za-z0-9])[A-Za-z]{2,4}-[0-9A-Za-z]{4}-[0-9A-Za-z]{4}(?!-?[A-Za-z0-9])"),  # numbers of reports
    re.compile(r"(?<![A-Za-z])(?:Rp|IDR)\.?[ \t\u00a0]{0,2}[1-9]\d{0,2}(?:[.,]\d{3}){1,5}(?:,\d\d|,-)?(?![.,]?\d)", re.IGNORECASE),
    re.compile(r"(?<![A-Za-z])(?:Rp|IDR)\.?[ \t\u00a0]{0,2}[1-9]\d{0,11}(?!\d)", re.IGNORECASE),
    re.compile(r"(?<!\d)(?:0?[1-9]|[12]\d|3[01])([-./])(?:0?[1-9]|1[0-2])\1(?:19|20)\d\d(?!\d)(?:[ \t]{1,2}[0-2]?\d[.:][0-5]\d(?!\d))?"),
    re.compile(r"(?<!\d)(?:0?[1-9]|[12]\d|3[01])([-.])(?:0?[1-9]|1[0-2])\1\d\d[ \t]{1,2}[0-2]?\d[.:][0-5]\d(?!\d)"),
    re.compile(r"(?<!\d)(?:19|20)\d\d([-./])(?:0[1-9]|1[0-2])\1(?:0[1-9]|[12]\d|3[01])(?!\d)"),
)
_EMAIL: Final = re.compile(
    r"(?<![A-Za-z0-9._%+\-])[A-Za-z0-9._%+\-]{1,128}"
    r"[ \t]{0,2}(?:@|\[at\]|\(at\)|(?<=[ \t])at(?=[ \t]))[ \t]{0,2}"
    r"[A-Za-z0-9\-]{1,63}(?:[ \t]?(?:\.|\[dot\]|\(dot\)|(?<=[ \t])dot(?=[ \t]))[ \t]?[A-Za-z0-9\-]{2,63}){1,4}",
    re.IGNORECASE,
)
_MISTYPED: Final = re.compile(r"(?<![A-Za-z0-9])[0-9OoIl|]{3,}(?![A-Za-z0-9])")
_AS_DIGITS: Final = str.maketrans("OoIl|", "00111")


@dataclass(frozen=True, slots=True)
class Masked:
    """`text` may be shown; `findings` point into the text that was given, in order, without overlap."""

    text: str
    findings: tuple[Finding, ...]


def mask_personal_data(text: str) -> Masked:
    """Cover personal data in `text` with words that say what stood there.

    A number that might be personal is covered rather than shown: the reporter's own text keeps it for those entitled. Takes time linear
    in the length of `text`; masking what is masked changes nothing.
    """
    seen = _fold(text)
    for readable in _READABLE:
        seen = claim_all(seen, list(walk(readable, seen, re.Match.span)))
    found: list[Finding] = []
    while True:
        before = len(found)
        for kind, detect in _DETECTORS:
            spans = _separate(list(detect(seen)))
            found += [Finding(start, end, kind) for start, end in spans]
            seen = claim_all(seen, spans)
        # What stood against a number is freed by covering it: "…00O20000000" begins with a letter O only then.
        freed = _MISTYPED.sub(_as_digits, seen)
        if len(found) == before or freed == seen:
            break
        seen = freed
    findings = tuple(sorted(found))
    return Masked(_cover(text, findings), findings)


def _emails(text: str) -> list[tuple[int, int]]:
    return list(walk(_EMAIL, text, re.Match.span))


_DETECTORS: Final = (
    (Personal.EMAIL, _emails),
    (Personal.IDENTITY, identity_numbers),
    (Personal.ACCOUNT, account_numbers),
    (Personal.PHONE, telephone_numbers),
    (Personal.PLATE, vehicle_plates),
)


def _fold(text: str) -> str:
    """As long as `text`: digits and @ of every script become 0-9 and @, and O, l, I among digits become digits too."""
    return _MISTYPED.sub(_as_digits, text if text.isascii() else "".join(_ascii_digit(char) for char in text))


def _ascii_digit(char: str) -> str:
    if char in "\uff20\ufe6b":
        return "@"
    return str(unicodedata.digit(char)) if char.isdigit() and not char.isascii() else char


def _as_digits(match: re.Match[str]) -> str:
    digits = sum(char.isdigit() for char in match[0])
    return match[0].translate(_AS_DIGITS) if digits * 2 >= len(match[0]) else match[0]


def _separate(spans: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Overlapping spans of one kind, joined."""
    joined: list[tuple[int, int]] = []
    for start, end in sorted(spans):
        if joined and start < joined[-1][1]:
            joined[-1] = (joined[-1][0], max(end, joined[-1][1]))
        else:
            joined.append((start, end))
    return joined


def _cover(text: str, findings: tuple[Finding, ...]) -> str:
    pieces, at = [], 0
    for finding in findings:
        pieces += [text[at : finding.start], WORDS[finding.kind]]
        at = finding.end
    return "".join([*pieces, text[at:]])
