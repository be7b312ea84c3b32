"""A second look that differs, for whoever stands above the first validator."""

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from siger.proof.queries.differing import differing_for
from siger.web.components.checklist import answers_in
from siger.web.office.access import OfficePermission, OfficeRequest, office_page
from siger.web.office.judging.far import far_map
from siger.web.office.judging.stage import stage_with
from siger.web.office.shell import shell


@office_page(permission=OfficePermission.DISPUTES)
@require_safe
def differing_page(request: OfficeRequest, number: str, seq: int) -> HttpResponse:
    """What both validators said, with the proof that both saw. Nothing is decided here: the two are to be talked to."""
    found = differing_for(request.actor, number.upper(), seq)
    context = {
        "found": found,
        "stage": stage_with([*found.before, *found.reported], found.after),
        "answers": answers_in(found.proof.data or {}),
        "checks": found.checks,
        "far": far_map(found.report, found.after),
        **shell(request, "disputes"),
    }
    return render(request, "office/validation/differing.html", context)
