"""Disputes of approved work: a list for the validator's superior, and one with both sides."""

from dataclasses import dataclass
from typing import Final

from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_safe

from siger.core.errors import Invalid
from siger.proof.actions.find_on_dispute import find_on_dispute
from siger.proof.models import Finding
from siger.proof.queries.disputes import Dispute, dispute_for, disputes_for
from siger.reports.models import Photo
from siger.reports.queries.paging import parse_cursor
from siger.web.components.checklist import answers_in
from siger.web.office.access import OfficePermission, OfficeRequest, office_page
from siger.web.office.judging.far import far_map
from siger.web.office.judging.stage import Stage, stage_with
from siger.web.office.pictures import pictures
from siger.web.office.rows import short_place
from siger.web.office.shell import shell

HOME: Final = "/kantor/bantahan/"
FINDINGS: Final[dict[str, tuple[Promise, Promise, str]]] = {
    Finding.RIGHT: (gettext_lazy("Pengesahan sudah benar"), gettext_lazy("Bukti cocok; bantahannya tidak."), "done"),
    Finding.NEW: (gettext_lazy("Masalah baru atau kambuh"), gettext_lazy("Waktu disahkan memang sudah beres."), "void"),
    Finding.HASTY: (gettext_lazy("Disahkan terlalu cepat"), gettext_lazy("Validator seharusnya melihatnya."), "check"),
    Finding.FALSE_PROOF: (gettext_lazy("Buktinya palsu"), gettext_lazy("Foto bukan dari pekerjaan ini."), "late"),
}
"""Words, explanation and tone, in the order of their keys 1 to 4."""


@dataclass(frozen=True, slots=True)
class Choice:
    value: str
    word: Promise
    hint: Promise
    key: str


@office_page(permission=OfficePermission.DISPUTES)
@require_safe
def disputes_page(request: OfficeRequest) -> HttpResponse:
    """Newest first; `?lihat=selesai` for those with a finding."""
    found = request.GET.get("lihat") == "selesai"
    page = disputes_for(request.actor, found=found, after=parse_cursor(request.GET.get("sesudah")))
    rows = [(row, short_place(row.place), FINDINGS.get(row.finding)) for row in page.rows]
    context = {"rows": rows, "found": found, "next": page.next, **shell(request, "disputes")}
    return render(request, "office/validation/disputes.html", context)


@office_page(permission=OfficePermission.DISPUTES)
@require_http_methods(["GET", "HEAD", "POST"])
def dispute_page(request: OfficeRequest, number: str, seq: int) -> HttpResponse:
    """Both sides; POST writes down the finding. Whoever typed words keeps them when something is missing."""
    number, errors, typed = number.upper(), {}, {}
    if request.method == "POST":
        typed = {"finding": request.POST.get("finding", ""), "words": request.POST.get("words", "")}
        try:
            find_on_dispute(actor=request.actor, report_number=number, seq=seq, **typed)
        except Invalid as refusal:
            errors = refusal.fields
        else:
            messages.success(request, _("Temuan tersimpan dan masuk angka hasil kerja."))
            return HttpResponseRedirect(HOME)
    dispute = dispute_for(request.actor, number, seq)
    context = {**_shown(dispute), "errors": errors, "typed": typed, **shell(request, "disputes")}
    return render(request, "office/validation/dispute.html", context, status=422 if errors else 200)


def _shown(dispute: Dispute) -> dict[str, object]:
    befores: list[Photo] = [*dispute.before, *dispute.reported]
    finding = FINDINGS.get(dispute.judged.finding)
    return {
        "dispute": dispute,
        "stage": _stage(dispute, befores),
        "disputed": pictures(dispute.disputed),
        "answers": answers_in(dispute.proof.data or {}),
        "checks": dispute.checks,
        "far": far_map(dispute.work, dispute.after),
        "finding": finding,
        "choices": [Choice(value, word, hint, str(n + 1)) for n, (value, (word, hint, _tone)) in enumerate(FINDINGS.items())],
    }


def _stage(dispute: Dispute, befores: list[Photo]) -> Stage:
    """The crew's picture after the work lies over the reporter's of the dispute, where there is one: that is the question."""
    if dispute.disputed:
        return stage_with(dispute.after, dispute.disputed, stage_with(befores, dispute.disputed).thumbs_of("before"))
    return stage_with(befores, dispute.after)
