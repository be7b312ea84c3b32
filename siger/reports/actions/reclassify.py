"""reclassify: another category, service or class."""

from django.db import transaction
from django.utils.translation import gettext as _

from siger.core.errors import Invalid
from siger.core.events import publish
from siger.people.actors import Actor
from siger.reports.categories import Category, ReportClass
from siger.reports.loading import lock_report
from siger.reports.models import Report, Service
from siger.reports.moving import event_for, move, require_step
from siger.reports.states import Verb


@transaction.atomic
def reclassify(*, actor: Actor, report_id: int, seen: int, category: str, service_code: str = "", report_class: str = "") -> Report:
    """Correct what the report is about. The class stays unless given; supervision is chosen by the reporter alone."""
    report = lock_report(actor, report_id, seen)
    allowed = require_step(actor, report, Verb.RECLASSIFY)
    service = Service.objects.filter(code=service_code, category=category, active=True).first() if service_code else None
    if category not in set(Category) or (service_code and service is None):
        raise Invalid({"category": _("Pilih kategori dan layanan dari daftar.")})
    chosen = report_class or report.report_class
    if chosen not in set(ReportClass) or (chosen == ReportClass.SUPERVISION) != report.is_whistleblowing:
        raise Invalid({"report_class": _("Jenis laporan itu tidak bisa dipilih di sini.")})
    data = {"from": report.category, "to": category, "service": service_code, "report_class": chosen}
    entry = move(report, allowed, actor=actor, data=data, category=category, service=service, report_class=chosen)
    publish(event_for(entry))
    return report
