"""To another report: by a number, however it was typed, and to what stands next in one's own queue."""

from django.conf import settings
from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from siger.core.errors import NotFound
from siger.core.ids import parse_number
from siger.desk.queries.next_waiting import next_waiting
from siger.reports.loading import access_report
from siger.web.office.access import OfficePermission, OfficeRequest, office_page


@office_page(permission=OfficePermission.REPORT)
@require_safe
def jump(request: OfficeRequest) -> HttpResponse:
    """Looks nothing up: whether there is such a report, and for whom, its own page says. Raises NotFound for what is no number."""
    prefix = settings.INSTALLATION.number_prefix
    number = parse_number(request.GET.get("nomor", "").replace("\0", ""), prefix)
    if number is None:
        raise NotFound(_("Itu bukan nomor laporan. Periksa lagi: delapan huruf dan angka sesudah %(prefix)s.") % {"prefix": prefix})
    return HttpResponseRedirect(f"/kantor/laporan/{number}")


@office_page(permission=OfficePermission.REPORT)
@require_safe
def following(request: OfficeRequest, number: str) -> HttpResponse:
    """To the report that waits for the reader after this one; to the list, with a word, when none does."""
    found = next_waiting(request.actor, access_report(request.actor, number.upper()))
    if found is None:
        messages.info(request, _("Tidak ada laporan lain yang menunggu Anda."))
        return HttpResponseRedirect("/kantor/")
    return HttpResponseRedirect(f"/kantor/laporan/{found}")
