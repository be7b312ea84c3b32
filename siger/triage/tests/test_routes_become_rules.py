"""An installation from before the rules keeps its answers: the first routes become rules, as few as say the same."""

import pytest
from django.db import connection
from django.db.migrations.executor import MigrationExecutor

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.slow]

BEFORE, AFTER = [("triage", "0002_assets")], [("triage", "0003_rules")]


@pytest.fixture
def routes(world):
    """`routes((category, service, region, agency), …)`: the installation as it was; migrates and gives its rules back."""

    def carried(*rows):
        executor = MigrationExecutor(connection)
        executor.migrate(BEFORE)
        old = executor.loader.project_state(BEFORE).apps
        route = old.get_model("triage", "Route")
        for category, service, region, agency in rows:
            route.objects.create(category=category, service_id=service, region_id=region, agency_id=world.agencies[agency].pk)
        executor = MigrationExecutor(connection)
        executor.migrate(AFTER)
        rule = executor.loader.project_state(AFTER).apps.get_model("triage", "Rule")
        fields = ("stage", "keeper_id", "category", "service_id", "region_id", "agency__code", "region_only")
        return list(rule.objects.order_by("stage", "keeper_id", "position").values_list(*fields))

    yield carried
    executor = MigrationExecutor(connection)
    executor.migrate(executor.loader.graph.leaf_nodes())


def test_each_route_stands_in_the_list_of_who_owns_it(routes):
    rules = routes(
        ("roads", None, "18", "prov.bmbk"),
        ("roads", None, "18.71", "18.71.pu"),
        ("roads", None, "18.01", "18.01.pu"),
        ("waste", None, "18.01", "18.01.pu"),
        ("labour", None, "18", "prov.biro"),
    )
    assert sorted(rules) == sorted(
        [
            (1, "18", "labour", None, "18", "prov.biro", False),
            (2, "18.01", "roads", None, "18.01", "18.01.pu", False),
            (2, "18.01", "waste", None, "18.01", "18.01.pu", False),
            (2, "18.71", "roads", None, "18.71", "18.71.pu", False),
            (3, "18", "roads", None, "18", "prov.bmbk", True),  # the province answers only where the place is not known more closely
        ]
    )


def test_a_service_is_asked_before_its_category_and_the_narrow_before_the_wide(routes):
    rules = routes(
        ("roads", None, "18.71", "18.71.pu"),
        ("roads", "pothole", "18.71", "18.71.01"),
        ("roads", None, "18.71.01", "18.71.01"),
    )
    assert [(rule[3], rule[4]) for rule in rules] == [("pothole", "18.71"), (None, "18.71.01"), (None, "18.71")]


def test_what_the_province_s_route_says_already_is_not_said_again(routes):
    rules = routes(("roads", None, "18", "prov.bmbk"), ("roads", None, "18.01", "prov.bmbk"), ("roads", None, "18.71", "prov.bmbk"))
    assert rules == [(1, "18", "roads", None, "18", "prov.bmbk", False)]


def test_without_routes_there_are_no_rules_and_nothing_breaks(routes):
    assert routes() == []
