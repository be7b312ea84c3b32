"""The living catalogue of components (`/_components`): each one in every state, light and dark, for loopback on a demonstration or
DEBUG.
"""

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from siger.core.addresses import is_loopback
from siger.web.components.samples import DRAWINGS, samples
from siger.web.permission_marks import open_to_all


@open_to_all
@require_safe
def catalogue(request: HttpRequest) -> HttpResponse:
    """`?permukaan=kantor` shows it in the office's shell, `?tema=gelap` (or `terang`) forces a theme.

    Raises Http404 for other machines and on an installation for people.
    """
    _require_here(request)
    office = request.GET.get("permukaan") == "kantor"
    context = {
        "shell": "base/office.html" if office else "base/citizen.html",
        "office": office,
        "theme": {"gelap": "dark", "terang": "light"}.get(request.GET.get("tema", ""), ""),
        "tab": "home",
        "section": "worklist",
        "search_url": "/kantor/",
        "counts": {"worklist": 182, "validation": 37},
        "seat": {"agency": "Diskominfotik", "role": _("Verifikator")},
        **samples(),
    }
    return render(request, "components/catalogue.html", context)


@open_to_all
@require_safe
def sample_photo(request: HttpRequest, name: str) -> HttpResponse:
    """A drawn stand-in for a photo. Raises Http404 for other names."""
    _require_here(request)
    if name not in DRAWINGS:
        raise Http404
    return HttpResponse(DRAWINGS[name], content_type="image/svg+xml")


def _require_here(request: HttpRequest) -> None:
    shown = settings.DEBUG or getattr(settings, "DEMONSTRATION", False)
    if not shown or not is_loopback(request.META):
        raise Http404
