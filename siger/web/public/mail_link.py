"""The link in a message about a public report: opens it with the reporter's rights."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from siger.core.errors import NotFound
from siger.notify.links import reporter_of_link
from siger.web.citizen.limits import count_wrong_guess, require_room_to_guess
from siger.web.citizen.links import remember_mark
from siger.web.permission_marks import open_to_all


@open_to_all
@never_cache
@require_safe
def mail_link(request: HttpRequest, token: str) -> HttpResponse:
    """Exchanges the link for the cookie that a secret link gives. One that is forged or too old says what to do."""
    require_room_to_guess(request)
    try:
        reporter = reporter_of_link(token)
    except NotFound:
        count_wrong_guess(request)
        response = render(request, "citizen/wrong_link.html", {"back": "/"}, status=404)
    else:
        response = redirect("tracking", number=reporter.report.number)
        remember_mark(request, response, reporter.report, bytes(reporter.secret_digest))
    response["Referrer-Policy"] = "no-referrer"
    response["Cache-Control"] = "no-store"
    return response
