"""Whose labels count."""

import pytest

from siger.reports.actions.assign import assign
from siger.reports.actions.reclassify import reclassify
from siger.reports.models import Report
from siger.triage.category.learning.verified import verified_labels


def found() -> list[str]:
    return [one.category for one in verified_labels()]


def test_a_report_counts_once_an_officer_stood_for_its_category(world):
    report = world.report().report
    assert found() == []
    report = assign(actor=world.dispatcher, report_id=report.pk, seen=report.version, agency_id=world.agencies["prov.bmbk"].pk)
    assert found() == ["roads"]
    reclassify(actor=world.dispatcher, report_id=report.pk, seen=report.version, category="drainage_flood")
    assert found() == ["drainage_flood"]


@pytest.mark.parametrize("change", [{"imported": True}, {"visibility": "whistleblowing"}])
def test_imported_history_and_whistleblowing_teach_nothing(world, change):
    report = world.report().report
    assign(actor=world.dispatcher, report_id=report.pk, seen=report.version, agency_id=world.agencies["prov.bmbk"].pk)
    assert found() == ["roads"]
    Report.objects.filter(pk=report.pk).update(**change)
    assert found() == []
