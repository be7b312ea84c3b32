"""script/bench works from an empty state directory and prints what scripts read."""

import itertools
import json
import os
import random
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

import pytest

from tests.load.cases import CASES
from tests.load.sentences import development_texts, typed_texts

KEYS = {"case", "reports", "cpu_ms_web", "cpu_ms_db", "p50_ms", "p99_ms", "per_s", "statements", "bytes", "limit_per_s"}
OTHERS = ("DATABASE_URL", "SIGER_SITE_URL", "SIGER_DEMO", "SIGER_KEY_FILE", "SIGER_INSTALLATION", "DJANGO_SETTINGS_MODULE")
REPOSITORY = Path(__file__).resolve().parents[2]


COMMAND = (
    *("--reports", "200", "--rounds", "1", "--seconds", "0.5", "--connections", "2", "--json"),
    *("--segments", "400", "--in-a-run", "30", "--photos", "2000"),
    *("--case", "public_list", "suggest", "create_json", "owner", "bulk", "photo_match"),
)


@pytest.fixture(scope="module")
def rows() -> Any:
    """Of one run that measures a little of everything, in an installation of its own: not below tmp_path, closed to the server's user."""
    state = Path(tempfile.mkdtemp(prefix="siger-bench-"))
    environment = {**{name: value for name, value in os.environ.items() if name not in OTHERS}, "SIGER_STATE": str(state)}
    command = [sys.executable, "-m", "tests.load", *COMMAND]
    done = subprocess.run(command, cwd=REPOSITORY, env=environment, capture_output=True, text=True, check=False, timeout=500)
    shutil.rmtree(state, ignore_errors=True)
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)


def _of(rows: list[dict[str, Any]], *names: str) -> list[dict[str, Any]]:
    return [row for row in rows if row["case"] in names]


def test_requests_that_read_and_write_say_what_they_cost(rows):
    requests = _of(rows, "public_list", "suggest", "create_json")
    assert [row["case"] for row in requests] == ["public_list", "suggest", "create_json"]
    for row in requests:
        assert set(row) == KEYS
        assert row["reports"] == 200
        assert all(row[name] >= 0 for name in ("cpu_ms_web", "cpu_ms_db")), row  # counted in steps of 10 ms
        assert all(row[name] > 0 for name in KEYS - {"case", "cpu_ms_web", "cpu_ms_db"}), row
    assert requests[0]["statements"] == 1


def test_no_two_texts_are_typed_alike():
    texts = list(itertools.islice(typed_texts(random.Random(1)), 500))
    assert len(set(texts)) == 500
    assert not set(texts) & set(development_texts())


def test_every_case_says_what_it_measures():
    assert not [name for name, one in CASES.items() if not one.requests.__doc__]


def test_the_look_up_of_owners_is_measured_on_segments_that_are_really_imported(rows):
    (row,) = _of(rows, "owner")
    assert row["segments"] == 400
    assert 0 < row["cpu_us"] < 2_000
    assert row["share_found"] > 0.3


def test_runs_are_measured_by_a_worker_that_does_them(rows):
    runs = _of(rows, "bulk")
    assert [row["verb"] for row in runs] == ["comment", "tag", "assign"]
    for row in runs:
        assert (row["done"], row["failed"]) == (30, 0)
        assert row["seconds"] > 0
        assert 3 <= row["statements"] <= 20


def test_photos_are_found_among_invented_ones_and_strangers_are_not(rows):
    (row,) = _of(rows, "photo_match")
    assert row["photos"] == 2_000
    assert row["found"] >= 0.95
    assert row["wrong"] <= 0.01
