"""Some of what is approved is looked at again by somebody else; nobody can foresee which, and a look that differs has consequences."""

from dataclasses import replace

import pytest
from django.test import override_settings

from siger.core.errors import Invalid, Stale, VerbNotAllowed
from siger.people.models import Membership, User
from siger.people.signing_in import actor_of
from siger.proof.actions.look_again import look_again
from siger.proof.judging import record
from siger.proof.models import Judged, Judgement, SecondLook
from siger.proof.redrawing import redraw
from siger.proof.second_looks import choose, is_chosen
from siger.proof.tests.test_drawing import TO_PROOF, person, walk
from siger.reports.actions.confirm import confirm
from siger.reports.actions.return_work import return_work
from siger.reports.actions.validate import validate
from siger.reports.models import Report, TimelineEntry
from siger.reports.permissions import offers
from siger.reports.states import State, Verb

pytestmark = pytest.mark.django_db


@pytest.fixture
def always(settings):
    """Every approval is looked at again."""
    settings.INSTALLATION.raw["proof"] = {"second_look": 1}
    yield
    del settings.INSTALLATION.raw["proof"]


@pytest.fixture
def looked(world, always):
    """A report that one validator approved and another was drawn to look at again; with the actor of the second."""
    person(world, "kedua", "prov.biro")
    report = walk(world, world.report().report, *TO_PROOF)
    first = actor_of(_user(report.validator_id), second_factor=True)
    report = validate(actor=first, report_id=report.pk, seen=report.version)
    look = choose(report.pk, report.entries)
    return Report.objects.select_related("agency").get(pk=report.pk), look, actor_of(_user(look.looker_id), second_factor=True), first


def _user(pk):
    return User.objects.get(pk=pk)


def test_the_second_is_another_and_may_not_do_it_twice(looked):
    report, look, second, first = looked
    assert second.user_id != first.user_id
    assert (look.first_id, report.validator_id) == (first.user_id, second.user_id)
    assert choose(report.pk, look.seq) == look
    look_again(actor=second, report_id=report.pk, seen=report.version, agrees=True)
    with pytest.raises(VerbNotAllowed):
        look_again(actor=second, report_id=report.pk, seen=report.version, agrees=False, words="ternyata belum")
    assert Report.objects.get(pk=report.pk).state == State.RESOLVED


def test_only_the_one_who_was_drawn_may_overturn(world, looked):
    report, _look, second, first = looked
    assert Verb.OVERTURN in offers(second, report)
    assert Verb.OVERTURN not in offers(first, report)
    with pytest.raises(VerbNotAllowed):
        look_again(actor=first, report_id=report.pk, seen=report.version, agrees=True)


def test_a_look_that_differs_takes_the_approval_back(looked):
    report, look, second, _first = looked
    with pytest.raises(Invalid):
        look_again(actor=second, report_id=report.pk, seen=report.version, agrees=False)
    with pytest.raises(Stale):
        look_again(actor=second, report_id=report.pk, seen=report.version - 1, agrees=False, missing=["not_done"])
    look_again(actor=second, report_id=report.pk, seen=report.version, agrees=False, missing=["not_done"])
    report, look = Report.objects.get(pk=report.pk), SecondLook.objects.get(pk=look.pk)
    assert (report.state, report.returned, report.validator_id) == (State.IN_PROGRESS, 1, None)
    assert (look.agrees, look.overturned, look.missing) == (False, True, ["not_done"])
    entry = report.timeline.get(seq=report.entries)
    assert (entry.verb, entry.payload["missing"]) == (Verb.OVERTURN, ["not_done"])
    assert record(report.pk, entry.seq, Judged.OVERTURNED).validator_id == second.user_id


def test_the_reporter_s_word_stands_above_the_second_look(world, looked):
    report, look, second, _first = looked
    confirm(actor=world.reporter_of(report), report_id=report.pk, seen=None, stars=5)
    closed = Report.objects.get(pk=report.pk)
    look_again(actor=second, report_id=report.pk, seen=closed.version, agrees=False, words="Fotonya bukan di sini.")
    look.refresh_from_db()
    assert (look.agrees, look.overturned, look.words) == (False, False, "Fotonya bukan di sini.")
    assert Report.objects.get(pk=report.pk).state == State.CLOSED


def test_who_leaves_is_replaced_and_without_anybody_it_waits(world, looked):
    report, look, second, _first = looked
    Membership.objects.filter(user_id=second.user_id).delete()
    assert redraw() == (0, 1)
    look.refresh_from_db()
    assert (look.looker_id, Report.objects.get(pk=report.pk).validator_id) == (None, None)
    third = person(world, "ketiga", "prov.biro")
    assert redraw() == (0, 1)
    look.refresh_from_db()
    assert look.looker_id == third.pk == Report.objects.get(pk=report.pk).validator_id


def test_about_one_in_twenty_is_chosen_by_chance_that_the_key_decides(world):
    entry = TimelineEntry(report_id=1, seq=1)
    marks = []
    for n in range(4_000):
        entry.digest = n.to_bytes(32, "big")
        marks.append(is_chosen(entry))
    assert 140 <= sum(marks) <= 260
    assert marks == [is_chosen(_with(entry, n)) for n in range(4_000)]


def _with(entry, n):
    entry.digest = n.to_bytes(32, "big")
    return entry


@pytest.mark.parametrize(("told", "chosen"), [(0, 0), (1, 200), ("viel", None), (-3, 0), (7, 200)])
def test_the_share_is_the_installation_s_and_nonsense_is_the_usual(settings, told, chosen):
    raw = {**settings.INSTALLATION.raw, "proof": {"second_look": told}}
    with override_settings(INSTALLATION=replace(settings.INSTALLATION, raw=raw)):
        found = sum(is_chosen(_with(TimelineEntry(report_id=1, seq=1), n)) for n in range(200))
    assert found == chosen if chosen is not None else 1 <= found <= 25


def test_every_judgement_is_written_once_with_what_was_missing(world):
    report = walk(world, world.report().report, *TO_PROOF)
    done = return_work(
        actor=world.validator, report_id=report.pk, seen=report.version, reason="Arahnya lain.", missing=["same_view", "unclear"]
    )
    for _twice in range(2):
        record(report.pk, done.entries, Judged.RETURNED)
    one = Judgement.objects.get()
    assert (one.verdict, one.missing, one.agency_id) == ("returned", ["same_view", "unclear"], world.agencies["prov.bmbk"].pk)
    assert (one.worker_id, one.validator_id) == (world.users["officer"].pk, world.users["validator"].pk)
    assert one.validator_agency_id == world.agencies["prov.biro"].pk


def test_what_is_missing_is_checked(world):
    report = walk(world, world.report().report, *TO_PROOF)
    for missing, reason in ((["not_done", "nonsense"], ""), ([], ""), ([], "x"), (["unclear"], "x" * 2001)):
        with pytest.raises(Invalid):
            return_work(actor=world.validator, report_id=report.pk, seen=report.version, reason=reason, missing=missing)
    done = return_work(actor=world.validator, report_id=report.pk, seen=report.version, missing=["unclear", "not_done", "unclear"])
    assert done.timeline.get(seq=done.entries).payload == {"reason": "", "missing": ["not_done", "unclear"]}
