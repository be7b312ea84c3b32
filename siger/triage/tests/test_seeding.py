"""The files become rules, and what people changed stays."""

import pytest
from django.conf import settings

from siger.people.seeding import seed_agencies
from siger.regions.loading import load_regions
from siger.reports.seeding import load_services
from siger.triage.models import Rule, RuleChange, Stage
from siger.triage.rules.conditions import Subject
from siger.triage.rules.findings import findings
from siger.triage.rules.ruleset import current_rules, rules_changed
from siger.triage.seeding import seed_rules

pytestmark = [pytest.mark.django_db, pytest.mark.slow]


@pytest.fixture
def province(db):
    load_regions(settings.INSTALLATION.code)
    seed_agencies()
    load_services()
    return seed_rules()


def owner(category, region, service=""):
    rule = next(current_rules().fitting(Subject(category, service, region, "complaint")))
    return Rule.objects.select_related("agency").get(pk=rule.number).agency.code


def test_the_lists_answer_as_the_file_describes(province):
    assert Rule.objects.count() == province < 1_200
    assert owner("roads", "18.01.04.2001") == "18.01.pu"
    assert owner("roads", "18.01.04.2001", "road_province") == "prov.bmbk.2"
    assert owner("roads", "18.08.01.2001", "road_national") == "nat.bpjn.2"
    assert owner("electricity", "18.72.01.1001") == "nat.pln.metro"
    assert owner("street_lighting", "18.71.01.1001") == "18.71.perkim"
    assert owner("roads", "18") == "prov.bmbk"
    assert owner("illegal_levies_corruption", "18.05.01.2001") == "prov.inspektorat"


def test_the_files_own_rules_are_sound(province):
    assert findings() == []


def test_what_people_changed_stays_and_what_the_files_changed_comes(province):
    kept = Rule.objects.get(category="roads", service=None, region="18.01")
    pushed = Rule.objects.get(category="waste", service=None, region="18.01")
    other = Rule.objects.get(category="health", service=None, region="18.01").agency_id
    Rule.objects.filter(pk=kept.pk).update(agency=other, edited=True)
    Rule.objects.filter(pk=pushed.pk).update(agency=other)
    gone = Rule.objects.create(
        keeper_id="18.01", stage=Stage.LOCAL, position=99, region_id="18.01", agency_id=other, default_key="old/*/18"
    )
    rules_changed()
    assert seed_rules() == province
    assert Rule.objects.get(pk=kept.pk).agency_id == other
    assert Rule.objects.get(pk=pushed.pk).agency_id == pushed.agency_id
    assert not Rule.objects.get(pk=gone.pk).active
    assert set(RuleChange.objects.values_list("rule_id", "verb")) == {(pushed.pk, "file"), (gone.pk, "file")}
    before = RuleChange.objects.count()
    seed_rules()
    assert RuleChange.objects.count() == before


def test_a_rule_that_the_file_gains_stands_before_the_one_that_would_swallow_it(province):
    Rule.objects.get(category="roads", service="road_marking", region="18.01").delete()
    rules_changed()
    assert owner("roads", "18.01.04.2001", "road_marking") == "18.01.pu"
    seed_rules()
    assert owner("roads", "18.01.04.2001", "road_marking") == "18.01.dishub"
