"""offer: to an agency of another government, which takes the report over or returns the offer. Until then it stays where it is."""

from django.db import transaction
from django.utils.translation import gettext as _

from siger.core.errors import Invalid
from siger.core.events import publish
from siger.people.actors import Actor
from siger.reports.actions.agencies import name_of, require_other_agency
from siger.reports.handing import crosses, write_offer
from siger.reports.loading import lock_report
from siger.reports.models import Report
from siger.reports.moving import event_for, move, require_step, require_words
from siger.reports.states import Verb


@transaction.atomic
def offer(*, actor: Actor, report_id: int, seen: int, agency_id: int, reason: str) -> Report:
    """Ask an agency of another government to take the report over. The clocks of the agency in charge go on."""
    report = lock_report(actor, report_id, seen)
    allowed = require_step(actor, report, Verb.OFFER)
    agency = require_other_agency(report, agency_id)
    if not crosses(report, agency):
        raise Invalid({"agency": _("Instansi itu satu pemerintah dengan pemegang laporan ini: alihkan saja langsung.")})
    data = {"agency_id": agency.pk, "agency": agency.name, "from": name_of(report.agency), "reason": require_words("reason", reason)}
    entry = move(report, allowed, actor=actor, data=data, offered_to=agency)
    write_offer(report, agency, report.changed_at)
    publish(event_for(entry))
    return report
