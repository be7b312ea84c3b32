import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from siger.reports.masking import clean_text

CLEANED = {
    "a NUL": ("lam\x00pu", "lampu"),
    "control characters": ("a\x07b\x1bc\x7fd\x9fe", "abcde"),
    "tab and newline stay": ("a\tb\nc", "a\tb\nc"),
    "line ends of Windows": ("a\r\nb\rc", "a\nb\nc"),
    "marks that turn the direction": ("foto\u202egpj.exe\u202c \u2066x\u2069", "fotogpj.exe x"),
    "invisible characters": ("08\u200b12\ufeff34\u00ad5", "0812345"),
    "composed form": ("cafe\u0301", "caf\u00e9"),
    "many empty lines": ("a\n\n\n\n\n\nb", "a\n\n\nb"),
    "empty lines with blanks": ("a  \n  \n \t\n\n\nb", "a\n\n\nb"),
    "surrounding blanks": ("  \n a b \n ", "a b"),
    "emoji, also joined ones": ("rusak 😡 👨\u200d👩\u200d👧", "rusak 😡 👨\u200d👩\u200d👧"),
    "HTML stays text": ("<script>alert(1)</script>", "<script>alert(1)</script>"),
    "SQL stays text": ("'; DROP TABLE reports; --", "'; DROP TABLE reports; --"),
    "a lone surrogate": ("a\ud83db", "ab"),
    "nothing": (" \x00 ", ""),
}


@pytest.mark.parametrize(("raw", "cleaned"), CLEANED.values(), ids=CLEANED.keys())
def test_text_is_cleaned(raw, cleaned):
    assert clean_text(raw) == cleaned


@settings(deadline=None)
@given(st.text(st.characters(), max_size=300))
def test_clean_text_can_be_stored_and_stays_as_it_is(raw):
    cleaned = clean_text(raw)
    assert clean_text(cleaned) == cleaned
    assert cleaned.encode("utf-8").decode("utf-8") == cleaned
    assert not any(unicodedata.category(char) in {"Cc", "Cs"} and char not in "\t\n" for char in cleaned)
    assert "\n\n\n\n" not in cleaned
