"""Who sits above a validator hears that an approval was disputed, and nobody else does."""

import pytest

from siger.core.clock import now
from siger.notify.models import Delivery
from siger.notify.rules import RULES, Told
from siger.notify.telling import tell
from siger.people.models import User
from siger.proof.events import SecondLookDiffered
from siger.proof.models import SecondLook
from siger.proof.queries.differing import differing_for
from siger.proof.tests.test_drawing import person
from siger.reports.actions.dispute import dispute
from siger.reports.actions.merge import merge
from siger.reports.actions.validate import validate
from siger.reports.events import ReportDisputed
from siger.reports.models import Report
from siger.reports.states import Verb
from tests.world.verbs import caller

pytestmark = pytest.mark.django_db

(RULE,) = (rule for rule in RULES if rule.told is Told.VALIDATORS_SUPERIORS and rule.event is ReportDisputed)
(LOOKED,) = (rule for rule in RULES if rule.event is SecondLookDiffered)
STEPS = (
    ("dispatcher", Verb.ASSIGN),
    ("officer", Verb.START),
    ("officer", Verb.SUBMIT_PROOF),
    ("validator", Verb.VALIDATE),
    ("reporter", Verb.DISPUTE),
)


def test_the_superior_above_the_validator_is_told_the_number_alone(world):
    report = world.report().report
    for who, verb in STEPS:
        report = Report.objects.get(pk=report.pk)
        actor = world.reporter_of(report) if who == "reporter" else world.people[who]
        caller(verb, agency_id=world.agencies["prov.bmbk"].pk)(actor, report.pk, report.version)
    report = Report.objects.get(pk=report.pk)
    event = ReportDisputed(report_id=report.pk, seq=report.entries)
    tell(RULE, event)
    tell(RULE, event)
    (message,) = Delivery.objects.filter(template="approval_disputed")
    assert message.address == "secretary@contoh.example"
    assert report.title not in message.text
    assert report.number in message.subject
    assert f"/kantor/bantahan/{report.number}/{report.entries}" in message.text


def test_of_a_merged_report_it_is_the_superior_of_who_approved_the_other(world):
    main, other = world.report().report, world.report(text="Aspal depan pasar sudah rusak berat, banyak lubang.").report
    merge(actor=world.dispatcher, report_id=other.pk, seen=other.version, main_id=main.pk)
    for who, verb in STEPS[:-1]:
        main = Report.objects.get(pk=main.pk)
        caller(verb, agency_id=world.agencies["prov.bmbk"].pk)(world.people[who], main.pk, main.version)
    said = dispute(actor=world.reporter_of(other), report_id=other.pk, seen=None, reason="Belum beres.")
    tell(RULE, ReportDisputed(report_id=other.pk, seq=said.entries, main_id=main.pk))
    (message,) = Delivery.objects.filter(template="approval_disputed")
    assert (message.address, other.number in message.subject) == ("secretary@contoh.example", True)


def test_a_second_look_that_differs_leads_to_a_page_that_the_superior_may_open(world):
    report = world.report().report
    for who, verb in STEPS[:-2]:
        report = Report.objects.get(pk=report.pk)
        caller(verb, agency_id=world.agencies["prov.bmbk"].pk)(world.people[who], report.pk, report.version)
    report = Report.objects.get(pk=report.pk)
    seq = validate(actor=world.validator, report_id=report.pk, seen=report.version).entries
    person(world, "kedua", "prov.biro")  # not before, or the first look might have been drawn for them
    SecondLook.objects.create(
        report=report, seq=seq, first_id=world.validator.user_id, first_agency=world.agencies["prov.biro"],
        looker=User.objects.get(email__startswith="kedua"), chosen_at=now(), decided_at=now(), agrees=False, missing=["not_done"],
    )  # fmt: skip
    tell(LOOKED, SecondLookDiffered(report_id=report.pk, seq=seq, look_id=1))
    (message,) = Delivery.objects.filter(template="second_look_differed")
    assert message.address == "secretary@contoh.example"
    assert f"/kantor/pemeriksaan-kedua/{report.number}/{seq}" in message.text
    assert differing_for(world.secretary, report.number, seq).report == report
