"""Weights as bytes: the same every time, without pickles and words, and refused when they are damaged."""

import io
import random
import subprocess
import sys
import time
import zipfile

import numpy as np
import pytest

from siger.triage.category.learning.apart import fit_apart
from siger.triage.category.learning.features import features_of
from siger.triage.category.learning.tests.labels import LOCAL, local_labels, samples_of
from siger.triage.category.learning.weights import DamagedWeights, packed, unpacked
from siger.triage.category.words import words_of


@pytest.fixture(scope="module")
def content() -> bytes:
    return packed(fit_apart(samples_of(local_labels(240))))


def test_the_same_labels_give_the_same_bytes_without_their_words(content):
    assert packed(fit_apart(samples_of(local_labels(240)))) == content
    assert not [word for words in LOCAL.values() for word in words if word.encode() in content]


def test_there_is_no_pickle_in_it(content):
    with np.load(io.BytesIO(content), allow_pickle=False) as held:
        assert {name: held[name].dtype.kind for name in held.files} == {
            "about": "u",
            "keys": "u",
            "rarity": "f",
            "table": "f",
            "bias": "f",
        }


def test_the_steps_are_told():
    told = []
    fit_apart(samples_of(local_labels(60)), lambda done, of: told.append((done, of)))
    assert told == [(step, 6) for step in range(1, 7)]


def test_damaged_bytes_are_refused_and_never_anything_else(content):
    pickled = io.BytesIO()
    np.savez(pickled, about=np.array([{"features": 1}], dtype=object))
    broken = [b"", b"PK", b"\x00" * 500, content[:-1], content[: len(content) // 2], pickled.getvalue()]
    broken += [content[:at] + b"\xff\x00\xff" + content[at + 3 :] for at in range(0, len(content) - 3, len(content) // 40)]
    refused = 0
    for one in broken:
        try:
            unpacked(one)
        except DamagedWeights:
            refused += 1
    assert refused >= len(broken) - 3  # a few bytes of the archive, its comment's, mean nothing


@pytest.mark.filterwarnings("ignore")
def test_an_archive_whose_parts_are_damaged_is_refused_and_never_anything_else(content):
    """With right checksums: the readers below meet the damage."""
    chance = random.Random(4)
    archive = zipfile.ZipFile(io.BytesIO(content))
    parts = {name: archive.read(name) for name in archive.namelist()}
    refused = 0
    for _each in range(300):
        name = chance.choice(sorted(parts))
        damaged = bytearray(parts[name])
        for _byte in range(4):
            damaged[chance.randrange(min(len(damaged), 128))] = chance.choice(b"()9{'\\\x00\xff")
        changed = io.BytesIO()
        with zipfile.ZipFile(changed, "w") as written:
            for one, value in {**parts, name: bytes(damaged)}.items():
                written.writestr(one, value)
        try:
            unpacked(changed.getvalue())
        except DamagedWeights:
            refused += 1
    assert refused > 250


@pytest.mark.parametrize(
    "change",
    [
        {"bias": np.full(3, np.nan, dtype=np.float32)},
        {"bias": np.zeros(4, dtype=np.float32)},
        {"keys": np.zeros(3, dtype=np.int64)},
        {"about": np.frombuffer(b'{"features": 1, "codes": ["a", "b", "c"], "floor": 0.1, "share": 1}', dtype=np.uint8)},
        {"about": np.frombuffer(b'{"features": 999}', dtype=np.uint8)},
        {"about": np.frombuffer(b"[]", dtype=np.uint8)},
    ],
    ids=["nan", "shape", "keys", "codes", "version", "no object"],
)
def test_bytes_that_say_something_impossible_are_refused(content, change):
    with np.load(io.BytesIO(content)) as held:
        arrays = {name: held[name] for name in held.files}
    changed = io.BytesIO()
    np.savez(changed, **{**arrays, **change})
    with pytest.raises(DamagedWeights):
        unpacked(changed.getvalue())


@pytest.mark.parametrize("text", ["", "😡🔥", "https://contoh.id/x", "马路上有一个大洞", "a" * 4_000, "\x00\x01", "1234 42"])
def test_of_a_text_that_says_nothing_nothing_was_learned(content, text):
    assert unpacked(content).leaning(features_of(words_of(text), {})) is None


def test_a_long_text_takes_little_time(content):
    weights = unpacked(content)
    words = words_of("gronjalis bledugan rumah warga jalan rusak berlubang listrik padam " * 60)
    weights.leaning(features_of(words, {}))
    started = time.process_time()
    weights.leaning(features_of(words, {}))
    assert time.process_time() - started < 0.05


def test_pages_and_worker_never_load_scikit_learn():
    code = (
        "import os, sys; os.environ['DJANGO_SETTINGS_MODULE'] = 'tests.settings'; import django; django.setup();"
        "import siger.urls, siger.triage.jobs, siger.triage.category.live, siger.triage.category.learning.training;"
        "print(sorted(name for name in sys.modules if name.split('.')[0] in {'sklearn', 'scipy', 'joblib'}))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
