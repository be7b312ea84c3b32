"""Who has a report open just now."""

from datetime import timedelta

import pytest
import time_machine

from siger.core.clock import now
from siger.core.errors import NotFound, Refusal
from siger.desk.actions.be_present import GONE_AFTER, MOST_NAMED, be_present, leave
from siger.desk.forgetting import forget_seen
from siger.desk.models import Presence
from siger.people.actors import Actor
from siger.people.models import Membership, User
from siger.people.signing_in import actor_of
from siger.reports.categories import Visibility

pytestmark = pytest.mark.django_db


def test_two_at_one_report_hear_of_each_other_and_not_of_themselves(world):
    number = world.report().report.number
    assert be_present(actor=world.dispatcher, number=number).names == []
    assert be_present(actor=world.auditor, number=number).names == ["Dispatcher"]
    assert be_present(actor=world.dispatcher, number=number).names == ["Auditor"]
    assert be_present(actor=world.dispatcher, number=world.report().report.number).names == []


def test_who_leaves_or_falls_silent_is_gone(world):
    number = world.report().report.number
    be_present(actor=world.dispatcher, number=number)
    leave(actor=world.dispatcher, number=number)
    assert be_present(actor=world.auditor, number=number).names == []
    with time_machine.travel(now() + GONE_AFTER + timedelta(seconds=1)):
        assert be_present(actor=world.dispatcher, number=number).names == []


def test_strangers_and_reporters_are_not_present(world):
    report = world.report(visibility=Visibility.WHISTLEBLOWING).report
    for actor in (world.dispatcher, world.officer, world.reporter_of(report), Actor()):
        with pytest.raises(Refusal):
            be_present(actor=actor, number=report.number)
    with pytest.raises(NotFound):
        leave(actor=world.dispatcher, number=report.number)
    assert not Presence.objects.exists()


def test_a_crowd_is_named_in_part_and_beats_once_each(world):
    number = world.report().report.number
    for person in range(MOST_NAMED + 2):
        user = User.objects.create_user(f"verifikator{person}@contoh.example", None)
        Membership.objects.create(user=user, agency=world.agencies["prov.kominfo"], role="dispatcher", territory_id="18")
        for _ in range(2):
            be_present(actor=actor_of(user, second_factor=True), number=number)
    assert be_present(actor=world.dispatcher, number=number).names == [f"verifikator{n}" for n in range(MOST_NAMED)]
    assert Presence.objects.count() == MOST_NAMED + 3


def test_yesterdays_presence_is_swept_away(world):
    be_present(actor=world.dispatcher, number=world.report().report.number)
    with time_machine.travel(now() + timedelta(days=2)):
        forget_seen()
    assert not Presence.objects.exists()
