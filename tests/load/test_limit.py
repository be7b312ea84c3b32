"""What pgbench plays is what the application sends, with fresh values where the application makes fresh ones."""

import pytest

from tests.load.limit import NotTheSame, script_of
from tests.load.statements import Captured


def _script(first, second):
    return script_of([Captured(*one) for one in first], [Captured(*one) for one in second])


def test_a_statement_that_is_the_same_every_time_is_played_as_it_is():
    read = ("SELECT title FROM report WHERE number = 'X-1' AND lat < -5.25 LIMIT 21", "", "")
    assert _script([read], [read]) == "SELECT title FROM report WHERE number = 'X-1' AND lat < -5.25 LIMIT 21;\n"


def test_a_value_that_may_stand_only_once_is_made_anew_and_is_the_same_everywhere():
    script = _script(
        [("INSERT INTO claim VALUES ('Gx81kQ_pLw92mZrTt0aa')", "", ""), ("DELETE FROM claim WHERE key = 'Gx81kQ_pLw92mZrTt0aa'", "", "")],
        [("INSERT INTO claim VALUES ('b7Yw0sK2_qqLm19xCdEf')", "", ""), ("DELETE FROM claim WHERE key = 'b7Yw0sK2_qqLm19xCdEf'", "", "")],
    )
    assert script.splitlines()[0].startswith("\\set u0 random(")
    assert script.splitlines()[1:] == ["INSERT INTO claim VALUES (':u0');", "DELETE FROM claim WHERE key = ':u0';"]


def test_a_key_that_the_database_gave_back_is_used_in_what_follows():
    script = _script(
        [("INSERT INTO report DEFAULT VALUES RETURNING id", "id", "81"), ("INSERT INTO entry VALUES (81, 1)", "", "")],
        [("INSERT INTO report DEFAULT VALUES RETURNING id", "id", "82"), ("INSERT INTO entry VALUES (82, 1)", "", "")],
    )
    assert script.splitlines() == ["INSERT INTO report DEFAULT VALUES RETURNING id \\gset r0_", "INSERT INTO entry VALUES (:r0_id, 1);"]


def test_a_binary_value_keeps_its_length():
    digest, other = "ab" * 32, "cd" * 32
    script = _script(
        [(f"INSERT INTO secret VALUES ('\\x{digest}'::bytea)", "", "")], [(f"INSERT INTO secret VALUES ('\\x{other}'::bytea)", "", "")]
    )
    assert script.splitlines() == [
        "\\set u0 random(1000000000000000, 9999999999999999)",
        "INSERT INTO secret VALUES ('\\x:u0:u0:u0:u0'::bytea);",
    ]


def test_moments_stay_as_they_were():
    script = _script(
        [("SELECT '2026-06-04 05:20:51+00:00'::timestamptz", "", "")], [("SELECT '2026-06-04 05:20:52+00:00'::timestamptz", "", "")]
    )
    assert script == "SELECT '2026-06-04 05:20:51+00:00'::timestamptz;\n"


def test_another_number_of_statements_is_an_error():
    with pytest.raises(NotTheSame):
        _script([("SELECT 1", "", "")], [("SELECT 1", "", ""), ("SELECT 2", "", "")])
