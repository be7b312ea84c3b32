"""The timeline cannot be rewritten."""

import pytest
from django.db import IntegrityError, InternalError, connection, transaction
from django.db.utils import DatabaseError

from siger.reports.chain import commit
from siger.reports.models import TimelineEntry
from siger.reports.queries.timeline import first_broken_entry

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("change", ["verb = 'close'", "recorded_at = now()", "digest = '\\x00'", "seq = 99", "salt = '\\x00'"])
def test_the_database_refuses_to_change_an_entry(world, change):
    report = world.report().report
    with (
        pytest.raises((DatabaseError, InternalError, IntegrityError), match="append-only"),
        transaction.atomic(),
        connection.cursor() as cursor,
    ):
        cursor.execute(f"UPDATE reports_timelineentry SET {change} WHERE report_id = %s", [report.pk])


def test_the_database_refuses_to_delete_an_entry(world):
    report = world.report().report
    with pytest.raises(DatabaseError, match="append-only"), transaction.atomic():
        TimelineEntry.objects.filter(report=report).delete()


def test_erasing_payload_and_salt_keeps_the_chain(world):
    report = world.report().report
    TimelineEntry.objects.filter(report=report).update(payload=None, salt=None)
    assert first_broken_entry(report) is None


def test_another_payload_is_noticed(world):
    report = world.report().report
    TimelineEntry.objects.filter(report=report).update(payload={"channel": "sms"})
    assert first_broken_entry(report) == 1


def test_a_lost_last_entry_is_noticed(world):
    report = world.report().report
    report.entries = 2
    assert first_broken_entry(report) == 0


def test_the_commitment_does_not_depend_on_the_order_of_keys():
    assert commit(b"s", {"a": 1, "b": 2}) == commit(b"s", {"b": 2, "a": 1})
