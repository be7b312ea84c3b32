"""Signed in, with a seat, with a second factor where the seats ask for one; and every address says what it is for."""

import pytest
from django.urls import get_resolver

from siger.people.models import User
from siger.web.office.access import OfficePermission

PAGES = ("/kantor/", "/kantor/validasi/", "/kantor/lapangan/", "/kantor/pekerjaan-gagal/", "/kantor/instansi/cari?q=bina")


@pytest.mark.parametrize("address", PAGES)
def test_without_signing_in_one_is_led_there_and_back(client, world, address):
    answer = client.get(address)
    assert answer.status_code == 302
    assert answer["Location"].startswith("/masuk")
    assert "next=/kantor/" in answer["Location"]


@pytest.mark.parametrize("person", ["dispatcher", "auditor", "administrator", "inspector", "investigator"])
def test_strong_seats_set_up_a_second_factor_first(sign_in, person):
    answer = sign_in(person, second_factor=False).get("/kantor/")
    assert answer.status_code == 302
    assert answer["Location"].startswith("/akun/2fa/")
    assert sign_in(person).get("/kantor/").status_code == 200


def test_who_has_one_already_only_shows_it_again(world, sign_in):
    from allauth.mfa.models import Authenticator

    Authenticator.objects.create(user=world.users["dispatcher"], type=Authenticator.Type.TOTP, data={"secret": "x"})
    answer = sign_in("dispatcher", second_factor=False).get("/kantor/")
    assert answer["Location"].startswith("/akun/2fa/reauthenticate/")


def test_an_officer_needs_no_second_factor(sign_in):
    assert sign_in("officer", second_factor=False).get("/kantor/").status_code == 200


def test_an_account_without_a_seat_is_refused_with_words(client, world):
    client.force_login(User.objects.create_user("warga@contoh.example"), "allauth.account.auth_backends.AuthenticationBackend")
    answer = client.get("/kantor/")
    assert answer.status_code == 403
    assert "belum punya peran" in answer.content.decode()


@pytest.mark.parametrize(
    ("person", "address"),
    [("officer", "/kantor/validasi/"), ("validator", "/kantor/lapangan/"), ("dispatcher", "/kantor/pekerjaan-gagal/")],
)
def test_pages_are_for_their_roles(sign_in, person, address):
    assert sign_in(person).get(address).status_code == 403


def test_every_address_of_the_office_is_marked_and_never_cached(sign_in):
    patterns = next(one for one in get_resolver().url_patterns if str(one.pattern) == "kantor/").url_patterns
    assert patterns
    for pattern in patterns:
        assert isinstance(pattern.callback.permission, OfficePermission), pattern
    assert "no-store" in sign_in("officer").get("/kantor/")["Cache-Control"]


def test_agencies_are_found_by_part_of_their_name(sign_in):
    client = sign_in("dispatcher")
    found = client.get("/kantor/instansi/cari?q=bina marga").json()
    assert [one["name"] for one in found] == ["Dinas Bina Marga", "UPTD Wilayah II Bina Marga"]
    assert {"code", "name", "detail"} == set(found[0])
    assert client.get("/kantor/instansi/cari?q=").json() == []
    assert client.get("/kantor/instansi/cari?q=pemerintah provinsi").json() == []  # nothing is assigned to a government itself
