"""From one report to the next, who has it open, and one's own desk."""

from siger.web.office.tests.permissions.rule import EVERYONE, SEE_SECRET, SEE_WORK, Rule

RULES = [
    Rule("jump", EVERYONE, query="nomor=LPG-0000-0000"),  # looks nothing up: the report's own page decides
    Rule("own-desk", EVERYONE),
    Rule("own-desk-strip", EVERYONE),
    Rule("next-report", SEE_WORK, lambda things: {"number": things.work.number}),
    Rule("next-report", SEE_SECRET, lambda things: {"number": things.secret.number}, case="of whistleblowing"),
    Rule("presence", SEE_WORK, lambda things: {"number": things.work.number}, posted=True),
    Rule("presence", SEE_SECRET, lambda things: {"number": things.secret.number}, posted=True, case="of whistleblowing"),
]
