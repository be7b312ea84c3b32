"""`siger triage duplicates`: its figures, and files that cannot be used."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from siger.triage.similar.evaluation.figures import at_threshold, average_precision, measure
from siger.triage.similar.evaluation.fitting import fit, written
from siger.triage.similar.evaluation.pairs import PairsFileError, read_pairs
from siger.triage.similar.words import likeness

DEVELOPMENT = Path(__file__).resolve().parents[4] / "tests/evaluation/pairs_development.csv"
HEAD = "text_a,text_b,label\n"


@pytest.fixture
def file(tmp_path):
    def write(content):
        path = tmp_path / "pairs.csv"
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
        return path

    return write


def test_average_precision_is_the_mean_precision_over_recall():
    assert average_precision([True, False, True, False], [0.9, 0.8, 0.7, 0.1]) == pytest.approx((1 + 2 / 3) / 2)
    assert average_precision([True, False, False, False], [0.5, 0.5, 0.5, 0.5]) == pytest.approx(0.25)


def test_precision_and_recall_at_a_threshold():
    assert at_threshold([True, False, True], [0.9, 0.6, 0.2], 0.5) == (0.5, 0.5)
    assert at_threshold([True, False], [0.1, 0.1], 0.5) == (1.0, 0.0)


def test_development_pairs_are_told_apart():
    assert measure(read_pairs(DEVELOPMENT)).average_precision > 0.9


def test_the_balance_in_the_package_is_what_the_development_pairs_give():
    balance = Path(likeness.__file__).parent / "data/balance.toml"
    assert written(fit(read_pairs(DEVELOPMENT))) == balance.read_text()


@pytest.mark.parametrize(
    ("content", "said"),
    [
        ("", "text_a"),
        ("text_a,text_b\nx,y\n", "label is missing"),
        (HEAD, "0 pairs"),
        (HEAD + "a,b,1\nc,d,1\n", "not of both labels"),
        (HEAD + "a,b,1\nc,d,mungkin\n", "line 3"),
        (HEAD + "a,b\n", "line 2"),
        (b"\xff\xfe\x00", "UTF-8"),
        (HEAD + 'a,"' + "b" * 1_100_000, "quotation mark"),
    ],
)
def test_a_file_that_cannot_be_used_is_explained(file, content, said):
    with pytest.raises(PairsFileError, match=said):
        read_pairs(file(content))


def test_a_missing_file_is_explained(tmp_path):
    with pytest.raises(PairsFileError, match="No such file"):
        read_pairs(tmp_path / "none.csv")


def test_semicolons_marks_and_nul_are_borne(file):
    pairs = read_pairs(file("\ufefftext_a;text_b;label\nJalan\0 rusak;jalan, rusak;ya\n;;0\n"))
    assert [(pair.one, pair.other, pair.same) for pair in pairs] == [("Jalan rusak", "jalan, rusak", True), ("", "", False)]


def test_the_command_needs_no_database(file, tmp_path):
    run = [sys.executable, "-m", "siger.cli", "triage", "duplicates", "--json"]
    done = subprocess.run(
        [*run, str(DEVELOPMENT)], capture_output=True, text=True, env={"SIGER_STATE": str(tmp_path), "PATH": "/usr/bin"}, check=True
    )
    assert {"average_precision", "precision", "recall", "threshold"} <= json.loads(done.stdout).keys()
    broken = subprocess.run([*run, str(file("x"))], capture_output=True, text=True, check=False)
    assert broken.returncode == 1
    assert "text_a" in broken.stderr
    assert "Traceback" not in broken.stderr
