"""The tags of an agency: made, renamed, retired and merged by who dispatches or supervises there."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from siger.core.errors import Invalid, NotFound
from siger.desk.actions.merge_tags import merge_tags
from siger.desk.actions.save_tag import change_tag, make_tag
from siger.desk.permissions import led_seats
from siger.desk.queries.tags import TagRow, kept_tags
from siger.web.office.access import OfficePermission, OfficeRequest, office_page
from siger.web.office.numbers import number_of
from siger.web.office.shell import shell

PAGE = "/kantor/tag/"


@office_page(permission=OfficePermission.TAGS)
@require_http_methods(["GET", "HEAD", "POST"])
def tags_page(request: OfficeRequest) -> HttpResponse:
    """GET: the tags of all agencies whose tags are the reader's to keep. POST: a new one. One statement beside those of every page."""
    refusal = None
    if request.method == "POST":
        try:
            tag = make_tag(
                actor=request.actor, agency_id=number_of(request.POST.get("instansi", "")), name=request.POST.get("nama", "")[:200]
            )
        except Invalid as wrong:
            refusal = wrong
        else:
            messages.success(request, _("Tag “%(name)s” dibuat.") % {"name": tag.name})
            return HttpResponseRedirect(PAGE)
    return render(request, "office/tags/list.html", _listed(request, refusal), status=refusal.status if refusal else 200)


@office_page(permission=OfficePermission.TAGS)
@require_http_methods(["GET", "HEAD", "POST"])
def tag_page(request: OfficeRequest, tag_id: int) -> HttpResponse:
    """One tag: another name, retired or in use again, or merged into another. Raises NotFound for one that is not the reader's to keep."""
    rows = kept_tags(request.actor)
    row = next((one for one in rows if one.id == tag_id), None)
    if row is None:
        raise NotFound
    refusal = None
    if request.method == "POST":
        try:
            messages.success(request, _act(request, row))
        except Invalid as wrong:
            refusal = wrong
        else:
            return HttpResponseRedirect(PAGE)
    others = [one for one in rows if one.agency_id == row.agency_id and one.id != row.id and one.active]
    context = {
        "row": row,
        "others": [("", _("Pilih tag")), *((one.id, _("%(name)s (%(n)d)") % {"name": one.name, "n": one.count}) for one in others)],
        "errors": refusal.fields if refusal else {},
        "typed": request.POST,
        **shell(request, "tags"),
    }
    return render(request, "office/tags/tag.html", context, status=refusal.status if refusal else 200)


def _act(request: OfficeRequest, row: TagRow) -> str:
    """What is said afterwards. Raises NotFound for a step that there is not, Invalid."""
    step, actor = request.POST.get("langkah", ""), request.actor
    if step == "nama":
        tag = change_tag(actor=actor, tag_id=row.id, name=request.POST.get("nama", "")[:200], active=row.active)
        return _("Tag kini bernama “%(name)s”.") % {"name": tag.name}
    if step in {"pensiun", "pakai"}:
        change_tag(actor=actor, tag_id=row.id, name=row.name, active=step == "pakai")
        said = _("Tag “%(name)s” dipakai lagi.") if step == "pakai" else _("Tag “%(name)s” tidak bisa dipasang lagi.")
        return said % {"name": row.name}
    if step == "gabung":
        merged = merge_tags(actor=actor, tag_id=row.id, into_id=number_of(request.POST.get("ke", "")))
        words = {"name": row.name, "into": merged.name, "n": row.count}
        return _("“%(name)s” digabung ke “%(into)s”: %(n)d laporan.") % words
    raise NotFound


def _listed(request: OfficeRequest, refusal: Invalid | None) -> dict[str, Any]:
    rows = kept_tags(request.actor)
    agencies = [
        {"id": seat.agency_id, "name": seat.agency_name, "rows": [one for one in rows if one.agency_id == seat.agency_id]}
        for seat in led_seats(request.actor)
    ]
    return {
        "agencies": agencies,
        "options": [(one["id"], one["name"]) for one in agencies],
        "errors": refusal.fields if refusal else {},
        "typed": request.POST,
        **shell(request, "tags"),
    }
