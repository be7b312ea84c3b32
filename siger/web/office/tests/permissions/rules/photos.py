"""Pictures: whoever sees the report sees its pictures, and nobody else."""

from siger.web.office.tests.permissions.rule import SEE_SECRET, SEE_WORK, Rule

RULES = [
    Rule("office-photo", SEE_WORK, address=lambda things: things.picture(things.work)),
    Rule("office-photo", SEE_SECRET, address=lambda things: things.picture(things.secret), case="of whistleblowing"),
]
