"""Tags are put on reports while somebody merges them: one waits for the other, never in a circle."""

from concurrent.futures import ThreadPoolExecutor
from threading import Event
from time import sleep

import pytest
from django.db import connection, transaction

from siger.desk.actions.merge_tags import merge_tags
from siger.desk.actions.save_tag import make_tag
from siger.desk.actions.tag_report import tag_report
from siger.desk.tag_merging import resume_merges
from siger.reports.models import Report
from tests.world import build_world

pytestmark = pytest.mark.django_db(transaction=True)


def waits_for_a_row() -> bool:
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM pg_locks WHERE NOT granted")
        return bool(cursor.fetchone()[0])


def test_a_tag_goes_on_a_report_that_a_merge_waits_for(transactional_db):
    world = build_world()
    office, report = world.agencies["prov.kominfo"].pk, world.report().report
    old, new = (make_tag(actor=world.dispatcher, agency_id=office, name=name).pk for name in ("Survei", "Perlu survei"))
    tag_report(actor=world.dispatcher, report_id=report.pk, add=[old])
    held = Event()

    def tagging():
        try:
            with transaction.atomic():
                Report.objects.select_for_update().get(pk=report.pk)
                held.set()
                for _ in range(100):
                    if waits_for_a_row():
                        break
                    sleep(0.1)
                tag_report(actor=world.dispatcher, report_id=report.pk, add=[new])
        finally:
            connection.close()

    def merging():
        try:
            held.wait(10)
            merge_tags(actor=world.dispatcher, tag_id=old, into_id=new)
        finally:
            connection.close()

    with ThreadPoolExecutor(2) as pool:
        for done in [pool.submit(tagging), pool.submit(merging)]:
            done.result(30)  # raises what was raised: a circle would be broken by the database with an error
    resume_merges()
    assert Report.objects.get(pk=report.pk).tags == [new]
