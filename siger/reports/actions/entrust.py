"""entrust: within the desk that has a report, one person or a crew looks after it from now on."""

from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from siger.core.errors import Invalid
from siger.core.events import publish
from siger.people.actors import Actor
from siger.reports.actions.optional_words import optional_words
from siger.reports.loading import lock_report
from siger.reports.models import Audience, Report
from siger.reports.moving import event_for, move, require_step
from siger.reports.queries.care import find_colleague, find_crew
from siger.reports.states import Verb


@transaction.atomic
def entrust(
    *, actor: Actor, report_id: int, seen: int, person_id: int | None = None, crew_id: int | None = None, reason: str = ""
) -> Report:
    """Give it to a colleague or to a crew; to nobody when neither is named. State and clocks stay, and the entry is for the office alone.

    Raises Invalid for somebody who is not of the desk (any more), and when it is in that care already.
    """
    report = lock_report(actor, report_id, seen)
    allowed = require_step(actor, report, Verb.ENTRUST)
    chosen = _chosen(actor, report, person_id, crew_id)
    if (report.assignee_id, report.crew_id) == (chosen["person_id"], chosen["crew_id"]):
        raise Invalid({"to": _("Laporan ini memang sudah begitu. Pilih orang atau regu lain.")})
    data = {**chosen, "reason": optional_words("reason", reason)}
    care = {"assignee_id": chosen["person_id"], "crew_id": chosen["crew_id"]}
    entry = move(report, allowed, actor=actor, data=data, audience=Audience.OFFICE, **care)
    publish(event_for(entry))
    return report


def _chosen(actor: Actor, report: Report, person_id: int | None, crew_id: int | None) -> dict[str, Any]:
    """As the entry tells it, with the name of that day."""
    if person_id is not None and crew_id is not None:
        raise Invalid({"to": _("Pilih satu: orang atau regu.")})
    if person_id is not None:
        colleague = find_colleague(actor, report, person_id)
        if colleague is None:
            raise Invalid({"to": _("Orang itu tidak (lagi) bertugas di meja ini. Pilih rekan lain.")})
        return {"person_id": colleague.id, "crew_id": None, "to": colleague.name}
    if crew_id is not None:
        crew = find_crew(report, crew_id)
        if crew is None:
            raise Invalid({"to": _("Regu itu tidak aktif, tidak punya anggota, atau milik instansi lain. Pilih yang lain.")})
        return {"person_id": None, "crew_id": crew.pk, "to": crew.name}
    return {"person_id": None, "crew_id": None, "to": ""}
