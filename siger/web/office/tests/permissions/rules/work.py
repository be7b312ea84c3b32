"""Field and validation."""

from siger.web.office.tests.permissions.rule import NOBODY, Rule

RULES = [
    Rule("validation", frozenset({"validator", "own_validator"})),
    Rule("validation-report", frozenset({"validator"}), lambda things: {"number": things.proof.number}),
    Rule("validation-report", NOBODY, lambda things: {"number": things.secret.number}, case="of whistleblowing"),
    Rule("field", frozenset({"officer", "other_officer", "city_officer", "investigator", "supervisor", "secretary"})),
    Rule("field-job", frozenset({"officer", "supervisor", "secretary"}), lambda things: {"number": things.work.number}),
    Rule("field-job", NOBODY, lambda things: {"number": things.secret.number}, case="of whistleblowing"),
]
