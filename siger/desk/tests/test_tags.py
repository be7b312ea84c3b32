"""Tags belong to an agency: its people put them on, nobody else sees them."""

import pytest

from siger.core.errors import Forbidden, Invalid, NotFound
from siger.desk.actions.save_tag import change_tag, make_tag
from siger.desk.actions.tag_report import tag_report
from siger.desk.models import Tagging
from siger.desk.queries.tags import kept_tags, tags_on
from siger.reports.models import Report

pytestmark = pytest.mark.django_db


@pytest.fixture
def tag(world):
    return make_tag(actor=world.dispatcher, agency_id=world.agencies["prov.kominfo"].pk, name="  Perlu \n survei ")


@pytest.fixture
def report(world):
    return world.report().report


def tags(report):
    return Report.objects.values_list("tags", flat=True).get(pk=report.pk)


def test_a_tag_is_put_on_once_and_written_down(world, tag, report):
    for _ in range(2):
        tag_report(actor=world.dispatcher, report_id=report.pk, add=[tag.pk])
    assert (tag.name, tags(report), Tagging.objects.count()) == ("Perlu survei", [tag.pk], 1)
    fresh = Report.objects.get(pk=report.pk)
    assert (fresh.version, fresh.entries) == (report.version, report.entries)
    assert [one.name for one in tags_on(world.dispatcher, fresh)] == ["Perlu survei"]
    assert tags_on(world.leader, fresh) == []
    tag_report(actor=world.dispatcher, report_id=report.pk, remove=[tag.pk])
    assert tags(report) == []
    assert [one.count for one in kept_tags(world.dispatcher)] == [0]


def test_tags_of_others_are_neither_put_on_nor_taken_off(world, tag, report):
    tag_report(actor=world.dispatcher, report_id=report.pk, add=[tag.pk])
    for change in ({"add": [tag.pk + 1]}, {"remove": [tag.pk]}):
        with pytest.raises((Invalid, Forbidden, NotFound)):
            tag_report(actor=world.inspector, report_id=report.pk, **change)
    with pytest.raises(Forbidden):
        tag_report(actor=world.leader, report_id=report.pk, remove=[tag.pk])
    assert tags(report) == [tag.pk]


def test_a_retired_tag_stays_where_it_is_and_goes_nowhere_else(world, tag, report):
    tag_report(actor=world.dispatcher, report_id=report.pk, add=[tag.pk])
    change_tag(actor=world.dispatcher, tag_id=tag.pk, name=tag.name, active=False)
    other = world.report().report
    with pytest.raises(Invalid):
        tag_report(actor=world.dispatcher, report_id=other.pk, add=[tag.pk])
    assert tags(report) == [tag.pk]


def test_the_same_name_in_other_letters_is_refused(world, tag):
    with pytest.raises(Invalid):
        make_tag(actor=world.dispatcher, agency_id=tag.agency_id, name="PERLU SURVEI")
    with pytest.raises(Forbidden):
        make_tag(actor=world.officer, agency_id=world.agencies["prov.bmbk"].pk, name="Milik petugas")
