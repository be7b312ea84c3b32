"""What proxies and supervisors ask."""

from __future__ import annotations

import pytest
from django.db import connection
from django.test import Client


def test_healthz_asks_nobody_else(client: Client) -> None:
    answer = client.get("/healthz")  # without the mark, pytest-django refuses every statement
    assert (answer.status_code, answer.json()) == (200, {"status": "ok"})


@pytest.mark.django_db
def test_readyz_names_the_part_that_is_missing(client: Client) -> None:
    answer = client.get("/readyz")
    assert answer.status_code == 503
    assert answer.json() == {"status": "fail", "database": "ok", "migrations": "ok", "worker": "fail"}


@pytest.mark.django_db
def test_readyz_says_yes_when_all_is_there(client: Client) -> None:
    with connection.cursor() as cursor:
        cursor.execute("INSERT INTO procrastinate_workers (last_heartbeat) VALUES (now())")
    answer = client.get("/readyz")
    assert answer.status_code == 200
    assert answer.json()["status"] == "ok"
    assert "no-store" in answer["Cache-Control"]
