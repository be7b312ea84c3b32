"""Who may keep an answer; and that a demonstration ends for sessions too."""

import pytest
from django.conf import settings as configured
from django.test import Client

from siger.people.models import User
from siger.web.citizen.tests.conftest import open_link

pytestmark = pytest.mark.django_db


def signed_in(user: User) -> Client:
    client = Client()
    client.force_login(user, configured.AUTHENTICATION_BACKENDS[0])
    return client


@pytest.mark.parametrize("address", ["/", "/laporan", "/lacak", "/peta", "/akun/password/reset/", "/tidak-ada"])
def test_between_us_and_a_reader_nobody_keeps_a_page(client, world, address):
    assert client.get(address)["Cache-Control"] == "private, no-cache"


@pytest.mark.parametrize("address", ["/", "/laporan", "/akun/email/", "/akun/2fa/", "/akun/password/change/", "/kantor/", "/tidak-ada"])
def test_what_somebody_sees_who_is_signed_in_is_not_kept_by_their_browser(world, address):
    assert "no-store" in signed_in(world.users["officer"]).get(address)["Cache-Control"]


def test_nor_what_the_holder_of_a_secret_link_sees(client, world):
    open_link(client, world.report().secret)
    assert "no-store" in client.get("/")["Cache-Control"]


def test_a_session_from_a_demonstration_opens_no_desk_once_it_has_ended(world, settings):
    settings.DEMONSTRATION = True
    User.objects.filter(pk=world.users["officer"].pk).update(is_demonstration=True)
    client = signed_in(world.users["officer"])
    assert client.get("/kantor/").status_code == 200
    assert client.get("/kantor/", headers={"X-Forwarded-For": "203.0.113.9"}).status_code == 403
    settings.DEMONSTRATION = False
    assert client.get("/kantor/").status_code == 403


def test_attempts_are_counted_by_the_reader_behind_the_proxy(rf, settings):
    from allauth.account.adapter import get_adapter

    settings.TRUSTED_PROXIES = ["127.0.0.1"]
    request = rf.get("/", headers={"X-Forwarded-For": "6.6.6.6, 203.0.113.9"})
    assert get_adapter(request).get_client_ip(request) == "203.0.113.9"
