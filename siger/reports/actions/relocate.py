"""relocate: the place was not quite right. The reporter may correct the region that we only guessed."""

from django.db import transaction

from siger.core.events import publish
from siger.people.actors import Actor
from siger.reports.loading import lock_report
from siger.reports.models import Audience, Report
from siger.reports.moving import event_for, move, require_step
from siger.reports.placing import GivenPlace, place
from siger.reports.states import Verb


@transaction.atomic
def relocate(*, actor: Actor, report_id: int, seen: int, to: GivenPlace) -> Report:
    """Move the report to another point or village; the exact places stay off the public timeline."""
    report = lock_report(actor, report_id, seen)
    allowed = require_step(actor, report, Verb.RELOCATE)
    spot = place(to)
    data = {"from": [report.lat, report.lng, report.region_id], "to": [spot.lat, spot.lng, spot.region.pk]}
    entry = move(
        report,
        allowed,
        actor=actor,
        data=data,
        audience=Audience.REPORTER,
        lat=spot.lat,
        lng=spot.lng,
        accuracy_m=spot.accuracy_m,
        position_source=spot.source,
        cell=spot.cell,
        region=spot.region,
        region_certainty=spot.certainty,
    )
    publish(event_for(entry))
    return report
