"""The worklist and one report."""

from siger.web.office.tests.permissions.rule import EVERYONE, SEE_SECRET, SEE_WORK, Rule

# Leaders and auditors look, and write nothing.
WRITE_WORK = SEE_WORK - {"leader", "auditor"}
WRITE_SECRET = SEE_SECRET - {"auditor"}
# Who dispatches or supervises keeps the tags of their own agency.
KEEP_TAGS = frozenset({"dispatcher", "other_dispatcher", "inspector", "supervisor", "secretary"})
# Desks where single people look after reports.
HAND_OVER = frozenset({*KEEP_TAGS, "officer", "other_officer", "city_officer", "investigator"})
NOTE = {"words": "Sudah ditelepon."}

RULES = [
    Rule("mentions", EVERYONE),
    Rule("add-note", WRITE_WORK, lambda things: {"number": things.work.number}, posted=True, data=NOTE),
    Rule("add-note", WRITE_SECRET, lambda things: {"number": things.secret.number}, posted=True, data=NOTE, case="of whistleblowing"),
    Rule("tag-report", WRITE_WORK, lambda things: {"number": things.work.number}),
    Rule("tag-report", WRITE_SECRET, lambda things: {"number": things.secret.number}, case="of whistleblowing"),
    Rule("tags", KEEP_TAGS),
    Rule("tag", frozenset({"dispatcher"}), lambda things: {"tag_id": things.tag.pk}),
    Rule("shift", HAND_OVER),
    Rule("crews", frozenset({"supervisor", "secretary"})),
    Rule("crew", frozenset({"supervisor", "secretary"}), lambda things: {"crew_id": things.crew.pk}),
    Rule("worklist", EVERYONE),
    Rule("search-agencies", EVERYONE, query="q=bina"),
    Rule("office-report", SEE_WORK, lambda things: {"number": things.work.number}),
    Rule("office-report", SEE_SECRET, lambda things: {"number": things.secret.number}, case="of whistleblowing"),
    Rule("office-verb", SEE_WORK, lambda things: {"number": things.work.number, "verb": "comment"}),
    Rule("office-verb", SEE_SECRET, lambda things: {"number": things.secret.number, "verb": "comment"}, case="of whistleblowing"),
]
