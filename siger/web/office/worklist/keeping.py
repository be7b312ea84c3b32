"""Views that are kept: saved from the list, looked through and removed on a page of their own."""

from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from siger.desk.actions.saved_views import remove_view, save_view
from siger.desk.queries.saved_views import saved_views
from siger.web.office.access import OfficePermission, OfficeRequest, office_page
from siger.web.office.shell import shell
from siger.web.office.worklist.reading import parse_query
from siger.web.office.worklist.views import usual_view
from siger.web.office.worklist.words import VIEW_WORDS, chip_words


@office_page(permission=OfficePermission.WORKLIST)
@require_safe
def kept_views_page(request: OfficeRequest) -> HttpResponse:
    """Each with what it filters by, in words: a name says little after half a year."""
    actor = request.actor
    rows = []
    for one in saved_views(actor):
        wanted = parse_query(one.query, usual_view(actor), actor)
        words = [str(VIEW_WORDS[wanted.filter.view]), *(word for word, _ in chip_words(wanted.filter, wanted.names))]
        rows.append({"view": one, "words": " · ".join(words), "url": f"/kantor/?{one.query}"})
    return render(request, "office/worklist/kept.html", {"rows": rows, **shell(request, "worklist")})


@office_page(permission=OfficePermission.WORKLIST)
@require_POST
def keep_view(request: OfficeRequest) -> HttpResponse:
    """The filter that the form carries, under the name that was typed. Raises Invalid, Forbidden."""
    actor, shared = request.actor, request.POST.get("bersama", "")
    wanted = parse_query(request.POST.get("saringan", ""), usual_view(actor), actor)
    agency_id = int(shared) if shared.isascii() and shared.isdecimal() and len(shared) < 19 else None
    view = save_view(actor=actor, name=request.POST.get("nama", ""), query=wanted.query, agency_id=agency_id)
    said = _("Tampilan “%(name)s” tersimpan dan tampak bagi rekan seinstansi.") if view.agency_id else _("Tampilan “%(name)s” tersimpan.")
    messages.success(request, said % {"name": view.name})
    return HttpResponseRedirect(f"/kantor/?{view.query}")


@office_page(permission=OfficePermission.WORKLIST)
@require_POST
def remove_kept(request: OfficeRequest, view_id: int) -> HttpResponse:
    """Raises NotFound, Forbidden."""
    messages.success(request, _("Tampilan “%(name)s” dihapus.") % {"name": remove_view(actor=request.actor, view_id=view_id)})
    return HttpResponseRedirect("/kantor/tampilan/")
