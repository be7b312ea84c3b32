"""The worklist's own addresses, field and validation."""

from siger.web.office.tests.permissions.rule import EVERYONE, NOBODY, Rule

IN_THE_FIELD = frozenset({"officer", "other_officer", "city_officer", "investigator", "supervisor", "secretary"})

RULES = [
    Rule("worklist-filters", EVERYONE),
    Rule("worklist-counts", EVERYONE),
    Rule("worklist-points", EVERYONE),
    Rule("office-search", EVERYONE),
    Rule("kept-views", EVERYONE),
    Rule("keep-view", EVERYONE, posted=True, data={"nama": "Jalan", "saringan": "kategori=roads"}),
    Rule("remove-kept-view", NOBODY, lambda things: {"view_id": 0}, posted=True, case="of nobody"),
    Rule("validation", frozenset({"validator", "own_validator"})),
    Rule("next-validation", frozenset({"validator", "own_validator"})),
    Rule("validation-report", frozenset({"validator"}), lambda things: {"number": things.proof.number}),
    Rule("validation-report", NOBODY, lambda things: {"number": things.secret.number}, case="of whistleblowing"),
    # Nothing waits for a second look in the small world: the validator is told so, all others are refused.
    Rule("second-look", frozenset({"validator"}), lambda things: {"number": things.proof.number}, posted=True),
    Rule("second-look", NOBODY, lambda things: {"number": things.secret.number}, posted=True, case="of whistleblowing"),
    Rule("field", IN_THE_FIELD),
    Rule("field-session", IN_THE_FIELD),
    Rule("field-script", IN_THE_FIELD),
    Rule("field-rules", frozenset({"supervisor", "secretary"})),
    # Whoever is in the field may ask; without being the officer who made it, the answer is a refusal all the same.
    Rule("field-send", NOBODY, posted=True),
    Rule("field-job", frozenset({"officer", "supervisor", "secretary"}), lambda things: {"number": things.work.number}),
    Rule("field-job", NOBODY, lambda things: {"number": things.secret.number}, case="of whistleblowing"),
]
