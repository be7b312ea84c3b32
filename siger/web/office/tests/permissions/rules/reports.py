"""The worklist and one report."""

from siger.web.office.tests.permissions.rule import EVERYONE, SEE_SECRET, SEE_WORK, Rule

RULES = [
    Rule("worklist", EVERYONE),
    # Looks nothing up: where it leads, that page asks who looks.
    Rule("jump", EVERYONE, address=lambda things: f"/kantor/buka?nomor={things.work.number}"),
    Rule("own-desk", EVERYONE),
    Rule("own-desk-strip", EVERYONE),
    Rule("next-report", SEE_WORK, lambda things: {"number": things.work.number}),
    Rule("next-report", SEE_SECRET, lambda things: {"number": things.secret.number}, case="of whistleblowing"),
    Rule("presence", SEE_WORK, lambda things: {"number": things.work.number}, posted=True),
    Rule("presence", SEE_SECRET, lambda things: {"number": things.secret.number}, posted=True, case="of whistleblowing"),
    Rule("search-agencies", EVERYONE, query="q=bina"),
    Rule("office-report", SEE_WORK, lambda things: {"number": things.work.number}),
    Rule("office-report", SEE_SECRET, lambda things: {"number": things.secret.number}, case="of whistleblowing"),
    Rule("office-verb", SEE_WORK, lambda things: {"number": things.work.number, "verb": "comment"}),
    Rule("office-verb", SEE_SECRET, lambda things: {"number": things.secret.number, "verb": "comment"}, case="of whistleblowing"),
]
