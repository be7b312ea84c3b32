"""When something of ours does not work: a clear page, a way on, and no trace of secrets."""

import logging

import pytest
from django.db import OperationalError, connection
from django.test import Client

from siger.web.citizen.tests.conftest import lines

pytestmark = pytest.mark.django_db


def gone(execute, sql, params, many, context):
    raise OperationalError("server closed the connection unexpectedly")


@pytest.mark.parametrize("address", ["/laporan", "/lapor", "/laporan/LPG-0000-0000", f"/s/{'a' * 26}"])
def test_a_lost_database_is_told_plainly_and_to_be_tried_again(client, world, address):
    with connection.execute_wrapper(gone):
        response = client.get(address)
    assert (response.status_code, response["Retry-After"]) == (503, "5")
    assert "tidak terhubung ke basis data" in lines(response)
    assert client.get(address).status_code in {200, 404}


def test_a_submission_while_the_database_is_gone_is_none_and_the_same_key_works_afterwards(client, world, form):
    sent = form()
    with connection.execute_wrapper(gone):
        assert client.post("/lapor", sent).status_code == 503
    assert client.post("/lapor", sent).status_code == 302


def test_programs_get_problem_json_for_a_lost_database(client, world):
    with connection.execute_wrapper(gone):
        response = client.get("/laporan", headers={"Accept": "application/json"})
    assert response["Content-Type"] == "application/problem+json"
    assert response.json()["code"] == "unavailable"


def test_our_own_mistake_has_a_page_without_any_question_to_the_database(settings, monkeypatch):
    from siger.web.public import home

    def mistaken(*args):
        raise ZeroDivisionError

    monkeypatch.setattr(home, "parts", mistaken)
    settings.DEBUG = False
    client = Client(raise_request_exception=False)
    response = client.get("/")
    assert response.status_code == 500
    assert "Ada yang salah di sistem kami" in lines(response)


def test_a_secret_link_is_never_written_into_the_log(client, world, caplog):
    secret = world.report().secret
    with caplog.at_level(logging.DEBUG):
        client.get(f"/s/{secret}")
        client.get(f"/s/{secret[:-1]}")
        with connection.execute_wrapper(gone):
            client.get(f"/s/{secret}")
    assert secret[:20] not in caplog.text


def test_every_page_of_citizens_says_who_may_open_it():
    from siger.web.citizen.urls import urlpatterns as citizen
    from siger.web.public.urls import urlpatterns as public

    assert all(getattr(pattern.callback, "permission", "") for pattern in (*citizen, *public))
