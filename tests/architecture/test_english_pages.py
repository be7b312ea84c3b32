"""Whoever reads English meets English: pages, forms, refusals, messages, dates. Only names and what people wrote stay as they are."""

import pytest
import time_machine
from django.conf import settings
from django.core.cache import cache
from django.test import Client
from django.utils import timezone
from zeal import zeal_ignore

from siger.people.actors import SYSTEM
from siger.people.models import User
from siger.reports.models import Report, Service
from siger.reports.queries.own import report_of_secret
from siger.reports.states import HOLDER, Holder, Outcome, State, Verb
from siger.reports.ticking import due_for
from siger.web.office.tests.conftest import sign_in, walk
from siger.web.office.tests.test_every_verb_on_the_page import CASES, filled, own_rule, prepared
from tests.architecture.english import indonesian_in, language_of, words_of
from tests.world.building import submission
from tests.world.verbs import WORDS, another, caller

__all__ = ["sign_in", "walk"]

WRITTEN = (
    submission().text, submission().text.rstrip("."), submission().landmark, WORDS, WORDS.rstrip("."),
    "Di sebelah mana persisnya?", "Di depan warung.",
    "Jalan depan pasar berlubang besar", "PLN UID Lampung", "lapor.go.id", "Lampung",
)  # fmt: skip
PUBLIC = (
    "/", "/lapor", "/lapor?visibility=whistleblowing", "/laporan", "/laporan?kata=tidakada&keadaan=done", "/laporan?wilayah=entah", "/peta",
    "/lacak", "/lacak?nomor=LPG-1", "/lacak?nomor=LPG-!!!!-0000", "/masuk", "/saya", "/s/tidak-ada", "/laporan/LPG-0000-0000", "/tidak/ada",
    "/akun/login/", "/akun/signup/", "/akun/login/code/",
)  # fmt: skip
OFFICE = {
    "dispatcher": (
        "/kantor/",
        "/kantor/?view=all",
        "/kantor/?view=open&q=jembatan",
        "/saya",
        "/saya/lindungi",
        "/akun/2fa/",
        "/akun/logout/",
    ),
    "officer": ("/kantor/", "/kantor/lapangan/", "/kantor/validasi/"),
    "validator": ("/kantor/validasi/",),
    "leader": ("/kantor/", "/kantor/pekerjaan-gagal/"),
    "administrator": ("/kantor/", "/kantor/pekerjaan-gagal/"),
}
OUTCOMES = [(state, "") for state in State if state is not State.CLOSED] + [(State.CLOSED, outcome) for outcome in Outcome]


@pytest.fixture(autouse=True)
def _fresh_cache():
    cache.clear()


def english(client: Client) -> Client:
    client.cookies[settings.LANGUAGE_COOKIE_NAME] = "en"
    return client


def check(answer, *written):
    page = answer.content.decode()
    assert language_of(page) == "en"
    assert not indonesian_in(page, *WRITTEN, *written)
    return page


@pytest.mark.parametrize("address", PUBLIC)
def test_a_public_page_is_english(world, client, address):
    published(world)
    check(english(client).get(address, follow=True), "tidakada", "entah")


def test_the_finder_sees_indonesian_where_it_stands(world):
    assert indonesian_in('<html lang="en"><p>Menunggu petugas</p>') == ["Menunggu petugas"]
    assert indonesian_in('<html lang="en"><img alt="Foto sesudah"><a data-busy="Sedang mengirim foto">x</a>')
    assert not indonesian_in('<html lang="en"><p lang="id">Menunggu petugas</p><b>Dinas Bina Marga</b>')


@pytest.mark.parametrize(("header", "expected"), [("en", "en"), ("en-GB,en;q=0.9", "en"), ("id,en;q=0.5", "id"), ("fr", "id")])
def test_a_browser_is_answered_in_its_language(world, client, header, expected):
    page = client.get("/", headers={"accept-language": header}).content.decode()
    assert language_of(page) == expected


def published(world, **changes):
    receipt = world.report(**changes)
    Report.objects.filter(pk=receipt.report.pk).update(published_at=timezone.now())
    return receipt


BAD = [
    {},
    {"text": "a", "category": "roads", "visibility": "public"},
    {"text": "Lubang di jalan", "category": "tidak-ada", "visibility": "public", "lat": "0", "lng": "0"},
    {"text": "Lubang di jalan", "category": "roads", "visibility": "public", "lat": "105.2", "lng": "-5.3", "email": "x", "phone": "1"},
    {"text": "Lubang di jalan", "category": "roads", "visibility": "public", "lat": "51.5", "lng": "0.1"},
    {"text": "Lubang di jalan", "category": "roads", "visibility": "public", "region_text": "Kedat"},
    {"text": "Lubang di jalan", "category": "roads", "visibility": "public", "region_text": "Entah"},
]


@pytest.mark.parametrize("fields", BAD)
def test_a_form_says_in_english_what_is_missing(world, client, fields):
    page = check(english(client).post("/lapor", fields), "Lubang di jalan", "tidak-ada")
    assert "Not sent yet" in page


def test_sending_a_report_ends_in_an_english_receipt(world, client):
    fields = {"text": submission().text, "category": "roads", "visibility": "public", "lat": "-5.3802", "lng": "105.2503"}
    answer = english(client).post("/lapor", fields | {"idempotency_key": "k" * 32}, follow=True)
    assert "We have received your report" in check(answer)
    assert Report.objects.get().language == "en"


@pytest.mark.parametrize(("state", "outcome"), OUTCOMES)
@pytest.mark.parametrize("late", [False, True], ids=["in time", "late"])
def test_a_report_is_tracked_in_english_in_every_state(world, client, state, outcome, late):
    receipt = published(world)
    at = timezone.now() - timezone.timedelta(days=400 if late else 0)
    following = {"main": another(receipt.report.pk), "merged_from": State.RECEIVED} if state is State.MERGED else {}
    Report.objects.filter(pk=receipt.report.pk).update(
        **following, state=state, holder=HOLDER[state], outcome=outcome, agency=world.agencies["prov.bmbk"],
        due_at=due_for(receipt.report, state, at), closed_at=timezone.now() if HOLDER[state] is Holder.NOBODY else None,
    )  # fmt: skip
    english(client)
    check(client.get(f"/laporan/{receipt.report.number}"))
    client.get(f"/s/{receipt.secret}")
    assert report_of_secret(receipt.secret)
    check(client.get(f"/laporan/{receipt.report.number}"))
    check(client.get("/saya"))
    check(client.get("/laporan"))


WAY = (
    ("dispatcher", Verb.REQUEST_INFO), ("reporter", Verb.SUPPLY_INFO), ("dispatcher", Verb.LOOK_AT_IDENTITY), ("dispatcher", Verb.ASSIGN),
    ("officer", Verb.ACCEPT), ("officer", Verb.START), ("officer", Verb.SCHEDULE), ("reporter", Verb.COMMENT),
    ("officer", Verb.SUBMIT_PROOF), ("validator", Verb.RETURN_WORK), ("officer", Verb.SUBMIT_PROOF), ("validator", Verb.VALIDATE),
    ("reporter", Verb.DISPUTE),
    ("officer", Verb.SUBMIT_PROOF), ("validator", Verb.VALIDATE), ("system", Verb.AUTO_CLOSE), ("reporter", Verb.REOPEN),
    ("officer", Verb.HAND_BACK), ("dispatcher", Verb.RECLASSIFY), ("dispatcher", Verb.RELOCATE), ("dispatcher", Verb.REFER),
    ("dispatcher", Verb.COME_BACK), ("dispatcher", Verb.REJECT), ("reporter", Verb.APPEAL), ("dispatcher", Verb.PUBLISH),
    ("dispatcher", Verb.UNPUBLISH), ("reporter", Verb.WITHDRAW),
)  # fmt: skip


def test_the_whole_way_of_a_report_is_told_in_english(world, client, sign_in):
    receipt = world.report()
    report, english_desk = receipt.report, english(sign_in("dispatcher"))
    english(client).get(f"/s/{receipt.secret}")
    actors = {**world.people, "reporter": world.reporter_of(report), "system": SYSTEM}
    agency = world.agencies["prov.bmbk"].pk
    for name, verb in WAY:
        report = Report.objects.get(pk=report.pk)
        if verb is Verb.AUTO_CLOSE:
            Report.objects.filter(pk=report.pk).update(due_at=timezone.now() - timezone.timedelta(minutes=1))
        caller(verb, agency_id=agency)(actors[name], report.pk, report.version)
        check(client.get(f"/laporan/{report.number}"))
        check(english_desk.get(f"/kantor/laporan/{report.number}"))


@pytest.mark.parametrize(("name", "address"), [(name, address) for name, found in OFFICE.items() for address in found])
def test_a_page_of_the_office_is_english(world, sign_in, walk, name, address):
    for to in ("desk", "agency", "work", "validation"):
        walk(to)
    Report.objects.filter(state=State.ASSIGNED).update(due_at=timezone.now() - timezone.timedelta(days=3), supporters=2, disputes=1)
    check(english(sign_in(name)).get(address, follow=True), "jembatan")


@pytest.mark.parametrize("verb", CASES)
def test_a_verb_is_asked_for_refused_and_done_in_english(world, sign_in, walk, verb):
    own_rule(world)
    report, client = prepared(world, walk, verb), english(sign_in(CASES[verb][1]))
    address = f"/kantor/laporan/{report.number}/{verb}"
    check(client.get(address))
    check(
        client.post(
            address, {"seen": report.version, "entries": report.entries, "agency_text": "Entah", "region_text": "Entah"}, follow=True
        )
    )
    report = prepared(world, walk, verb)
    check(client.post(f"/kantor/laporan/{report.number}/{verb}", filled(world, report, verb), follow=True))
    check(client.post(f"/kantor/laporan/{report.number}/{verb}", filled(world, report, verb), follow=True))


@pytest.mark.parametrize("address", ["", "people/agency/", "people/agency/add/", "people/user/", "reports/service/add/", "regions/region/"])
def test_the_admin_of_reference_data_is_english(world, sign_in, address):
    User.objects.filter(pk=world.users["administrator"].pk).update(is_staff=True, is_superuser=True)
    with zeal_ignore():
        check(english(sign_in("administrator")).get(f"/_admin/{address}"), "Jalan berlubang")


@pytest.mark.parametrize("page", ["totp/activate/", "webauthn/", "webauthn/add/", "recovery-codes/", "reauthenticate/"])
def test_setting_up_a_second_key_is_english(world, sign_in, page):
    check(english(sign_in("dispatcher")).get(f"/akun/2fa/{page}", follow=True))


@pytest.mark.parametrize("page", ["login/code/", "login/", "signup/"])
@pytest.mark.parametrize("address", ["salah", "warga.baru@contoh.example", "dispatcher@contoh.example"])
def test_signing_in_and_up_is_english_whatever_is_typed(world, client, page, address, mailoutbox):
    check(english(client).post(f"/akun/{page}", {"email": address, "login": address, "password": "salah"}, follow=True), "salah")


def test_the_independent_look_is_english(world, sign_in, walk):
    report = walk("validation")
    check(english(sign_in("validator")).get(f"/kantor/validasi/{report.number}"))
    check(english(sign_in("officer")).get(f"/kantor/lapangan/{walk('work').number}"))


def test_a_service_has_its_english_name(world, sign_in, walk):
    Service.objects.filter(code="pothole").update(name="Jalan berlubang besar")
    desk = english(sign_in("dispatcher"))
    assert "Pothole" in words_of(desk.get(f"/kantor/laporan/{walk().number}").content.decode())
    assert "Jalan berlubang" not in check(desk.get("/lapor"))


@pytest.mark.parametrize(("language", "names"), [("id", ("Kamis, 7 Mei", "10.15")), ("en", ("Thursday, 7 May", "10:15"))])
def test_days_months_and_clocks_follow_the_language(world, client, language, names):
    with time_machine.travel("2026-05-07T03:15:00Z", tick=False):
        receipt = published(world)
        client.cookies[settings.LANGUAGE_COOKIE_NAME] = language
        page = client.get(f"/laporan/{receipt.report.number}").content.decode()
    assert language_of(page) == language
    assert all(name in page for name in names)
