"""The picker of agencies asks here."""

from django.http import JsonResponse
from django.views.decorators.http import require_safe

from siger.people.agencies import find_agencies
from siger.people.models import Agency
from siger.web.office.access import OfficePermission, OfficeRequest, office_page


@office_page(permission=OfficePermission.REPORT)
@require_safe
def search_agencies(request: OfficeRequest) -> JsonResponse:
    """`?q=` as the region picker asks: at most 8 `{code, name, detail}`; `detail` tells two offices of one name apart."""
    found = find_agencies(request.GET.get("q", "")[:80])
    choices = [{"code": agency.pk, "name": agency.name, "detail": agency.region.full_name or agency.region.name} for agency in found]
    return JsonResponse(choices, safe=False)


def asked_agency(number: str, typed: str) -> tuple[int | None, str]:
    """The id and name that a picker sent; one typed without the picker is the best of that name. (None, "") for anything unknown."""
    if number.isascii() and number.isdecimal() and len(number) < 19:
        found = Agency.objects.filter(pk=int(number)).first()
    else:
        found = next(iter(find_agencies(typed.replace("\0", "")[:80], limit=1)), None) if typed else None
    return (found.pk, found.short_name) if found else (None, "")
