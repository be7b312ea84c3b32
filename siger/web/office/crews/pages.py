"""The crews of an agency, kept by its superiors."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from siger.core.errors import Invalid, NotFound
from siger.desk.actions.save_crew import change_crew, change_members, make_crew
from siger.desk.queries.crews import CrewRow, crew_agencies, kept_crew, kept_crews, workers_of
from siger.people.models import Agency
from siger.web.office.access import OfficePermission, OfficeRequest, office_page
from siger.web.office.numbers import number_of, numbers_of
from siger.web.office.shell import shell

PAGE = "/kantor/regu/"


@office_page(permission=OfficePermission.CREWS)
@require_http_methods(["GET", "HEAD", "POST"])
def crews_page(request: OfficeRequest) -> HttpResponse:
    """GET: the crews of one agency, chosen by `instansi`. POST: a new one there. Four statements beside those of every page."""
    agencies = crew_agencies(request.actor)
    given = request.POST if request.method == "POST" else request.GET
    agency = _chosen(agencies, number_of(given.get("instansi", "")), strict=request.method == "POST")
    refusal = None
    if request.method == "POST":
        try:
            crew = make_crew(actor=request.actor, agency_id=agency.pk, name=request.POST.get("nama", "")[:300])
        except Invalid as wrong:
            refusal = wrong
        else:
            messages.success(request, _("Regu “%(name)s” dibuat. Pilih anggotanya.") % {"name": crew.name})
            return HttpResponseRedirect(f"{PAGE}{crew.pk}")
    context = {
        "agency": agency,
        "options": [(one.pk, one.name) for one in agencies],
        "rows": kept_crews(agency.pk),
        "errors": refusal.fields if refusal else {},
        "typed": request.POST,
        **shell(request, "crews"),
    }
    return render(request, "office/crews/list.html", context, status=refusal.status if refusal else 200)


@office_page(permission=OfficePermission.CREWS)
@require_http_methods(["GET", "HEAD", "POST"])
def crew_page(request: OfficeRequest, crew_id: int) -> HttpResponse:
    """One crew: its name, its members, retired or in use again. Raises NotFound for one that is not the reader's to keep."""
    row = kept_crew(request.actor, crew_id)
    refusal = None
    if request.method == "POST":
        try:
            messages.success(request, _act(request, row))
        except Invalid as wrong:
            refusal = wrong
        else:
            return HttpResponseRedirect(f"{PAGE}{crew_id}")
    ticked = set(numbers_of(request.POST.getlist("anggota"))) if refusal else {one.id for one in row.members}
    context: dict[str, Any] = {
        "row": row,
        "people": _people(row, ticked),
        "errors": refusal.fields if refusal else {},
        "typed": request.POST,
        "back": f"{PAGE}?instansi={row.agency_id}",
        **shell(request, "crews"),
    }
    return render(request, "office/crews/crew.html", context, status=refusal.status if refusal else 200)


def _act(request: OfficeRequest, row: CrewRow) -> str:
    """What is said afterwards. Raises NotFound for a step that there is not, Invalid."""
    step, actor = request.POST.get("langkah", ""), request.actor
    if step == "nama":
        crew = change_crew(actor=actor, crew_id=row.id, name=request.POST.get("nama", "")[:300], active=row.active)
        return _("Regu kini bernama “%(name)s”.") % {"name": crew.name}
    if step == "anggota":
        ticked, shown = (set(numbers_of(request.POST.getlist(name))) for name in ("anggota", "tampak"))
        change_members(actor=actor, crew_id=row.id, add=ticked - shown, remove=shown - ticked)
        return _("Anggota regu tersimpan.")
    if step in {"pensiun", "pakai"}:
        change_crew(actor=actor, crew_id=row.id, name=row.name, active=step == "pakai")
        said = _("Regu “%(name)s” dipakai lagi.") if step == "pakai" else _("Regu “%(name)s” tidak diberi pekerjaan lagi.")
        return said % {"name": row.name}
    raise NotFound


def _people(row: CrewRow, ticked: set[int]) -> list[dict[str, Any]]:
    """Members first, those who left among them; then everybody who could be one. One statement."""
    inside = {one.id for one in row.members}
    people = [*row.members, *(one for one in workers_of(row.agency_id) if one.id not in inside)]
    return [{"id": one.id, "name": one.name, "here": one.here, "ticked": one.id in ticked, "inside": one.id in inside} for one in people]


def _chosen(agencies: list[Agency], wanted: int, *, strict: bool) -> Agency:
    """The first one for what is no agency of theirs; `strict`: raises NotFound instead, because something is to be changed."""
    found = next((one for one in agencies if one.pk == wanted), None)
    if not agencies or (found is None and strict):
        raise NotFound
    return found or agencies[0]
