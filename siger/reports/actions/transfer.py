"""transfer: from one agency to another. Counted, and visible."""

from django.db import transaction
from django.utils.translation import gettext as _

from siger.core.errors import Invalid
from siger.core.events import publish
from siger.people.actors import Actor
from siger.reports.actions.agencies import require_agency
from siger.reports.loading import lock_report
from siger.reports.models import Report
from siger.reports.moving import event_for, move, require_step, require_words
from siger.reports.states import Verb


@transaction.atomic
def transfer(*, actor: Actor, report_id: int, seen: int, agency_id: int, reason: str) -> Report:
    """Pass the report on, with a reason that everyone can read."""
    report = lock_report(actor, report_id, seen)
    allowed = require_step(actor, report, Verb.TRANSFER)
    agency = require_agency(report, agency_id)
    if agency.pk == report.agency_id:
        raise Invalid({"agency": _("Laporan ini sudah ada di instansi itu. Pilih instansi lain.")})
    before = report.agency.name if report.agency else ""
    data = {"agency_id": agency.pk, "agency": agency.name, "from": before, "reason": require_words("reason", reason)}
    entry = move(report, allowed, actor=actor, data=data, agency=agency)
    publish(event_for(entry))
    return report
