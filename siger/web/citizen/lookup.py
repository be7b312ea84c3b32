"""Finding a report again: by its number for everyone, by its secret link for whoever holds it."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from siger.core.ids import parse_number
from siger.reports.queries.own import report_of_secret
from siger.web.citizen.limits import count_wrong_guess, require_room_to_guess
from siger.web.citizen.links import remember_link
from siger.web.citizen.number_words import wrong_number_words
from siger.web.permission_marks import open_to_all
from siger.web.refusals import unlogged


@open_to_all
@require_safe
def lookup(request: HttpRequest) -> HttpResponse:
    """`?nomor=` as people type it leads to the report's page; what cannot be a number is answered with what is wrong with it."""
    typed = request.GET.get("nomor", "").replace("\0", "")[:60].strip()
    number = parse_number(typed, settings.INSTALLATION.number_prefix)
    if number is not None:
        return redirect("tracking", number=number)
    return lookup_page(request, typed, wrong_number_words(typed, settings.INSTALLATION.number_prefix) if typed else "")


def lookup_page(request: HttpRequest, typed: str, wrong: str, status: int | None = None) -> HttpResponse:
    context = {"tab": "list", "back": "/", "typed": typed, "wrong": wrong}
    return render(request, "citizen/lookup.html", context, status=status or (422 if wrong else 200))


@open_to_all
@never_cache
@require_safe
def secret_link(request: HttpRequest, secret: str) -> HttpResponse:
    """Exchanges a secret link for a cookie, so that the secret stands in no address that pages link from. A wrong one says what to do."""
    require_room_to_guess(request)
    report = report_of_secret(secret)
    if report is None:
        count_wrong_guess(request)
        response = render(request, "citizen/wrong_link.html", {"back": "/"}, status=404)
        unlogged(response)
    else:
        response = redirect("tracking", number=report.number)
        remember_link(request, response, report, secret)
    response["Referrer-Policy"] = "no-referrer"
    return response
