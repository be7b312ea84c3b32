"""POST /lapor.json: the same submission for queues and programs, without cookies."""

import json
import threading
from io import BytesIO

import pytest
from django.db import connection
from django.test import Client

from siger.reports.models import Photo, Report
from siger.reports.queries.own import report_of_secret
from siger.web.citizen.report_json import report_json
from siger.web.citizen.tests.conftest import upload
from tests.world import build_world

pytestmark = pytest.mark.django_db
KEY = "a1b2c3d4-e5f6-7890-abcd"
BODY = {"text": "Jalan depan pasar berlubang besar.", "category": "roads", "lat": -5.3802, "lng": 105.2503, "accuracy_m": 8}


def post(body, client=None, key=KEY, **headers):
    strict = client or Client(enforce_csrf_checks=True)
    given = {"Idempotency-Key": key, **headers} if key else headers
    sent = body if isinstance(body, str | bytes) else json.dumps(body)
    return strict.post("/lapor.json", sent, content_type="application/json", headers=given)


def test_a_new_report_is_201_and_the_same_again_is_200_with_the_same_receipt(world):
    first, second = post(BODY), post(BODY)
    assert (first.status_code, second.status_code) == (201, 200)
    assert {**first.json(), "repeated": True} == second.json()
    report = Report.objects.get()
    assert first.json()["number"] == report.number
    assert first.json()["tracking_url"].endswith(f"/laporan/{report.number}")
    assert report_of_secret(first.json()["secret_url"].rsplit("/", 1)[1]) == report
    assert report.accuracy_m == 8


def test_the_same_key_for_another_body_is_a_problem(world):
    post(BODY)
    response = post({**BODY, "text": "Lampu jalan mati di depan sekolah."})
    assert (response.status_code, response.json()["code"]) == (422, "idempotency_conflict")
    assert response["Content-Type"] == "application/problem+json"


def test_what_is_wrong_stands_at_its_fields(world):
    response = post({"text": "x", "category": "ufo"})
    assert response.status_code == 422
    assert set(response.json()["fields"]) == {"text", "category", "position"}


def test_swapped_coordinates_say_so_to_programs_too(world):
    response = post({**BODY, "lat": 105.2503, "lng": -5.3802})
    assert (response.json()["code"], response.json()["swapped"]) == ("unreachable_position", True)


@pytest.mark.parametrize(
    "body",
    ["{", "[]", '"halo"', "null", "[" * 100_000, b"\xff\xfe", '{"text": {"a": 1}}', '{"text": "\\ud800 jalan rusak parah", "category": 7}'],
)
def test_broken_bodies_are_refused_in_words(world, body):
    assert post(body).status_code == 422


def test_lone_surrogates_and_nul_do_not_reach_the_database(world):
    text = '"Jalan rusak \\ud800 parah \\u0000 di depan"'
    body = f'{{"text": {text}, "category": "roads", "lat": -5.3802, "lng": 105.2503, "service": "\\u0000", "region": ""}}'
    assert post(body).status_code == 201


def test_a_huge_body_is_413(world):
    assert post({**BODY, "text": "x" * 300_000}).status_code == 413


def test_another_site_is_refused_and_our_own_pages_are_not(world):
    assert post(BODY, Origin="https://jahat.example").status_code == 403
    assert post(BODY, Origin="null").status_code == 403
    assert post(BODY, Origin="http://testserver").status_code == 201


def test_cookies_and_accounts_are_not_looked_at(world):
    client = Client(enforce_csrf_checks=True)
    client.force_login(world.users["officer"])
    response = post(BODY, client)
    assert response.status_code == 201
    assert not response.cookies
    assert Report.objects.select_related("reporter").get().reporter.user_id is None


def test_a_queue_sends_photos_as_a_form(world, form, files):
    response = Client(enforce_csrf_checks=True).post("/lapor.json", {**form(), "photos": [upload()]}, headers={"Idempotency-Key": KEY})
    assert response.status_code == 201
    assert Photo.objects.count() == 1


def test_get_is_not_allowed(client):
    assert client.get("/lapor.json").status_code == 405


@pytest.mark.django_db(transaction=True)
def test_two_at_once_are_one_report():
    build_world()
    statuses, barrier = [], threading.Barrier(2)

    def send():
        barrier.wait()
        statuses.append(post(BODY).status_code)
        connection.close()

    threads = [threading.Thread(target=send) for _ in range(2)]
    [thread.start() for thread in threads]
    [thread.join() for thread in threads]
    assert sorted(statuses) == [200, 201]
    assert Report.objects.count() == 1


def test_the_statements_of_a_report_are_few_and_constant(world, django_assert_max_num_queries):
    world.report()  # what a process reads once: regions, calendars and policies
    with django_assert_max_num_queries(8):
        post(BODY)


class Watched(BytesIO):
    """A body that says when it is read."""

    def __init__(self, content: bytes, happened: list[str]) -> None:
        super().__init__(content)
        self.happened = happened

    def read(self, size: int | None = -1, /) -> bytes:
        self.happened.append("read")
        return super().read(size)


@pytest.mark.parametrize("kind", ["application/json", "multipart/form-data; boundary=x"])
def test_everything_has_arrived_before_the_database_is_asked(rf, world, kind):
    happened: list[str] = []
    content = b"{}" if kind == "application/json" else b'--x\r\nContent-Disposition: form-data; name="text"\r\n\r\nya\r\n--x--\r\n'
    request = rf.post("/lapor.json", content, content_type=kind)
    request = type(request)({**request.environ, "wsgi.input": Watched(content, happened)})

    def asked(execute, *args):
        happened.append("asked")
        return execute(*args)

    with connection.execute_wrapper(asked):
        assert report_json(request).status_code == 422
    assert "read" not in happened[happened.index("asked") :]
