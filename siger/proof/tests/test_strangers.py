"""Many pictures: hardly any that is none may be taken for a copy, be it a stranger or the same place once more; every copy is told.

SIGER_STRANGERS=1000 tries as many as for the figures of the decision on marks; that takes some minutes.
"""

import os
from itertools import islice

import pytest

from siger.proof.matching import find_earlier
from siger.proof.tests.copying import altered, recompressed, stored
from siger.proof.tests.landscapes import landscape
from siger.proof.tests.places import CAREFUL, FREE, place

pytestmark = [pytest.mark.django_db, pytest.mark.slow]
MANY = int(os.environ.get("SIGER_STRANGERS", "200"))
SIZE = {"width": 400, "height": 300}


def test_at_most_one_picture_in_a_hundred_is_taken_for_a_copy(world):
    report = world.report().report
    ids = [stored(report, landscape(10_000 + number, **SIZE)) for number in range(MANY)]
    found = [matches for photo_id in ids if (matches := find_earlier(photo_id))]
    print(f"{len(found)} of {MANY} taken for a copy, by {[matches[0].marks for matches in found]} marks")
    assert len(found) <= MANY // 100
    assert [match.photo_id for match in find_earlier(stored(report, landscape(10_007, **SIZE)))] == [ids[7]]


def drawn(seed):
    """In turn a landscape, a furnished place, and nothing but asphalt or gravel from near."""
    return (landscape(seed, **SIZE), place(seed, 0, **SIZE), place(seed, 0, ground="texture", **SIZE))[seed % 3]


def test_every_altered_copy_is_told_among_many(world):
    """By the picture itself, or by an earlier copy of it."""
    report = world.report().report
    originals = {seed: stored(report, recompressed(drawn(seed), 85)) for seed in range(20_000, 20_000 + max(10, MANY // 10))}
    missed, tried = [], 0
    for seed, original in originals.items():
        family = {original}
        for copy in range(6 if MANY >= 1000 else 2):
            tried += 1
            asked = stored(report, altered(drawn(seed), seed * 10 + copy))
            if not family & {match.photo_id for match in find_earlier(asked)}:
                missed.append((seed, copy))
            family.add(asked)
    print(f"{len(missed)} of {tried} copies missed: {missed}")
    assert not missed


HARDEST = ((20_042, 3), (20_084, 4), (20_090, 2))
"""Of 600 tries those that were missed before keys with a changed bit were asked, and while light was held against a stricter measure."""


@pytest.mark.parametrize(("seed", "copy"), HARDEST)
def test_the_hardest_copies_of_a_trial_are_told(world, seed, copy):
    report = world.report().report
    original = stored(report, recompressed(drawn(seed), 85))
    assert [match.photo_id for match in find_earlier(stored(report, altered(drawn(seed), seed * 10 + copy)))] == [original]


VISITS = (("furnished", CAREFUL), ("texture", CAREFUL), ("furnished", FREE), ("texture", FREE))


@pytest.mark.parametrize(("ground", "hand"), VISITS, ids=["careful", "careful-near", "free", "free-near"])
def test_the_same_place_once_more_is_no_copy(world, ground, hand):
    """As a reporter's photo and the photo after the work are: one place, other light, another moment, the camera held where it was."""
    report, tries = world.report().report, max(10, MANY // 10)
    told = []
    for seed in islice(range(30_000, 40_000), tries):
        stored(report, recompressed(place(seed, 0, hand, ground=ground, **SIZE), 80))
        again = find_earlier(stored(report, recompressed(place(seed, 1, hand, ground=ground, **SIZE), 80)))
        told += [(seed, match.marks, round(match.alike, 3)) for match in again]
    print(f"{len(told)} of {tries} taken for a copy: {told}")
    assert len(told) <= tries // 100
