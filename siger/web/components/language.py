"""The language switch: a link that sets one cookie and returns to the page it came from."""

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_safe

from siger.web.permission_marks import open_to_all

_ONE_YEAR = 365 * 24 * 3600


@open_to_all
@require_safe
def switch_language(request: HttpRequest, code: str) -> HttpResponse:
    """Remember the language for a year. A `next` that leaves this site is replaced by the home page. Raises Http404 for other languages."""
    if code not in dict(settings.LANGUAGES):
        raise Http404
    target = request.GET.get("next", "/")
    if not url_has_allowed_host_and_scheme(target, allowed_hosts={request.get_host()}, require_https=request.is_secure()):
        target = "/"
    response = HttpResponseRedirect(target)
    response.set_cookie(
        settings.LANGUAGE_COOKIE_NAME,
        code,
        max_age=_ONE_YEAR,
        samesite="Lax",
        httponly=True,
        secure=request.is_secure(),
    )
    return response
