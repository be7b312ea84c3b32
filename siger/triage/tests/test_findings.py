"""Rules that never decide are found and told."""

import pytest

from siger.core.health.findings import Status
from siger.people.models import Agency
from siger.regions.models import Region
from siger.reports.models import Service
from siger.triage.models import Rule, Stage
from siger.triage.rules.findings import Trouble, findings, rules_health
from tests.world.rules import rule

pytestmark = pytest.mark.django_db


def found():
    return [(one.rule.number, one.trouble, one.by) for one in findings()]


def test_a_rule_behind_a_wider_one_is_shadowed(world):
    wide = rule(world, "prov.bmbk", category="roads", stage=Stage.FIRST)
    narrow = rule(world, "18.71.pu", category="roads", service_id="pothole", region_id="18.71")
    assert found() == [(narrow.pk, Trouble.SHADOWED, wide.pk)]


def test_two_rules_that_shadow_each_other_are_told_once_at_the_later(world):
    one = rule(world, "18.71.pu", category="roads", region_id="18.71")
    same = rule(world, "18.71.01", category="roads", region_id="18.71")
    assert found() == [(same.pk, Trouble.SHADOWED, one.pk)]


def test_lists_of_two_kabupaten_do_not_meet(world):
    rule(world, "18.71.pu", category="roads", region_id="18.71")
    rule(world, "18.01.pu", category="roads", region_id="18.01")
    assert found() == []


def test_a_closed_agency_is_told_and_its_rule_shadows_nothing(world):
    closed = rule(world, "prov.bmbk", category="roads", stage=Stage.FIRST)
    rule(world, "18.71.pu", category="roads", region_id="18.71")
    Agency.objects.filter(pk=closed.agency_id).update(active=False)
    assert found() == [(closed.pk, Trouble.CLOSED_AGENCY, None)]


def test_a_retired_service_and_a_lost_region_are_told(world):
    service = rule(world, "18.71.pu", category="roads", service_id="pothole", region_id="18.71")
    place = rule(world, "18.01.pu", category="roads", region_id="18.01.04")
    Service.objects.update(active=False)
    Region.objects.filter(pk="18.01.04").update(active=False)
    assert set(found()) == {(service.pk, Trouble.RETIRED_SERVICE, None), (place.pk, Trouble.LOST_REGION, None)}


def test_a_service_of_another_category_can_never_be(world):
    made = rule(world, "18.71.pu", category="waste", service_id="pothole", region_id="18.71")
    assert found() == [(made.pk, Trouble.RETIRED_SERVICE, None)]


def test_what_is_switched_off_is_no_trouble(world):
    rule(world, "prov.bmbk", category="roads", stage=Stage.FIRST)
    narrow = rule(world, "18.71.pu", category="roads", region_id="18.71")
    Rule.objects.filter(pk=narrow.pk).update(active=False)
    assert found() == []


def test_the_doctor_says_which_and_what_to_do(world):
    assert [one.status for one in rules_health()] == [Status.OK]
    wide = rule(world, "prov.bmbk", category="roads", stage=Stage.FIRST)
    narrow = rule(world, "18.71.pu", category="roads", region_id="18.71")
    Agency.objects.filter(code="18.71.pu").update(active=False)
    [told] = rules_health()
    assert told.status is Status.WARN
    assert f"1 name a closed agency (rule {narrow.pk})" in told.words
    assert f"another rule stands before (rule {narrow.pk})" in told.words
    assert str(wide.pk) not in told.words
    assert "/kantor/aturan/" in told.mend
