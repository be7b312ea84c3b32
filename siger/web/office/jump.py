"""From a number that somebody typed, however they typed it, to its report."""

from django.conf import settings
from django.http import HttpResponse, HttpResponseRedirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from siger.core.errors import NotFound
from siger.core.ids import parse_number
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
