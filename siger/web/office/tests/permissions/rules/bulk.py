"""One action on many reports: a run is its owner's alone."""

from siger.desk.actions.choose_reports import choose_reports
from siger.web.office.tests.permissions.rule import EVERYONE, Rule, Things


def run(things: Things) -> dict[str, object]:
    chosen = [(things.work.pk, things.work.version)]
    return {"public_id": choose_reports(actor=things.world.dispatcher, verb="publish", chosen=chosen).public_id}


RULES = [
    Rule("bulk", EVERYONE),
    Rule("bulk-count", EVERYONE),
    Rule("bulk-run", frozenset({"dispatcher"}), run),
    Rule("bulk-progress", frozenset({"dispatcher"}), run),
]
