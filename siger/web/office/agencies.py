"""The picker of agencies asks here."""

from django.http import JsonResponse
from django.views.decorators.http import require_safe

from siger.people.agencies import find_agencies
from siger.web.office.access import OfficePermission, OfficeRequest, office_page


@office_page(permission=OfficePermission.REPORT)
@require_safe
def search_agencies(request: OfficeRequest) -> JsonResponse:
    """`?q=` as the region picker asks: at most 8 `{code, name, detail}`; `detail` tells two offices of one name apart."""
    found = find_agencies(request.GET.get("q", "")[:80])
    choices = [{"code": agency.pk, "name": agency.name, "detail": agency.region.full_name or agency.region.name} for agency in found]
    return JsonResponse(choices, safe=False)
