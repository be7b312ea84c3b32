"""Whose is it: the first rule that fits, else the kecamatan, always with the reason in words."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from siger.people.models import Agency
from siger.reports.models import Report, Service
from siger.triage.models import Rule, Stage
from siger.triage.owners import Basis, likely_owners, subject_of, suggest_owner, suggested_names
from siger.triage.rules.ruleset import current_rules, rules_changed
from tests.world.listed import rows_of
from tests.world.rules import rule

pytestmark = pytest.mark.django_db


def test_the_first_rule_that_fits_decides_and_says_which_it_is(world):
    report = world.report().report
    general = rule(world, "18.71.pu", category="roads", region_id="18.71")
    first = rule(world, "prov.bmbk", category="roads", service_id="pothole", stage=Stage.FIRST)
    found = suggest_owner(report)
    assert (found.agency.code, found.basis, found.rule) == ("prov.bmbk", Basis.RULE, first.pk)
    assert found.reason == f"aturan {first.pk}: Jalan berlubang di Lampung"
    Rule.objects.filter(pk=first.pk).update(active=False)
    rules_changed()
    assert suggest_owner(report).reason == f"aturan {general.pk}: Jalan dan jembatan di Kota Bandar Lampung"


def test_what_no_rule_fits_goes_to_the_kecamatan_of_the_place(world):
    rule(world, "18.71.pu", category="waste", region_id="18.71")
    found = suggest_owner(world.report().report)
    assert (found.agency.code, found.fallback) == ("18.71.01", True)
    assert "Kedaton" in found.reason


def test_a_closed_agency_is_passed_over(world):
    rule(world, "prov.bmbk", category="roads", stage=Stage.FIRST)
    rule(world, "18.71.pu", category="roads", region_id="18.71")
    Agency.objects.filter(code="prov.bmbk").update(active=False)
    report = world.report().report
    assert suggest_owner(report).agency.code == "18.71.pu"
    assert suggested_names(rows_of(report)) == {report.pk: "Dinas PU Kota Bandar Lampung"}


def test_words_of_the_report_decide_where_a_rule_asks_for_them(world):
    rule(world, "prov.bmbk", category="roads", words=["depan pasar"], stage=Stage.FIRST)
    rule(world, "18.71.pu", category="roads", region_id="18.71")
    spoken, silent = world.report().report, world.report(text="Jalan di sini rusak berat sejak lama.", landmark="").report
    assert suggest_owner(spoken).agency.code == "prov.bmbk"
    assert suggest_owner(silent).agency.code == "18.71.pu"
    assert suggested_names(rows_of(spoken, silent)) == {spoken.pk: "Dinas Bina Marga", silent.pk: "Dinas PU Kota Bandar Lampung"}


def test_whistleblowing_is_nobody_s_to_route(world):
    rule(world, "18.71.pu", category="roads")
    report = world.report(visibility="whistleblowing").report
    assert suggest_owner(report) is None
    assert suggested_names(rows_of(report)) == {}
    assert {agency.kind for agency in likely_owners(report, suggest_owner(report))} == {"inspectorate"}


def test_a_rule_for_unknown_places_is_silent_where_the_village_is_known(world):
    rule(world, "prov.bmbk", category="roads", region_only=True, stage=Stage.LAST)
    assert suggest_owner(world.report().report).fallback


def test_a_service_that_was_retired_while_in_use_still_finds_its_owner(world):
    rule(world, "18.71.pu", category="roads", service_id="pothole", region_id="18.71")
    report = world.report().report
    Service.objects.filter(pk="pothole").update(active=False)
    assert suggest_owner(report).agency.code == "18.71.pu"


def test_the_likely_come_with_the_suggestion_first(world):
    rule(world, "18.71.pu", category="roads", service_id="pothole", region_id="18.71")
    rule(world, "prov.bmbk", category="roads", report_class="aspiration", stage=Stage.FIRST)
    report = world.report().report
    found = [agency.code for agency in likely_owners(report, suggest_owner(report))]
    assert found == ["18.71.pu", "prov.bmbk", "18.71.01"]


def test_as_many_statements_for_a_thousand_rules_as_for_one(world):
    report = world.report().report
    rule(world, "18.71.pu", category="roads", region_id="18.71")
    suggest_owner(report)
    with CaptureQueriesContext(connection) as few:
        suggest_owner(report)
    for _ in range(300):
        rule(world, "18.71.pu", category="roads", report_class="aspiration", region_id="18.71")
    suggest_owner(report)
    with CaptureQueriesContext(connection) as many:
        suggest_owner(report)
    assert len(many) == len(few) <= 3


def test_another_process_sees_a_change_at_once(world):
    report = world.report().report
    made = rule(world, "18.71.pu", category="roads", region_id="18.71")
    assert [one.number for one in current_rules().fitting(subject_of(report, current_rules()))] == [made.pk]
    Rule.objects.filter(pk=made.pk).update(active=False)
    rules_changed()  # as the other process's transaction did
    assert not list(current_rules().fitting(subject_of(report, current_rules())))
    assert Report.objects.count() == 1
