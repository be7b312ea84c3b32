"""The log never holds people's words, keys or the page that somebody came from."""

import logging
import sys

import pytest
from django.conf import settings
from django.db import DataError, connection

from siger.core.log_lines import LogLines, covered

SECRET = "7h3k9m2p4q6r8s0t1v5w7x9y2z"


def line_of(error: BaseException) -> str:
    try:
        raise error
    except BaseException:
        record = logging.LogRecord("siger", logging.ERROR, __file__, 1, "something broke", (), sys.exc_info())
    return LogLines("%(levelname)s %(message)s").format(record)


def test_an_exception_is_named_with_its_place_and_without_what_somebody_typed() -> None:
    line = line_of(ValueError("invalid literal: '0812-7788-9900'"))
    assert "ValueError" in line
    assert "test_log_lines.py" in line
    assert "0812" not in line


def test_the_program_s_own_mistakes_keep_their_message() -> None:
    assert "no attribute 'colour'" in line_of(AttributeError("'Report' object has no attribute 'colour'"))


@pytest.mark.django_db
def test_a_database_error_gives_its_code_and_no_row() -> None:
    typed = "rumah bu Siti"
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT %s::int", [typed])
    except DataError as error:
        line = line_of(error)
    assert "22P02" in line
    assert "Siti" not in line


def test_the_cause_of_an_exception_is_told_as_carefully() -> None:
    wrapped = RuntimeError("outer 0812")
    wrapped.__cause__ = KeyError("inner 1871012345678901")
    line = line_of(wrapped)
    assert "KeyError" in line
    assert "RuntimeError" in line
    assert "0812" not in line
    assert "1871" not in line


def test_an_exception_that_leads_to_itself_is_told_once() -> None:
    first, second = OSError("one"), RuntimeError("two")
    first.__cause__, second.__cause__ = second, first
    line = line_of(second)
    assert line.count("RuntimeError") == 1
    assert line.count("OSError") == 1


@pytest.mark.parametrize("path", [f"/s/{SECRET}", f"/s/{SECRET}/", f"/k/{SECRET}:1a:zz", f"/akun/password/reset/key/{SECRET}/"])
def test_addresses_that_are_keys_are_covered(path: str) -> None:
    assert SECRET not in covered(f"WARNING django.request Not Found: {path}")


def test_where_a_refused_request_came_from_is_left_out() -> None:
    line = covered("Forbidden (Referer checking failed - https://klinik.example/pasien/7 does not match any trusted origins.): /lapor")
    assert "klinik" not in line
    assert "/lapor" in line


def test_every_handler_of_the_installation_writes_such_lines() -> None:
    used = {settings.LOGGING["handlers"][name]["formatter"] for name in settings.LOGGING["root"]["handlers"]}
    assert {settings.LOGGING["formatters"][name].get("()") for name in used} == {"siger.core.log_lines.LogLines"}
    assert not settings.LOGGING["disable_existing_loggers"]
    assert settings.LOGGING["loggers"]["django"]["handlers"] == []
