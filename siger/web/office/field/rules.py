"""What a superior allows and asks: the gallery, and an agency's own questions besides those that are asked everywhere."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from siger.core.errors import Forbidden, Invalid
from siger.people.models import Agency
from siger.proof.actions.set_field_rules import allow_gallery, ask_crews
from siger.proof.queries.field import galleries, own_questions, questions_of_all, superior_agencies
from siger.reports.categories import CHOICES, Category
from siger.web.office.access import OfficePermission, OfficeRequest, office_page
from siger.web.office.shell import shell


@office_page(permission=OfficePermission.FIELD)
@require_http_methods(["GET", "HEAD", "POST"])
def field_rules(request: OfficeRequest) -> HttpResponse:
    """`?instansi=` and `?kategori=` choose what is shown. Raises Forbidden for who is nobody's superior."""
    agencies = superior_agencies(request.actor)
    if not agencies:
        raise Forbidden(_("Aturan lapangan ditetapkan atasan instansi itu sendiri."))
    given = request.POST if request.method == "POST" else request.GET
    agency = _chosen(agencies, given.get("instansi", ""), strict=request.method == "POST")
    category = given.get("kategori", "") if given.get("kategori", "") in set(Category) else Category.ROADS
    if request.method == "POST":
        try:
            _save(request, agency, category)
        except Invalid as refusal:
            return _show(request, agencies, agency, category, typed=request.POST.get("questions", ""), trouble=refusal.message)
        messages.success(request, _("Aturan lapangan tersimpan."))
        return HttpResponseRedirect(f"/kantor/lapangan/aturan?instansi={agency.pk}&kategori={category}")
    return _show(request, agencies, agency, category)


def _save(request: OfficeRequest, agency: Agency, category: str) -> None:
    if request.POST.get("what") == "gallery":
        allow_gallery(actor=request.actor, agency_id=agency.pk, allowed=request.POST.get("gallery") == "1")
        return
    asked = request.POST.get("questions", "")[:5_000].splitlines()
    ask_crews(actor=request.actor, agency_id=agency.pk, category=category, questions=asked)


def _show(
    request: OfficeRequest, agencies: list[Agency], agency: Agency, category: str, *, typed: str | None = None, trouble: str = ""
) -> HttpResponse:
    own = own_questions(agency.pk, category)
    context: dict[str, Any] = {
        "agencies": agencies,
        "agency": agency,
        "category": category,
        "categories": CHOICES,
        "gallery": agency.pk in galleries([agency.pk]),
        "everywhere": questions_of_all(category),
        "typed": "\n".join(own) if typed is None else typed,
        "trouble": trouble,
    }
    status = 422 if trouble else 200
    return render(request, "office/field/rules.html", {**context, **shell(request, "field")}, status=status)


def _chosen(agencies: list[Agency], text: str, *, strict: bool) -> Agency:
    """The first one for what is no agency of theirs; `strict`: raises Forbidden instead, because something is to be changed."""
    found = next((one for one in agencies if str(one.pk) == text), None)
    if found is None and strict:
        raise Forbidden(_("Aturan lapangan ditetapkan atasan instansi itu sendiri."))
    return found or agencies[0]
