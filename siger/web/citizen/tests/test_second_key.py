"""From a password alone to an open desk: setting up the second key."""

import pytest
from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value, yield_hotp_counters_from_time
from django.test import Client

from siger.web.citizen.tests.conftest import lines

pytestmark = pytest.mark.django_db
PASSWORD = "kuda-laut-biru-9"


@pytest.fixture
def dispatcher(world):
    from allauth.account.models import EmailAddress

    user = world.users["dispatcher"]
    user.set_password(PASSWORD)
    user.save()
    EmailAddress.objects.create(user=user, email=user.email, verified=True, primary=True)
    client = Client()
    client.post("/akun/login/", {"login": user.email, "password": PASSWORD})
    client.post("/akun/reauthenticate/", {"password": PASSWORD})
    return client


def code_of(client) -> str:
    secret = client.session["mfa.totp.secret"]
    return format_hotp_value(hotp_value(secret, next(iter(yield_hotp_counters_from_time()))))


def test_a_password_alone_leaves_the_desk_closed(dispatcher):
    assert "masih terkunci" in lines(dispatcher.get("/saya"))


@pytest.mark.django_db(transaction=True)
def test_an_app_that_was_just_set_up_opens_the_desk_at_once(dispatcher):
    page = lines(dispatcher.get("/akun/2fa/totp/activate/"))
    assert "Pasang aplikasi kode" in page
    assert "data:image/svg+xml" in page
    response = dispatcher.post("/akun/2fa/totp/activate/", {"code": code_of(dispatcher)})
    assert response.status_code == 302
    assert "masih terkunci" not in lines(dispatcher.get("/saya"))


def test_the_next_time_the_code_is_asked_for(dispatcher, world):
    dispatcher.get("/akun/2fa/totp/activate/")
    dispatcher.post("/akun/2fa/totp/activate/", {"code": code_of(dispatcher)})
    later = Client()
    response = later.post("/akun/login/", {"login": world.users["dispatcher"].email, "password": PASSWORD}, follow=True)
    assert "enam angka dari aplikasi kode" in lines(response)
    assert "_auth_user_id" not in later.session


def test_a_wrong_code_sets_nothing_up(dispatcher):
    dispatcher.get("/akun/2fa/totp/activate/")
    response = dispatcher.post("/akun/2fa/totp/activate/", {"code": "000000"})
    assert 'class="error"' in lines(response)
    assert "masih terkunci" in lines(dispatcher.get("/saya"))
