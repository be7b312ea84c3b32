"""No way into an account with a second factor, and no way to change it, goes past that factor."""

import re

import pytest
from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import TOTP, generate_totp_secret
from django.core import mail
from django.test import Client

pytestmark = pytest.mark.django_db
PASSWORD = "kuda-laut-dua-belas"
CHANGES = ("2fa/webauthn/add/", "2fa/totp/activate/", "2fa/totp/deactivate/", "2fa/recovery-codes/generate/", "email/", "password/change/")


@pytest.fixture
def dispatcher(world, settings):
    settings.EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
    user = world.users["dispatcher"]
    user.set_password(PASSWORD)
    user.save()
    EmailAddress.objects.create(user=user, email=user.email, verified=True, primary=True)
    return user


def by_password(user) -> Client:
    client = Client()
    client.entered = client.post("/akun/login/", {"login": user.email, "password": PASSWORD})
    return client


def test_a_password_leads_to_the_second_factor_and_no_further(dispatcher):
    TOTP.activate(dispatcher, generate_totp_secret())
    client = by_password(dispatcher)
    assert client.entered["Location"].startswith("/akun/2fa/authenticate/")
    assert client.get("/kantor/")["Location"].startswith("/masuk/")


def test_so_does_a_code_by_mail(dispatcher):
    TOTP.activate(dispatcher, generate_totp_secret())
    client = Client()
    client.post("/akun/login/code/", {"email": dispatcher.email})
    code = re.search(r"\b[A-Z0-9]{4}-[A-Z0-9]{4}\b", mail.outbox[-1].body)
    answer = client.post("/akun/login/code/confirm/", {"code": code[0]})
    assert answer["Location"].startswith("/akun/2fa/authenticate/")
    assert client.get("/kantor/")["Location"].startswith("/masuk/")


@pytest.mark.parametrize("change", CHANGES)
def test_an_older_session_and_the_password_change_nothing(dispatcher, change):
    client = by_password(dispatcher)  # before there was a second factor
    TOTP.activate(dispatcher, generate_totp_secret())
    client.post("/akun/reauthenticate/", {"password": PASSWORD})
    for ask in (client.get, client.post):
        answer = ask(f"/akun/{change}")
        assert answer.status_code == 302
        assert answer["Location"].startswith("/akun/2fa/reauthenticate/")
    assert Authenticator.objects.filter(user=dispatcher).count() == 1


def test_whoever_has_none_yet_sets_one_up(dispatcher):
    client = by_password(dispatcher)
    client.post("/akun/reauthenticate/", {"password": PASSWORD})
    assert client.get("/akun/2fa/totp/activate/").status_code == 200
