"""The worklist and one report."""

from siger.web.office.tests.permissions.rule import EVERYONE, SEE_SECRET, SEE_WORK, Rule

RULES = [
    Rule("worklist", EVERYONE),
    Rule("search-agencies", EVERYONE, query="q=bina"),
    Rule("office-report", SEE_WORK, lambda things: {"number": things.work.number}),
    Rule("office-report", SEE_SECRET, lambda things: {"number": things.secret.number}, case="of whistleblowing"),
    Rule("office-verb", SEE_WORK, lambda things: {"number": things.work.number, "verb": "comment"}),
    Rule("office-verb", SEE_SECRET, lambda things: {"number": things.secret.number, "verb": "comment"}, case="of whistleblowing"),
]
