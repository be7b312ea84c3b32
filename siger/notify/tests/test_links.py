"""The link in a message opens a public report, for as long as its address is the reporter's."""

from datetime import timedelta

import pytest
import time_machine

from siger.core.clock import now
from siger.core.errors import NotFound
from siger.notify.links import VALID_SECONDS, acting_link, reporter_of_link
from siger.reports.actions.submission import Contact
from siger.reports.categories import Visibility

pytestmark = pytest.mark.django_db
SITI = Contact(email="siti@contoh.example")


def token_for(report, address: str = "siti@contoh.example") -> str:
    return acting_link(report, address).rpartition("/")[2]


def test_the_link_opens_the_report_that_it_was_made_for(world):
    report, other = world.report(contact=SITI).report, world.report(contact=SITI).report
    assert reporter_of_link(token_for(report)).report_id == report.pk
    assert reporter_of_link(token_for(other)).report_id == other.pk


def test_a_link_with_one_wrong_character_opens_nothing(world):
    token = token_for(world.report(contact=SITI).report)
    for place in range(len(token)):
        wrong = token[:place] + ("x" if token[place] != "x" else "y") + token[place + 1 :]
        with pytest.raises(NotFound):
            reporter_of_link(wrong)


def test_a_link_is_void_after_sixty_days(world):
    token = token_for(world.report(contact=SITI).report)
    with time_machine.travel(now() + timedelta(seconds=VALID_SECONDS + 60)), pytest.raises(NotFound):
        reporter_of_link(token)


def test_a_link_is_void_once_the_address_is_changed_or_erased(world):
    report = world.report(contact=SITI).report
    token = token_for(report)
    for email in ("lain@contoh.example", None):
        report.reporter.email = email
        report.reporter.save()
        with pytest.raises(NotFound):
            reporter_of_link(token)


def test_a_link_is_void_once_the_report_is_not_public(world):
    report = world.report(contact=SITI).report
    report.visibility = Visibility.PRIVATE
    report.save()
    with pytest.raises(NotFound):
        reporter_of_link(token_for(report))
