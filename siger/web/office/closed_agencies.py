"""Closed agencies that still have open reports, and naming who follows them."""

from django import forms
from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_safe

from siger.core.errors import Invalid
from siger.people.agencies import find_agencies
from siger.reports.actions.name_successor import name_successor
from siger.reports.queries.closed_agencies import closed_agencies, closed_agency, successions
from siger.web.office.access import OfficePermission, OfficeRequest, office_page
from siger.web.office.shell import shell

PAGE = "/kantor/instansi-ditutup/"


class SuccessorForm(forms.Form):
    """`agency` comes from the picker, `agency_text` is what was typed without it."""

    use_required_attribute = False

    agency = forms.IntegerField(required=False)
    agency_text = forms.CharField(required=False, max_length=200)
    reason = forms.CharField(
        label=gettext_lazy("Alasan"),
        required=False,
        max_length=2_000,
        help_text=gettext_lazy("Tampil di perjalanan setiap laporan. Misalnya: dinas digabung menurut Perda 4/2026."),
    )

    def successor(self) -> int:
        """0 when nothing fits."""
        picked, typed = self.cleaned_data["agency"], self.cleaned_data["agency_text"].strip()
        if picked or not typed:
            return picked or 0
        found = find_agencies(typed)
        exact = [agency for agency in found if typed.lower() in {agency.name.lower(), agency.short_name.lower()}]
        return (exact or found)[0].pk if len(exact or found) == 1 else 0

    def take_refusal(self, refusal: Invalid) -> None:
        for name, words in refusal.fields.items():
            self.add_error(name, words)


@office_page(permission=OfficePermission.CLOSED_AGENCIES)
@require_safe
def closed_agencies_page(request: OfficeRequest) -> HttpResponse:
    context = {"rows": closed_agencies(request.actor), "runs": successions(request.actor), **shell(request, "closed")}
    return render(request, "office/closed/list.html", context)


@office_page(permission=OfficePermission.CLOSED_AGENCIES)
@require_safe
def progress_part(request: OfficeRequest) -> HttpResponse:
    """The runs alone, asked for every few seconds while one goes on."""
    return render(request, "office/closed/_runs.html", {"runs": successions(request.actor)})


@office_page(permission=OfficePermission.CLOSED_AGENCIES)
@require_http_methods(["GET", "HEAD", "POST"])
def successor_page(request: OfficeRequest, agency_id: int) -> HttpResponse:
    """Raises NotFound for an agency that is open, or another administrator's."""
    agency = closed_agency(request.actor, agency_id)
    form = SuccessorForm(request.POST if request.method == "POST" else None)
    if form.is_bound and form.is_valid():
        try:
            name_successor(
                actor=request.actor, closed_id=agency.id, successor_id=form.successor(), reason=form.cleaned_data["reason"]
            )  # fmt: skip
        except Invalid as refusal:
            form.take_refusal(refusal)
        else:
            messages.success(request, _("Laporannya sedang diserahkan ke instansi pengganti."))
            return HttpResponseRedirect(PAGE)
    context = {"agency": agency, "form": form, **shell(request, "closed")}
    return render(request, "office/closed/successor.html", context, status=422 if form.errors else 200)
