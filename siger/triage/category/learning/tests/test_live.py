"""What a process does with the version that is live, whatever happens to it."""

import hashlib
from itertools import cycle

import pytest
from django.utils import timezone

from siger.core.errors import Forbidden, NotFound
from siger.core.health.findings import Status
from siger.people.actors import NOBODY, SYSTEM
from siger.reports.actions.assign import assign
from siger.triage.category.labelled import Labelled
from siger.triage.category.learning import current, training
from siger.triage.category.learning.apart import fit_apart
from siger.triage.category.learning.current import forget_weights
from siger.triage.category.learning.tests.labels import local_labels, samples_of
from siger.triage.category.learning.versions import learning_health, put_live, versions
from siger.triage.category.learning.weekly import learn_categories
from siger.triage.category.learning.weights import DamagedWeights, packed
from siger.triage.category.live import suggest_categories
from siger.triage.category.suggestions import labels, suggest
from siger.triage.models import LearnedCategories

pytestmark = pytest.mark.django_db
TWICE = ("kombor", "nyelimper", "gadrug")
KNOWN = "jalan rusak gronjalis cemplikan"


@pytest.fixture(scope="module")
def content() -> bytes:
    return packed(fit_apart(samples_of(local_labels(240))))


@pytest.fixture(autouse=True)
def _nothing_remembered():
    forget_weights()
    yield
    forget_weights()


def a_version(content: bytes, *, live: bool = True, digest: bytes | None = None) -> int:
    digest = digest or hashlib.sha256(content).digest()
    row = LearnedCategories.objects.create(trained_at=timezone.now(), live=live, labels=240, content=content, digest=digest)
    return row.pk


def test_the_live_version_counts_beside_the_lexicon(content):
    assert suggest_categories(KNOWN) == suggest(KNOWN)
    forget_weights()
    a_version(content)
    assert suggest_categories(KNOWN) != suggest(KNOWN)
    assert learning_health()[0].status is Status.OK


@pytest.mark.parametrize("damage", ["bytes", "digest", "cut"])
def test_a_damaged_version_leaves_the_lexicon_alone_and_is_said_once(content, damage, caplog):
    broken = {"bytes": b"\0" * 300 + content[300:], "digest": content, "cut": content[:-400]}[damage]
    a_version(broken, digest=b"\1" * 32 if damage == "digest" else None)
    assert [suggest_categories(KNOWN) for _time in range(3)] == [suggest(KNOWN)] * 3
    assert len([record for record in caplog.records if "the lexicon stands alone" in record.getMessage()]) == 1
    assert learning_health()[0].status is Status.WARN


def test_a_new_version_is_met_without_a_restart(content, monkeypatch):
    before = suggest_categories(KNOWN)
    a_version(content)
    assert suggest_categories(KNOWN) == before
    monkeypatch.setattr(current, "LOOK_AGAIN_S", 0.0)
    assert suggest_categories(KNOWN) != before


def test_a_text_may_have_two_labels_that_were_learned():
    both = [Labelled(f"{one.text} {chosen}", "roads", "water") for one, chosen in zip(local_labels(60, seed=8), cycle(TWICE), strict=False)]
    a_version(packed(fit_apart(samples_of([*local_labels(240), *both]))))
    found = suggest_categories(f"{TWICE[0]} dekat {TWICE[1]} gronjalis cemplikan")
    assert set(labels(found)) == {"roads", "water"}


def test_the_clock_learns_from_what_officers_verified_and_leaves_all_when_there_is_little(world, monkeypatch):
    learn_categories()
    assert not LearnedCategories.objects.exists()
    monkeypatch.setattr(training, "FEWEST_LABELS", 20)
    monkeypatch.setattr(training, "FEWEST_HELD_BACK", 3)
    dispatcher, agency = world.dispatcher, world.agencies["prov.bmbk"].pk
    for one in local_labels(60):
        report = world.report(text=one.text, category=one.category, service_code="").report
        assign(actor=dispatcher, report_id=report.pk, seen=report.version, agency_id=agency)
    learn_categories()
    assert LearnedCategories.objects.get(live=True).labels == 60


def test_between_two_looks_there_is_no_statement(content, django_assert_num_queries):
    a_version(content)
    suggest_categories(KNOWN)
    with django_assert_num_queries(0):
        suggest_categories("listrik padam sentripong")


def test_one_can_go_back_and_to_the_lexicon_alone(content):
    first, second = a_version(content, live=False), a_version(content)
    assert [row.pk for row in versions()] == [second, first]
    put_live(actor=SYSTEM, version=first)
    assert LearnedCategories.objects.get(live=True).pk == first
    put_live(actor=SYSTEM, version=None)
    assert not LearnedCategories.objects.filter(live=True).exists()


def test_one_cannot_go_back_to_what_is_damaged_or_gone(content):
    live, damaged = a_version(content), a_version(content[:-9], live=False)
    with pytest.raises(DamagedWeights):
        put_live(actor=SYSTEM, version=damaged)
    with pytest.raises(NotFound):
        put_live(actor=SYSTEM, version=damaged + 1)
    with pytest.raises(Forbidden):
        put_live(actor=NOBODY, version=None)
    assert LearnedCategories.objects.get(live=True).pk == live
