"""A change is tried on the reports of the past days before it is saved; what falls through is counted."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from siger.core.errors import Forbidden, Invalid
from siger.people.actors import Actor
from siger.people.roles import Role
from siger.reports.models import Report
from siger.triage.models import Rule, Stage
from siger.triage.rules.drafts import Draft
from siger.triage.rules.findings import Trouble
from siger.triage.rules.keeping import List
from siger.triage.rules.queries.lists import fallen_through, shown_lists
from siger.triage.rules.queries.trial import try_change
from tests.world import seat
from tests.world.rules import rule

pytestmark = pytest.mark.django_db

CITY = List(Stage.LOCAL, "18.71")
FIRST = List(Stage.FIRST, "18")


@pytest.fixture
def city(world):
    return Actor(name="Sari", seats=(seat(Role.DISPATCHER, world.agencies["18.71.pu"], "18.71"),))


@pytest.fixture
def roads(world):
    return Draft(region="18.71", category="roads", agency_id=world.agencies["18.71.pu"].pk)


def test_it_says_which_reports_would_go_elsewhere_and_writes_nothing(world, city, roads):
    reports = [world.report().report for _ in range(3)]
    trial = try_change(actor=city, which=CITY, draft=roads)
    assert (trial.looked, trial.moved, trial.cut) == (3, 3, False)
    assert [(one.was, one.now, one.count) for one in trial.flows] == [("", "Dinas PU Kota Bandar Lampung", 3)]
    assert {one.number for one in trial.sample} == {report.number for report in reports}
    assert not Rule.objects.exists()


def test_old_reports_and_other_kinds_are_not_looked_at(world, city, roads):
    old = world.report().report
    Report.objects.filter(pk=old.pk).update(received_at=timezone.now() - timedelta(days=91))
    world.report(category="waste", service_code="")
    assert try_change(actor=city, which=CITY, draft=roads).looked == 0


def test_an_administrator_who_sees_no_report_sees_counts_alone(world, roads):
    world.report()
    trial = try_change(actor=world.administrator, which=CITY, draft=roads)
    assert (trial.moved, trial.sample) == (1, ())


def test_whistleblowing_is_in_no_count(world, city, roads):
    world.report(visibility="whistleblowing")
    assert try_change(actor=city, which=CITY, draft=roads).looked == 0


def test_what_the_province_puts_first_does_not_move(world, city, roads):
    rule(world, "prov.bmbk", category="roads", stage=Stage.FIRST)
    world.report()
    trial = try_change(actor=city, which=CITY, draft=roads)
    assert (trial.looked, trial.moved) == (1, 0)
    assert [one.trouble for one in trial.findings] == [Trouble.SHADOWED]


def test_it_warns_of_rules_that_would_never_be_asked_again(world, roads):
    own = rule(world, "18.71.pu", category="roads", region_id="18.71")
    wide = Draft(region="18", category="roads", agency_id=world.agencies["prov.bmbk"].pk)
    trial = try_change(actor=world.administrator, which=FIRST, draft=wide)
    assert [(one.rule.number, one.trouble) for one in trial.findings] == [(own.pk, Trouble.SHADOWED)]


def test_moving_a_rule_is_tried_like_any_change(world, city):
    general = rule(world, "18.71.pu", category="roads", region_id="18.71")
    special = rule(world, "18.71.01", category="roads", service_id="pothole", region_id="18.71")
    world.report()
    draft = Draft(region="18.71", category="roads", service="pothole", agency_id=world.agencies["18.71.01"].pk)
    assert try_change(actor=city, which=CITY, draft=draft, rule_id=special.pk).moved == 1
    from dataclasses import replace

    assert try_change(actor=city, which=CITY, draft=replace(draft, after=general.pk), rule_id=special.pk).moved == 0
    assert try_change(actor=city, which=CITY, draft=replace(draft, active=False), rule_id=special.pk).moved == 0


def test_switching_a_rule_off_shows_what_falls_to_the_kecamatan(world, city, roads):
    own = rule(world, "18.71.pu", category="roads", region_id="18.71")
    world.report()
    from dataclasses import replace

    [flow] = try_change(actor=city, which=CITY, draft=replace(roads, active=False), rule_id=own.pk).flows
    assert (flow.was, flow.now) == ("Dinas PU Kota Bandar Lampung", "")


def test_nobody_tries_what_they_may_not_save(world, city, roads):
    with pytest.raises(Forbidden):
        try_change(actor=city, which=FIRST, draft=roads)
    with pytest.raises(Invalid):
        try_change(actor=city, which=CITY, draft=Draft(region="18.01", category="roads", agency_id=roads.agency_id))


def test_the_number_of_statements_does_not_grow_with_reports(world, city, roads):
    world.report()
    try_change(actor=city, which=CITY, draft=roads)
    with CaptureQueriesContext(connection) as few:
        try_change(actor=city, which=CITY, draft=roads)
    for _ in range(5):
        world.report()
    with CaptureQueriesContext(connection) as many:
        try_change(actor=city, which=CITY, draft=roads)
    assert len(many) == len(few)


def test_what_no_rule_fits_is_counted_by_category_and_region(world):
    rule(world, "18.71.pu", category="waste", region_id="18.71")
    rule(world, "18.71.pu", category="roads", words=["pasar"], region_id="18.71")
    world.report()
    world.report(text="Lubang besar di depan sekolah sejak minggu lalu.", landmark="")
    world.report(category="waste", service_code="")
    world.report(visibility="whistleblowing")
    found = fallen_through("18.71")
    assert (found.reports, found.total) == (3, 1)
    assert [(one.category, one.region, one.count) for one in found.rows] == [("Jalan dan jembatan", "Kota Bandar Lampung", 1)]
    assert fallen_through("18.01").reports == 0


def test_a_list_shows_the_province_s_rules_around_its_own(world):
    before = rule(world, "prov.bmbk", category="roads", stage=Stage.FIRST)
    rule(world, "prov.bmbk", category="waste", region_id="18.01", stage=Stage.FIRST)
    own = rule(world, "18.71.pu", category="roads", region_id="18.71")
    rule(world, "18.01.pu", category="roads", region_id="18.01")
    shown = shown_lists("18", "18.71")
    assert [[row.number for row in one.rows] for one in shown] == [[before.pk], [own.pk], []]
    assert shown[1].rows[0].findings[0].by == before.pk
    assert [one.which.stage for one in shown_lists("18", "18")] == [Stage.FIRST, Stage.LAST]
