"""Signing in, my reports, and the second key of the office."""

import re

import pytest
from django.core import mail
from django.test import Client

from siger.people.models import User
from siger.web.citizen.tests import walking
from siger.web.citizen.tests.conftest import lines, open_link

pytestmark = pytest.mark.django_db


@pytest.fixture
def demonstration(settings, world):
    settings.DEMONSTRATION = True
    user = world.users["dispatcher"]
    user.is_demonstration = True
    user.save()
    return user


def test_a_citizen_signs_in_with_a_code_from_the_mail(client, db, settings):
    settings.EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
    user = User.objects.create_user("sari@contoh.example", None, name="Sari")
    from allauth.account.models import EmailAddress

    EmailAddress.objects.create(user=user, email=user.email, verified=True, primary=True)
    response = client.post("/akun/login/code/", {"email": user.email})
    assert response.status_code == 302
    assert "Masukkan kode" in lines(client.get(response["Location"]))
    assert mail.outbox or _delivered()


def _delivered() -> bool:
    from siger.notify.models import Delivery

    return Delivery.objects.exists()


@pytest.mark.parametrize(
    ("address", "said"),
    [
        ("/masuk", "Kirim kode"),
        ("/masuk/", "Kirim kode"),
        ("/akun/login/", "Masuk dengan kunci sandi"),
        ("/akun/login/code/", "Kirim kode masuk"),
        ("/akun/signup/", "Cukup alamat surel"),
        ("/akun/password/reset/", "page-head"),
    ],
)
def test_the_doors_are_in_our_clothes_and_language(client, db, address, said):
    response = client.get(address)
    assert response.status_code == 200
    assert said in lines(response)
    assert 'class="brand"' in lines(response)


def test_officers_find_a_password_field_and_citizens_none(client, db):
    assert 'type="password"' in lines(client.get("/akun/login/"))
    assert 'type="password"' not in lines(client.get("/akun/signup/"))


@pytest.mark.parametrize("address", ["", "totp/activate/", "webauthn/add/", "webauthn/", "recovery-codes/generate/"])
def test_pages_of_the_account_obey_the_policy(world, address):
    client = Client()
    client.force_login(world.users["dispatcher"], backend="allauth.account.auth_backends.AuthenticationBackend")
    response = client.get(f"/akun/2fa/{address}", follow=True)
    html = lines(response)
    assert response.status_code == 200
    assert 'class="brand"' in html
    executed = [tag for tag in re.findall(r"<script[^>]*>", html) if "src=" not in tag]
    assert all('type="application/json"' in tag for tag in executed)
    assert not re.search(r"\sstyle=|\son[a-z]+=\"", html)


def test_whoever_is_signed_in_is_led_on(world):
    client = Client()
    client.force_login(world.users["officer"])
    assert client.get("/masuk")["Location"] == "/kantor/"
    assert client.get("/masuk?next=/saya")["Location"] == "/saya"
    assert client.get("/masuk?next=https://jahat.example/")["Location"] == "/kantor/"


def test_the_second_key_is_asked_of_those_whose_role_needs_it(world):
    dispatcher, officer = Client(), Client()
    dispatcher.force_login(world.users["dispatcher"])
    officer.force_login(world.users["officer"])
    assert "Kantor Anda masih terkunci" in lines(dispatcher.get("/saya"))
    assert "/akun/2fa/totp/activate/" in lines(dispatcher.get("/saya/lindungi"))
    assert "masih terkunci" not in lines(officer.get("/saya"))
    assert officer.get("/saya/lindungi")["Location"] == "/saya"
    assert Client().get("/saya/lindungi")["Location"].startswith("/masuk/")


def test_demonstration_accounts_are_shown_and_used_on_this_machine_only(client, demonstration):
    page = lines(client.get("/masuk"))
    assert "Akun peragaan" in page
    assert demonstration.email in page
    response = client.post("/masuk/peragaan", {"akun": demonstration.pk})
    assert response["Location"] == "/kantor/"
    assert "masih terkunci" not in lines(client.get("/saya"))


ELSEWHERE = [{"REMOTE_ADDR": "10.0.0.9"}, {"HTTP_X_FORWARDED_FOR": "127.0.0.1"}, {"HTTP_FORWARDED": "for=127.0.0.1"}]


@pytest.mark.parametrize("headers", ELSEWHERE)
def test_from_elsewhere_there_are_no_demonstration_accounts(client, demonstration, headers):
    assert "Akun peragaan" not in lines(client.get("/masuk", **headers))
    assert client.post("/masuk/peragaan", {"akun": demonstration.pk}, **headers).status_code == 403


def test_an_installation_for_people_has_none(client, demonstration, settings):
    settings.DEMONSTRATION = False
    assert "Akun peragaan" not in lines(client.get("/masuk"))
    assert client.post("/masuk/peragaan", {"akun": demonstration.pk}).status_code == 403


@pytest.mark.parametrize("account", ["", "0", "abc", "999999999", "²"])
def test_only_demonstration_accounts_are_opened_so(client, demonstration, world, account):
    assert client.post("/masuk/peragaan", {"akun": account}).status_code == 404
    assert client.post("/masuk/peragaan", {"akun": world.users["officer"].pk}).status_code == 404


def test_my_reports_are_those_of_the_account_and_of_held_links_waiting_ones_first(client, world):
    held, other = walking.published(world), world.report()
    question = walking.asked(world, walking.published(world, text="Lampu jalan depan sekolah mati semua."))
    for receipt in (question, held):
        open_link(client, receipt.secret)
    html = lines(client.get("/saya"))
    assert html.index(question.report.number) < html.index(held.report.number)
    assert other.report.number not in html


def test_without_reports_the_page_says_how_to_get_here(client, db):
    assert "Belum ada laporan di sini" in lines(client.get("/saya"))


def test_my_reports_take_a_constant_number_of_statements(client, world, django_assert_num_queries):
    for _ in range(4):
        open_link(client, walking.assigned(world, walking.published(world)).secret)
    with django_assert_num_queries(2):
        client.get("/saya")


def test_signing_out_asks_first_and_then_does_it(world):
    client = Client()
    client.force_login(world.users["officer"])
    assert "Keluar dari akun?" in lines(client.get("/keluar"))
    client.post("/keluar")
    assert "_auth_user_id" not in client.session
