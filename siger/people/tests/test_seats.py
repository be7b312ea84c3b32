"""An operator gives somebody a seat, and they come in with a code."""

import re

import pytest
from django.core import mail
from zeal import zeal_ignore

from siger.core.errors import Invalid, NotFound
from siger.people.models import User
from siger.people.seats import agencies_named, all_seats, give_seat, take_seat
from siger.people.signing_in import seats_of

pytestmark = pytest.mark.django_db


def test_a_seat_makes_the_account_and_covers_the_region_of_the_agency(world):
    seat = give_seat(email="Ani@Contoh.example ", role="officer", agency_code="18.71.pu", name="Ani Lestari")
    assert (seat.user.email, seat.user.name, seat.territory_id) == ("ani@contoh.example", "Ani Lestari", "18.71")
    assert not seat.user.has_usable_password()


def test_the_same_seat_twice_is_one_and_the_territory_may_change(world):
    give_seat(email="ani@contoh.example", role="validator", agency_code="prov.biro")
    give_seat(email="ani@contoh.example", role="validator", agency_code="prov.biro", territory="18.01")
    (seat,) = seats_of(User.objects.get(email="ani@contoh.example").pk)
    assert seat.territory == "18.01"


@pytest.mark.parametrize(
    ("wrong", "field"),
    [
        ({"email": "tanpa-at"}, "email"),
        ({"role": "reporter"}, "role"),
        ({"role": "raja"}, "role"),
        ({"agency_code": "prov.tidakada"}, "agency"),
        ({"territory": "99"}, "territory"),
    ],
)
def test_what_does_not_exist_is_named_and_nothing_is_made(world, wrong, field):
    before = User.objects.count()
    with pytest.raises(Invalid) as refusal:
        give_seat(**{"email": "ani@contoh.example", "role": "officer", "agency_code": "prov.bmbk", **wrong})
    assert set(refusal.value.fields) == {field}
    assert User.objects.count() == before


def test_a_taken_seat_is_gone_and_the_account_stays(world):
    give_seat(email="ani@contoh.example", role="officer", agency_code="prov.bmbk")
    take_seat(email="ani@contoh.example", role="officer", agency_code="prov.bmbk")
    assert seats_of(User.objects.get(email="ani@contoh.example").pk) == ()
    with pytest.raises(NotFound):
        take_seat(email="ani@contoh.example", role="officer", agency_code="prov.bmbk")


def test_the_admin_of_reference_data_is_open_for_as_long_as_the_seat_lasts(world):
    user = give_seat(email="ani@contoh.example", role="administrator", agency_code="prov.kominfo").user
    assert (user.is_staff, user.is_superuser) == (True, True)
    give_seat(email="ani@contoh.example", role="officer", agency_code="prov.bmbk")
    take_seat(email="ani@contoh.example", role="administrator", agency_code="prov.kominfo")
    user.refresh_from_db()
    assert (user.is_staff, user.is_superuser) == (False, False)


def test_agencies_are_found_by_words_and_by_the_beginning_of_their_code(world):
    assert [agency.code for agency in agencies_named(["bina", "marga"])] == ["prov.bmbk", "prov.bmbk.uptd2"]
    assert "18.71.pu" in {agency.code for agency in agencies_named(["18.71"])}
    assert agencies_named([]) == []


def test_every_seat_is_listed(world):
    give_seat(email="ani@contoh.example", role="officer", agency_code="prov.bmbk")
    assert "ani@contoh.example" in {seat.user.email for seat in all_seats()}


def test_somebody_with_a_new_seat_comes_in_with_a_code(world, client):
    give_seat(email="ani@contoh.example", role="officer", agency_code="prov.bmbk")
    with zeal_ignore():
        client.post("/akun/login/code/", {"email": "ani@contoh.example"})
        code = re.search(r"^\s*([A-Z0-9-]{6,9})\s*$", mail.outbox[-1].body, re.MULTILINE)[1]
        client.post("/akun/login/code/confirm/", {"code": code})
        assert client.get("/kantor/").status_code == 200
