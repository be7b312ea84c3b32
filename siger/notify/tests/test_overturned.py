"""The reporter, who was asked whether the work is done, hears that the question is over."""

import pytest

from siger.notify.models import Delivery
from siger.notify.rules import RULES
from siger.notify.telling import tell
from siger.people.models import User
from siger.people.signing_in import actor_of
from siger.proof.actions.look_again import look_again
from siger.proof.second_looks import choose
from siger.proof.tests.test_drawing import TO_PROOF, person, walk
from siger.reports.actions.submission import Contact
from siger.reports.actions.validate import validate
from siger.reports.events import WorkOverturned
from siger.reports.models import Report

pytestmark = pytest.mark.django_db

(RULE,) = (rule for rule in RULES if rule.template == "overturned")


@pytest.fixture
def overturned(world, settings):
    """A report whose approval a second validator took back."""
    settings.INSTALLATION.raw["proof"] = {"second_look": 1}
    person(world, "kedua", "prov.biro")
    report = walk(world, world.report(contact=Contact(email="siti@contoh.example")).report, *TO_PROOF)
    report = validate(actor=_validator(report), report_id=report.pk, seen=report.version)
    choose(report.pk, report.entries)
    report = Report.objects.get(pk=report.pk)
    look_again(actor=_validator(report), report_id=report.pk, seen=report.version, agrees=False, missing=["not_done"])
    yield Report.objects.get(pk=report.pk)
    del settings.INSTALLATION.raw["proof"]


def _validator(report):
    return actor_of(User.objects.get(pk=report.validator_id), second_factor=True)


def test_the_reporter_is_told_once_that_the_work_goes_on(overturned):
    event = WorkOverturned(report_id=overturned.pk, seq=overturned.entries)
    tell(RULE, event)
    tell(RULE, event)
    (message,) = Delivery.objects.filter(template="overturned")
    assert overturned.number in message.subject
