"""What the doctor finds, one illness at a time."""

from __future__ import annotations

import shutil
from datetime import UTC, datetime, timedelta
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
import time_machine
from django.conf import settings as django_settings
from django.db import connection

from siger.core.crypto.keys import keyring
from siger.core.health import machine, readiness, safety, work
from siger.core.health.examination import examine
from siger.core.health.findings import Finding, Status, look, well


def only(found: list[Finding], subject: str) -> Finding:
    return next(one for one in found if one.subject == subject)


def heartbeat(*, seconds_ago: float) -> None:
    with connection.cursor() as cursor:
        cursor.execute("INSERT INTO procrastinate_workers (last_heartbeat) VALUES (now() - make_interval(secs => %s))", [seconds_ago])


def job(status: str, *, minutes_ago: int = 0) -> None:
    with connection.cursor() as cursor:
        cursor.execute(
            "INSERT INTO procrastinate_jobs (queue_name, task_name, args, status, scheduled_at)"
            " VALUES ('default', 'probe', '{}', %s, now() - make_interval(mins => %s))",
            [status, minutes_ago],
        )


@pytest.fixture
def own_files(tmp_path: Path, settings: Any) -> Path:
    """Storage, state and keys of this test alone."""
    settings.STATE = tmp_path
    settings.ALLOWED_HOSTS = ["localhost"]
    settings.KEY_FILE = tmp_path / "keys" / "fields.json"
    settings.STORAGES = {
        **django_settings.STORAGES,
        "originals": {"BACKEND": "siger.core.storage.PrivateFolder", "OPTIONS": {"location": tmp_path / "files" / "originals"}},
    }
    keyring()
    return tmp_path


@pytest.mark.django_db
def test_a_well_installation_has_nothing_to_mend(own_files: Path) -> None:
    heartbeat(seconds_ago=3)
    found = examine()
    assert [one for one in found if one.status is not Status.OK] == []
    assert {"database", "migrations", "worker", "jobs", "disk", "clock.database", "storage.originals"} <= {one.subject for one in found}


@pytest.mark.django_db
def test_without_a_worker_it_is_said_that_work_waits() -> None:
    assert only(readiness.worker(), "worker").status is Status.FAIL
    heartbeat(seconds_ago=300)
    stale = only(readiness.worker(), "worker")
    assert stale.status is Status.FAIL
    assert "300 s old" in stale.words
    heartbeat(seconds_ago=1)
    assert only(readiness.worker(), "worker").status is Status.OK


@pytest.mark.django_db
def test_failed_and_waiting_jobs_are_counted() -> None:
    assert only(work.jobs(), "jobs").status is Status.OK
    job("failed")
    job("todo", minutes_ago=45)
    found = work.jobs()
    assert only(found, "jobs.failed").words == "1 failed"
    assert "siger jobs resend" in only(found, "jobs.failed").mend
    assert "45 minutes" in only(found, "jobs.waiting").words


@pytest.mark.django_db
def test_a_missing_migration_is_named() -> None:
    readiness._unapplied.cache_clear()
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM django_migrations WHERE app = 'sessions'")
    found = only(readiness.migrations(), "migrations")
    assert (found.status, found.mend) == (Status.FAIL, "Run `siger migrate`.")
    assert "sessions.0001_initial" in found.words


@pytest.mark.django_db
@pytest.mark.parametrize(("seconds", "status"), [(0.5, Status.OK), (-5, Status.WARN), (120, Status.FAIL)])
def test_clocks_that_disagree_are_found(seconds: float, status: Status) -> None:
    with time_machine.travel(datetime.now(UTC) + timedelta(seconds=seconds), tick=True):
        assert only(machine.clock(), "clock.database").status is status
        assert only(machine.clock(), "clock.files").status is status


@pytest.mark.parametrize(("free", "status"), [(50e9, Status.OK), (1e9, Status.WARN), (1e8, Status.FAIL)])
def test_a_full_disk_is_seen_before_it_is_full(free: float, status: Status, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shutil, "disk_usage", lambda path: SimpleNamespace(free=free, total=100e9))
    assert only(machine.disk(), "disk").status is status


def test_a_storage_that_cannot_be_written_is_named(own_files: Path) -> None:
    assert only(machine.storage(), "storage.originals").status is Status.OK
    shutil.rmtree(own_files / "files", ignore_errors=True)
    (own_files / "files").write_text("a file where the folder should be")
    assert only(machine.storage(), "storage.originals").status is Status.FAIL


UNSAFE: list[tuple[str, str, object]] = [
    ("settings.debug", "DEBUG", True),
    ("settings.secret", "SECRET_KEY", "django-insecure-" + "abcdefgh" * 6),
    ("settings.secret", "SECRET_KEY", "a" * 64),
    ("settings.hosts", "ALLOWED_HOSTS", ["*"]),
    ("settings.address", "SITE_URL", "http://siger.example"),
]


@pytest.mark.parametrize(("subject", "name", "value"), UNSAFE)
def test_unsafe_settings_fail_where_people_are_served(subject: str, name: str, value: object, own_files: Path, settings: Any) -> None:
    settings.SITE_URL, settings.ALLOWED_HOSTS, settings.DEBUG = "https://siger.example", ["siger.example"], False
    assert [one for one in safety.unsafe_settings() if one.status is Status.FAIL] == []
    setattr(settings, name, value)
    assert only(safety.unsafe_settings(), subject).status is Status.FAIL


def test_a_key_file_that_is_gone_or_open_fails(own_files: Path) -> None:
    key_file = own_files / "keys" / "fields.json"
    key_file.chmod(0o644)
    assert "chmod 600" in only(safety.unsafe_settings(), "settings.key_file").mend
    key_file.unlink()
    assert "missing" in only(safety.unsafe_settings(), "settings.key_file").words


def test_a_check_that_breaks_is_a_finding_and_not_the_end() -> None:
    def broken() -> list[Finding]:
        raise RuntimeError("no such thing")

    assert "RuntimeError: no such thing" in only(look("probe", broken), "probe").words
    assert only(look("probe", lambda: well("probe", "fine")), "probe").status is Status.OK
