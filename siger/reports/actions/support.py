"""support: somebody else has the same problem. Once a person, without an account too, and taken back as easily.

No step of the report's life: it writes no entry and makes no new version, so that a report with a thousand supporters can be worked on.
"""

from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.db import transaction
from django.db.models import F
from django.utils.translation import gettext as _

from siger.core.clock import now
from siger.core.errors import Invalid, NotFound, VerbNotAllowed
from siger.core.events import publish
from siger.people.actors import Actor
from siger.reports.events import ReportSupported
from siger.reports.loading import lock_family, reports_with_owner
from siger.reports.models import Report, Support
from siger.reports.moving import require_step
from siger.reports.permissions import is_public, is_reporter, may_see
from siger.reports.states import Verb
from siger.reports.supporters import address_key, support_keys


@transaction.atomic
def support(*, actor: Actor, report_id: int, mark: str = "", email: str = "", language: str = "id") -> Report:
    """Support a report that everyone may see; a second time changes nothing but an address that was not there. Raises NotFound,
    VerbNotAllowed and Invalid.

    `mark` is this browser's random mark. An address is kept sealed for messages about this report alone.
    """
    report = _locked(actor, report_id)
    address = _address(email)
    if is_reporter(actor, report):
        raise VerbNotAllowed(_("Ini laporan Anda sendiri, jadi tidak perlu didukung. Anda dikabari sebagai pelapor."))
    if report.main is not None and is_public(report.main):
        raise VerbNotAllowed(_("Laporan ini sudah digabung. Dukung laporan induknya: %(main)s.") % {"main": report.main.number})
    require_step(actor, report, Verb.SUPPORT)
    keys = support_keys(actor, report, mark)
    if not keys:
        raise Invalid(
            {"": _("Peramban ini menolak kuki, jadi dukungan tidak bisa dihitung satu kali. Izinkan kuki atau masuk dengan akun.")}
        )
    given = Support.objects.filter(report=report, key__in=keys).first()
    if given is None:
        given = Support(report=report, key=keys[0], language=language, supported_at=now())
        report.supporters += 1
        Report.objects.filter(pk=report.pk).update(supporters=F("supporters") + 1)
    _keep(given, report, address)
    return report


def _keep(given: Support, report: Report, address: str) -> None:
    """Save, and say that there is somebody new to be told."""
    fresh = bool(address) and given.email != address
    if fresh:
        given.email, given.email_index = address, address_key(report.pk, address)
    given.save()
    if fresh:
        publish(ReportSupported(report_id=report.pk, seq=report.entries, support_id=given.pk))


@transaction.atomic
def take_back(*, actor: Actor, report_id: int, mark: str = "") -> Report:
    """Support no longer, and forget the address; nothing happens to somebody who does not support. Also when the report was merged."""
    lock_family(report_id)
    report = _locked(actor, report_id)
    keys = support_keys(actor, report, mark)
    gone = Support.objects.filter(report=report, key__in=keys).delete()[0] if keys else 0
    if gone:
        report.supporters = max(0, report.supporters - gone)
        Report.objects.filter(pk=report.pk).update(supporters=report.supporters)
        _take_from_main(report, gone)
    return report


def _take_from_main(report: Report, gone: int) -> None:
    lent = min(gone, report.lent)
    if report.main_id is not None and lent:
        Report.objects.filter(pk=report.pk).update(lent=F("lent") - lent)
        Report.objects.filter(pk=report.main_id).update(supporters=F("supporters") - lent)


def _locked(actor: Actor, report_id: int) -> Report:
    """For everyone who may see the report at all."""
    report = reports_with_owner().select_for_update(of=("self",)).filter(pk=report_id).first()
    if report is None or not (is_public(report) or may_see(actor, report)):
        raise NotFound
    return report


def _address(email: str) -> str:
    address = email.strip().lower()
    if not address:
        return ""
    try:
        validate_email(address)
    except ValidationError:
        raise Invalid({"email": _("Alamat surel ini tidak lengkap. Contoh: nama@contoh.id")}) from None
    return address
