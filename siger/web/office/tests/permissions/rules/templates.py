"""Reply templates: kept by whoever leads the agency, taken by whoever writes about the report."""

from siger.desk.actions.choose_reports import choose_reports
from siger.desk.actions.save_template import Draft, make_template
from siger.web.office.tests.permissions.rule import NOBODY, SEE_SECRET, SEE_WORK, Rule, Things

LEADS = frozenset({"dispatcher", "other_dispatcher", "inspector", "supervisor", "secretary"})
WRITE_WORK = SEE_WORK - {"leader", "auditor"}
WRITE_SECRET = SEE_SECRET - {"auditor"}
FOR_ANSWERS = "langkah=comment"


def of_the_roads(things: Things) -> dict[str, object]:
    agency = things.world.agencies["prov.bmbk"]
    made = make_template(actor=things.world.supervisor, agency_id=agency.pk, draft=Draft("Terima kasih", "Laporan {nomor}."))
    return {"template_id": made.pk}


def run(things: Things) -> dict[str, object]:
    chosen = [(things.work.pk, things.work.version)]
    return {"public_id": choose_reports(actor=things.world.dispatcher, verb="comment", chosen=chosen).public_id}


RULES = [
    Rule("templates", LEADS),
    Rule("new-template", LEADS),
    Rule("template-preview", LEADS, posted=True, data={"text": "Laporan {nomor}."}),
    Rule("template", frozenset({"supervisor"}), of_the_roads),
    Rule("template", NOBODY, lambda things: {"template_id": 0}, case="of nobody"),
    Rule("report-templates", WRITE_WORK, lambda things: {"number": things.work.number}, query=FOR_ANSWERS),
    Rule("report-templates", WRITE_SECRET, lambda things: {"number": things.secret.number}, query=FOR_ANSWERS, case="of whistleblowing"),
    Rule("bulk-templates", frozenset({"dispatcher"}), run),
]
