"""What was made of finished work: disputes and figures."""

from siger.people.models import User
from siger.proof.models import Judged, Judgement, SecondLook
from siger.reports.models import Report, TimelineEntry
from siger.web.office.tests.permissions.rule import NOBODY, Rule, Things

ABOVE = frozenset({"supervisor", "secretary", "leader"})
# The superior of the roads' agency stands above no validator.
ABOVE_THE_VALIDATOR = frozenset({"secretary", "leader"})


def _disputed(things: Things, report: Report) -> dict[str, object]:
    world = things.world
    validator: User = world.users["validator"]
    judged = Judgement.objects.create(
        report=report, seq=1, verdict=Judged.DISPUTED, validator=validator, agency=world.agencies["prov.bmbk"],
        validator_agency=world.agencies["prov.biro"], at=report.received_at,
    )  # fmt: skip
    return {"number": report.number, "seq": judged.seq}


def _differing(things: Things, report: Report) -> dict[str, object]:
    world = things.world
    approved = TimelineEntry.objects.filter(report=report).latest("seq")
    SecondLook.objects.create(
        report=report, seq=approved.seq, first=world.users["validator"], first_agency=world.agencies["prov.biro"],
        chosen_at=report.received_at, decided_at=report.received_at, agrees=False, missing=["not_done"],
    )  # fmt: skip
    return {"number": report.number, "seq": approved.seq}


RULES = [
    Rule("disputes", ABOVE),
    Rule("dispute", ABOVE_THE_VALIDATOR, lambda things: _disputed(things, things.proof)),
    Rule("dispute", NOBODY, lambda things: _disputed(things, things.secret), case="of whistleblowing"),
    Rule("differing-look", ABOVE_THE_VALIDATOR, lambda things: _differing(things, things.proof)),
    Rule("differing-look", NOBODY, lambda things: _differing(things, things.secret), case="of whistleblowing"),
    Rule("proof-figures", ABOVE | {"auditor"}),
    Rule("proof-figures-file", ABOVE | {"auditor"}, lambda things: {"table": "pekerjaan"}),
]
