"""Whoever signs an address up that is not theirs leaves nothing in the account that its owner opens later."""

import re

import pytest
from django.core import mail
from django.test import Client

from siger.people.models import User

pytestmark = pytest.mark.django_db
PASSWORD = "kuda-laut-dua-belas"
ADDRESS = "petugas.baru@dinas.contoh.example"


def code() -> str:
    found = re.search(r"\b[A-Z0-9]{4}-[A-Z0-9]{4}\b", mail.outbox[-1].body)
    assert found
    return found[0]


def test_a_password_from_before_the_address_was_verified_opens_nothing(settings) -> None:  # type: ignore[no-untyped-def]
    settings.EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
    Client().post("/akun/signup/", {"email": ADDRESS, "password1": PASSWORD, "password2": PASSWORD})
    owner = Client()
    owner.post("/akun/login/code/", {"email": ADDRESS})
    owner.post("/akun/login/code/confirm/", {"code": code()})
    assert owner.get("/akun/email/").status_code == 200
    stranger = Client()
    stranger.post("/akun/login/", {"login": ADDRESS, "password": PASSWORD})
    assert stranger.get("/akun/email/").status_code == 302
    assert not User.objects.get(email=ADDRESS).has_usable_password()
