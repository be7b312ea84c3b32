"""Two tags become one, on however many reports."""

import pytest

from siger.core.errors import Forbidden, Invalid, NotFound
from siger.desk import tag_merging
from siger.desk.actions.merge_tags import merge_tags
from siger.desk.actions.save_tag import change_tag, make_tag
from siger.desk.actions.tag_report import tag_report
from siger.desk.models import Tag, Tagging
from siger.desk.queries.tags import kept_tags
from siger.reports.models import Report

pytestmark = pytest.mark.django_db


@pytest.fixture
def tags(world):
    agency_id = world.agencies["prov.kominfo"].pk
    return [make_tag(actor=world.dispatcher, agency_id=agency_id, name=name).pk for name in ("Survei", "Perlu survei", "Dana")]


def tagged(world, *ids):
    report = world.report().report
    tag_report(actor=world.dispatcher, report_id=report.pk, add=ids)
    return report


def on(report):
    return Report.objects.values_list("tags", flat=True).get(pk=report.pk)


def test_reports_carry_the_one_that_stays_once_and_what_else_they_had(world, tags):
    old, new, other = tags
    reports = [tagged(world, old), tagged(world, old, new), tagged(world, old, other), tagged(world, other)]
    versions = list(Report.objects.order_by("pk").values_list("version", "entries"))
    merge_tags(actor=world.dispatcher, tag_id=old, into_id=new)
    assert [on(one) for one in reports] == [[new], [new], [new, other], [other]]
    assert list(Report.objects.order_by("pk").values_list("version", "entries")) == versions
    assert (Tag.objects.get(pk=old).active, Tag.objects.get(pk=old).merged_into_id) == (False, new)
    told = Tagging.objects.filter(report=reports[1], user=world.users["dispatcher"]).order_by("pk").values_list("tag_id", "put")
    assert list(told)[2:] == [(old, False)]  # it had the other one already
    assert set(Tagging.objects.filter(report=reports[0]).values_list("tag_id", "put")) == {(old, True), (old, False), (new, True)}


def test_of_many_the_rest_follows_by_a_job_that_may_be_lost(world, tags, monkeypatch):
    old, new, _ = tags
    monkeypatch.setattr(tag_merging, "AT_ONCE", 2)
    reports = [tagged(world, old) for _ in range(5)]
    merge_tags(actor=world.dispatcher, tag_id=old, into_id=new)
    assert [on(one) for one in reports].count([new]) == 2
    row = next(one for one in kept_tags(world.dispatcher) if one.id == old)
    assert (row.count, row.merging) == (3, True)
    with pytest.raises(Invalid):  # not in use again while its reports are on the way
        change_tag(actor=world.dispatcher, tag_id=old, name="Survei", active=True)
    assert tag_merging.resume_merges() == 1
    assert [on(one) for one in reports] == [[new]] * 5
    assert tag_merging.resume_merges() == 0
    assert change_tag(actor=world.dispatcher, tag_id=old, name="Survei", active=True).merged_into_id is None


def test_only_another_tag_in_use_of_the_same_agency_takes_over(world, tags):
    old, new, other = tags
    change_tag(actor=world.dispatcher, tag_id=other, name="Dana", active=False)
    foreign = make_tag(actor=world.supervisor, agency_id=world.agencies["prov.bmbk"].pk, name="Survei").pk
    for into in (old, other, foreign, 0):
        with pytest.raises(Invalid):
            merge_tags(actor=world.dispatcher, tag_id=old, into_id=into)
    with pytest.raises(Forbidden):
        merge_tags(actor=world.supervisor, tag_id=old, into_id=new)
    with pytest.raises(NotFound):
        merge_tags(actor=world.dispatcher, tag_id=0, into_id=new)
    merge_tags(actor=world.dispatcher, tag_id=old, into_id=new)
    with pytest.raises(Invalid):
        merge_tags(actor=world.dispatcher, tag_id=old, into_id=new)
