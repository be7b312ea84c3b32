"""script/bench works from an empty state directory and prints what scripts read."""

import itertools
import json
import os
import random
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.load.cases import CASES
from tests.load.sentences import development_texts, typed_texts

KEYS = {"case", "reports", "cpu_ms_web", "cpu_ms_db", "p50_ms", "p99_ms", "per_s", "statements", "bytes", "limit_per_s"}
OTHERS = ("DATABASE_URL", "SIGER_SITE_URL", "SIGER_DEMO", "SIGER_KEY_FILE", "SIGER_INSTALLATION", "DJANGO_SETTINGS_MODULE")
REPOSITORY = Path(__file__).resolve().parents[2]


@pytest.fixture
def environment() -> Iterator[dict[str, str]]:
    """An installation of its own, whatever the tests around it run on. Not below tmp_path, which is closed to the server's user."""
    state = Path(tempfile.mkdtemp(prefix="siger-bench-"))
    yield {**{name: value for name, value in os.environ.items() if name not in OTHERS}, "SIGER_STATE": str(state)}
    shutil.rmtree(state, ignore_errors=True)


def test_a_small_run_reads_and_writes_and_says_what_it_cost(environment):
    command = [sys.executable, "-m", "tests.load", "--reports", "200", "--case", "public_list", "suggest", "create_json"]
    quick = ["--rounds", "1", "--seconds", "0.5", "--connections", "2", "--json"]
    done = subprocess.run([*command, *quick], cwd=REPOSITORY, env=environment, capture_output=True, text=True, check=False, timeout=300)
    assert done.returncode == 0, done.stderr
    rows = json.loads(done.stdout)
    assert [row["case"] for row in rows] == ["public_list", "suggest", "create_json"]
    for row in rows:
        assert set(row) == KEYS
        assert row["reports"] == 200
        assert all(row[name] >= 0 for name in ("cpu_ms_web", "cpu_ms_db")), row  # counted in steps of 10 ms
        assert all(row[name] > 0 for name in KEYS - {"case", "cpu_ms_web", "cpu_ms_db"}), row
    assert rows[0]["statements"] == 1


def test_no_two_texts_are_typed_alike():
    texts = list(itertools.islice(typed_texts(random.Random(1)), 500))
    assert len(set(texts)) == 500
    assert not set(texts) & set(development_texts())


def test_every_case_says_what_it_measures():
    assert not [name for name, one in CASES.items() if not one.requests.__doc__]


def test_the_look_up_of_owners_is_measured_on_segments_that_are_really_imported(environment):
    command = [sys.executable, "-m", "tests.load", "--reports", "50", "--case", "owner", "--segments", "400", "--rounds", "1", "--json"]
    done = subprocess.run(command, cwd=REPOSITORY, env=environment, capture_output=True, text=True, check=False, timeout=300)
    assert done.returncode == 0, done.stderr
    (row,) = json.loads(done.stdout)
    assert (row["case"], row["segments"]) == ("owner", 400)
    assert 0 < row["cpu_us"] < 2_000
    assert row["share_found"] > 0.3
