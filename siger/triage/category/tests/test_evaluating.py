"""The figures of `siger triage evaluate`."""

from pathlib import Path

import numpy as np
import pytest

from siger.triage.category.evaluating import Tally, as_data, evaluate
from siger.triage.category.labelled import BrokenFile, Labelled, labelled_texts
from siger.triage.category.lexicon_files import CODES

DEVELOPMENT = Path(__file__).parents[4] / "tests" / "evaluation" / "development.csv"


def likely(*codes: str) -> np.ndarray:
    values = np.full(len(CODES), 0.001)
    for rank, code in enumerate(codes):
        values[CODES.index(code)] = 0.5 / (rank + 1)
    return values / values.sum()


def test_accuracy_top3_and_macro_f1_are_counted_by_hand() -> None:
    tally = Tally()
    tally.count(Labelled("a", "roads"), likely("roads"))
    tally.count(Labelled("b", "roads"), likely("waste", "roads"))
    tally.count(Labelled("c", "waste"), likely("land", "water", "labour"))
    tally.count(Labelled("d", "education", "labour"), likely("labour"))
    data = as_data(tally)
    assert (data["accuracy"], data["top3"]) == (0.5, 0.75)
    # roads 2/3, waste 0, land 0, labour 1
    assert data["macro_f1"] == pytest.approx((2 / 3 + 0 + 0 + 1) / 4, abs=1e-4)
    assert data["confusion"] == {"roads": {"roads": 1, "waste": 1}, "waste": {"land": 1}, "labour": {"labour": 1}}


def test_a_probability_that_is_always_right_by_half_is_off_by_half() -> None:
    tally = evaluate([Labelled("a", "roads")] * 2, lambda _text: np.eye(len(CODES))[CODES.index("waste")])
    assert tally.calibration_error == 1.0


def write(path: Path, content: str | bytes) -> Path:
    file = path / "texts.csv"
    file.write_bytes(content if isinstance(content, bytes) else content.encode())
    return file


@pytest.mark.parametrize(
    ("content", "word"),
    [
        (b"", "Columns missing"),
        ("isi,kategori\na,roads\n", "Columns missing: text, category"),
        ("text,category\n", "no rows"),
        ("text,category\nada,roads\nada,jalan\n", "Line 3: unknown category “jalan”"),
        ("text,category,category2\nada,roads,apa\n", "unknown category “apa”"),
        (b"text,category\n\xff\xfe,roads\n", "not UTF-8"),
        ('text,category\n"a"b,roads\n', "not a CSV file"),
    ],
)
def test_a_broken_file_is_explained(tmp_path: Path, content: str | bytes, word: str) -> None:
    with pytest.raises(BrokenFile, match=word):
        list(labelled_texts(write(tmp_path, content)))


def test_semicolons_a_byte_order_mark_and_lines_within_a_text_are_understood(tmp_path: Path) -> None:
    file = write(tmp_path, '\ufefftext;category;category2\n"jalan\nrusak; parah";roads;\nx;waste;water\n')
    assert list(labelled_texts(file)) == [Labelled("jalan\nrusak; parah", "roads"), Labelled("x", "waste", "water")]


def test_the_lexicon_keeps_what_it_reached_on_the_development_texts() -> None:
    from siger.triage.category.scoring import probabilities
    from siger.triage.category.suggestions import read_text

    tally = evaluate(labelled_texts(DEVELOPMENT), lambda text: probabilities(read_text(text).values))
    assert tally.accuracy >= 0.93
    assert tally.top3 >= 0.97
    assert tally.macro_f1 >= 0.92
    assert tally.calibration_error < 0.3
