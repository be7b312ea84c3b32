"""One text to many reporters says of each report what is true of it."""

from datetime import timedelta

import pytest
from django.utils import timezone

from siger.core.errors import Invalid
from siger.desk.actions.give_run import give_run
from siger.desk.models import BulkItem, BulkRun
from siger.desk.queries.preview import preview_of
from siger.desk.tests.bulk_world import asked, begun, chosen, fresh
from siger.reports.models import Report, TimelineEntry

pytestmark = pytest.mark.django_db


def test_each_reporter_reads_the_number_of_their_own_report(world):
    reports = fresh(world)
    begun(asked(world, reports, {"words": "Laporan {nomor} sedang kami periksa."}, "comment"))
    said = {entry.report_id: entry.payload["words"] for entry in TimelineEntry.objects.filter(verb="comment")}
    assert said == {one.pk: f"Laporan {one.number} sedang kami periksa." for one in reports}


def test_a_field_that_does_not_exist_is_refused_before_anything_happens(world):
    public_id = chosen(world, fresh(world), "comment")
    with pytest.raises(Invalid) as refused:
        give_run(actor=world.dispatcher, public_id=public_id, typed={"words": "Untuk {nama}"})
    assert "{nama}" in refused.value.fields["words"]


def test_where_the_report_has_nothing_to_say_it_is_left_out_and_listed(world):
    promised, silent = fresh(world, 2)
    Report.objects.filter(pk=promised.pk).update(promised_at=timezone.now() + timedelta(days=4))
    Report.objects.filter(pk=silent.pk).update(promised_at=None)
    run = asked(world, [promised, silent], {"words": "Paling lambat {tenggat}."}, "comment")
    seen = preview_of(world.dispatcher, BulkRun.objects.get(pk=run.pk))
    assert (seen.willing, seen.refusing) == (1, 1)
    assert "{tenggat}" in seen.cannot[0].words
    begun(run)
    assert dict(BulkItem.objects.values_list("report_id", "state")) == {promised.pk: "done", silent.pk: "failed"}
    (entry,) = TimelineEntry.objects.filter(verb="comment")
    assert (entry.report_id, "{" in entry.payload["words"]) == (promised.pk, False)
