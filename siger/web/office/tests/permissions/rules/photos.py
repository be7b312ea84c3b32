"""Pictures: whoever sees the report sees its pictures, and nobody else."""

from siger.web.office.tests.permissions.rule import SEE_PROOF, SEE_SECRET, SEE_WORK, Rule, Things


def cover_of(things: Things) -> dict[str, object]:
    return {"number": things.proof.number, "public_id": things.photo_of(things.proof).public_id}


def cover_of_secret(things: Things) -> dict[str, object]:
    return {"number": things.secret.number, "public_id": things.photo_of(things.secret).public_id}


def look(things: Things) -> dict[str, object]:
    """The dispatcher's own, of this minute."""
    found = things.look
    return {"public_id": found.photo.public_id, "look_id": found.pk}


RULES = [
    Rule("office-photo", SEE_WORK, address=lambda things: things.picture(things.work)),
    Rule("office-photo", SEE_SECRET, address=lambda things: things.picture(things.secret), case="of whistleblowing"),
    Rule("cover-photo", SEE_PROOF, cover_of),
    Rule("cover-photo", SEE_SECRET, cover_of_secret, case="of whistleblowing"),
    Rule("uncovered-photo", frozenset({"dispatcher"}), look),
    Rule("original-photo", frozenset({"dispatcher"}), look),
]
