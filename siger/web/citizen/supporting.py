""" "Ini juga masalah Anda? Dukung saja": one tap, from the report's page or from the list, and as easily taken back."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from siger.core.errors import NotFound, Refusal
from siger.reports.actions.support import support, take_back
from siger.reports.queries.pages import ReportPage
from siger.web.citizen.filled import LONGEST_KEPT, storable
from siger.web.citizen.limits import count_support, count_support_mail
from siger.web.citizen.links import citizen_actor
from siger.web.citizen.support_mark import fresh_mark, keep_mark, mark_of
from siger.web.citizen.tracking import found_page, show_report
from siger.web.permission_marks import open_to_all


@open_to_all
@never_cache
@require_POST
def support_report(request: HttpRequest, number: str) -> HttpResponse:
    """Support, or with an address: be told as well. Back to the report's page, which says what happened."""
    email = storable(request.POST.get("email", ""))[:LONGEST_KEPT].strip()
    typed = {"deed": "dukung", "email": email}
    try:
        mark = _supported(request, number, email)
    except NotFound:
        raise
    except Refusal as refusal:
        return show_report(request, number, refusal, typed)
    messages.success(request, _("Kami kabari lewat surel. Setiap pesan berisi tautan untuk berhenti.") if email else _thanks())
    response = redirect(f"/laporan/{number}#dukung")
    keep_mark(response, mark)
    return response


@open_to_all
@never_cache
@require_POST
def support_from_list(request: HttpRequest) -> HttpResponse:
    """The same from a row of the list, and back to it."""
    number = storable(request.POST.get("nomor", ""))[:20]
    try:
        mark = _supported(request, number, "")
    except NotFound:
        raise
    except Refusal as refusal:
        return show_report(request, number, refusal, {"deed": "dukung"})
    messages.success(request, f"{number}: {_thanks()}")
    response = redirect(_list_of(request))
    keep_mark(response, mark)
    return response


@open_to_all
@never_cache
@require_POST
def take_support_back(request: HttpRequest, number: str) -> HttpResponse:
    """No longer a supporter; the address is forgotten with it."""
    actor = citizen_actor(request)
    page = _page(request, number)
    take_back(actor=actor, report_id=page.report.pk, mark=mark_of(request))
    messages.success(request, _("Dukungan Anda sudah dicabut."))
    return redirect(f"/laporan/{number}#dukung")


def _supported(request: HttpRequest, number: str, email: str) -> str:
    """The mark under which it was counted: this browser's, or a new one."""
    page = _page(request, number)
    count_support(request, number)
    if email:
        count_support_mail(request)
    mark = mark_of(request) or fresh_mark()
    language = get_language() or "id"
    support(actor=citizen_actor(request), report_id=page.report.pk, mark=mark, email=email, language=language[:2])
    return mark


def _page(request: HttpRequest, number: str) -> ReportPage:
    return found_page(request, citizen_actor(request), number)


def _thanks() -> str:
    return _("Terima kasih, dukungan Anda terhitung.")


def _list_of(request: HttpRequest) -> str:
    target = request.POST.get("kembali", "")
    safe = url_has_allowed_host_and_scheme(target, allowed_hosts=None) and target.startswith("/laporan?")
    return target if safe else "/laporan"
