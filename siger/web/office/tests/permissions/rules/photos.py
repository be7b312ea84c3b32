"""Pictures: whoever sees the report sees its pictures, and nobody else."""

from siger.web.office.tests.permissions.rule import SEE_SECRET, SEE_WORK, Rule

RULES = [
    Rule("office-photo", SEE_WORK, lambda things: {"public_id": things.photo_of(things.work).public_id, "size": "thumb"}),
    Rule(
        "office-photo",
        SEE_SECRET,
        lambda things: {"public_id": things.photo_of(things.secret).public_id, "size": "thumb"},
        case="of whistleblowing",
    ),
]
