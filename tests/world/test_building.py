"""The small world is written in bulk and stands as if it had been made one by one."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from siger.people.models import Agency, Membership
from siger.people.signing_in import actor_of
from tests.world import build_world

pytestmark = pytest.mark.django_db


def test_its_people_are_who_they_are_when_they_sign_in(world):
    assert world.people == {name: actor_of(user, second_factor=True) for name, user in world.users.items()}
    assert Membership.objects.count() == len(world.people)
    assert not any(user.has_usable_password() for user in world.users.values())


def test_every_agency_stands_below_the_one_above_it(world):
    for agency in Agency.objects.select_related("parent"):
        assert agency.path == f"{agency.parent.path if agency.parent else '/'}{agency.pk}/"
        assert world.agencies[agency.code].path == agency.path


def test_it_takes_few_statements_since_thousands_of_tests_begin_with_it(db):
    with CaptureQueriesContext(connection) as caught:
        build_world()
    assert len([one for one in caught.captured_queries if "SAVEPOINT" not in one["sql"]]) <= 12
