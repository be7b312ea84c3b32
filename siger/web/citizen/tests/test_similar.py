"""POST /lapor/serupa and POST /lapor.json?serupa=1: what is known already, before anything is sent."""

import json

import pytest
from django.test import Client

from siger.core.rate_limits import Limit
from siger.reports.actions.publish_report import publish_report
from siger.reports.models import Report
from siger.web.citizen import similar
from siger.web.citizen.tests.conftest import upload

pytestmark = pytest.mark.django_db
WORDS = "jln dpn pasar lubangnya gede bgt min, bnyk motor jatoh"


@pytest.fixture
def published(world):
    report = world.report().report
    publish_report(actor=world.dispatcher, report_id=report.pk, seen=report.version)
    return report


@pytest.fixture
def ask(client, form):
    return lambda **changes: client.post("/lapor/serupa", form(**{"text": WORDS, **changes}))


def test_it_names_the_report_how_far_when_and_where_to_support_it(published, ask):
    answer = ask()
    assert answer.status_code == 200
    assert answer["Cache-Control"].startswith("max-age=0")
    (found,) = answer.json()["similar"]
    assert found["number"] == published.number
    assert found["url"] == f"/laporan/{published.number}"
    assert found["said"].startswith("10 m dari tempat Anda · hari ini · Menunggu")
    assert "lubang" in found["words"]
    assert found.keys() == {"number", "title", "url", "said", "state", "distance_m", "received_at", "supporters", "words"}


def test_asking_sends_and_keeps_nothing(published, ask):
    ask()
    assert Report.objects.count() == 1


def test_it_needs_the_token_of_the_form(form):
    assert Client(enforce_csrf_checks=True).post("/lapor/serupa", form()).status_code == 403


@pytest.mark.parametrize("visibility", ["private", "anonymous", "whistleblowing", "public"])
def test_what_is_not_published_is_never_named(world, ask, visibility):
    world.report(visibility=visibility)
    assert ask().json() == {"similar": []}


@pytest.mark.parametrize(
    "changes",
    [
        {"visibility": "whistleblowing"},
        {"text": "lubang"},
        {"text": None},
        {"lat": None},
        {"lat": "NaN"},
        {"lat": "1e999", "lng": "-1e999"},
        {"lat": "51.5", "lng": "0.1"},
        {"lat": None, "lng": None, "region": "99.99.99.9999"},
        {"text": "😀" * 2_000},
        {"text": "\u202e\u202d\0" * 300},
        {"text": "a" * 60_000},
    ],
)
def test_what_says_nothing_finds_nothing_and_is_no_error(published, ask, changes):
    answer = ask(**changes)
    assert answer.status_code == 200
    assert answer.json() == {"similar": []}


@pytest.mark.parametrize("changes", [{"category": None}, {"category": "no'such"}, {"lat": None, "lng": None, "region": "18.71.01.1001"}])
def test_without_a_category_or_with_a_village_alone_it_is_found_too(published, ask, changes):
    assert [one["number"] for one in ask(**changes).json()["similar"]] == [published.number]


def test_the_number_of_statements_does_not_grow(published, world, ask, django_assert_max_num_queries):
    for _ in range(5):
        more = world.report().report
        publish_report(actor=world.dispatcher, report_id=more.pk, seen=more.version)
    ask()
    with django_assert_max_num_queries(3):
        ask()


def test_an_address_that_asks_too_often_is_told_so(published, ask, monkeypatch):
    monkeypatch.setattr(similar, "ASKS", Limit("similar-test", 1, 3600))
    assert ask().status_code == 200
    refused = ask()
    assert refused.status_code == 429
    assert refused["Content-Type"] == "application/problem+json"


BODY = {"text": WORDS, "category": "roads", "lat": -5.3802, "lng": 105.2503, "accuracy_m": 8}


def test_a_program_asks_by_json_without_a_token(published):
    strict = Client(enforce_csrf_checks=True)
    answer = strict.post("/lapor.json?serupa=1", json.dumps(BODY), content_type="application/json")
    assert answer.status_code == 200
    assert [one["number"] for one in answer.json()["similar"]] == [published.number]
    assert Report.objects.count() == 1


def test_photos_that_come_with_the_question_are_not_stored(published, files):
    answer = Client().post("/lapor.json?serupa=1", {**BODY, "photos": upload()})
    assert [one["number"] for one in answer.json()["similar"]] == [published.number]
    assert not [path for path in files.rglob("*") if path.is_file()]


@pytest.mark.parametrize("body", ["", "[]", "{", '{"text": 3, "lat": {}, "lng": []}', '{"text": null}'])
def test_a_broken_question_is_explained_or_finds_nothing(published, body):
    answer = Client().post("/lapor.json?serupa=1", body, content_type="application/json")
    assert answer.status_code in {200, 422}
    assert answer.status_code == 422 or answer.json() == {"similar": []}


def test_another_site_may_not_ask(published):
    answer = Client().post(
        "/lapor.json?serupa=1", json.dumps(BODY), content_type="application/json", headers={"Origin": "https://lain.example"}
    )
    assert answer.status_code == 403
