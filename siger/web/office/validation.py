"""The independent look: a queue, and before and after side by side with what can be said about them."""

from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from siger.core.clock import now
from siger.core.errors import Invalid, NotFound, Refusal
from siger.people.roles import Role
from siger.proof.actions.look_again import look_again
from siger.proof.queries.checks import checks_for
from siger.proof.queries.second_looks import look_for, looks_waiting
from siger.reports.missing import MISSING_WORDS
from siger.reports.models import Photo, PhotoKind, PhotoState
from siger.reports.permissions import roles_towards
from siger.reports.photos.parts import Size
from siger.reports.queries.pages import ReportPage
from siger.reports.queries.pages import office_page as office_report
from siger.reports.queries.paging import parse_cursor
from siger.reports.queries.worklist import View, WorklistFilter, worklist
from siger.reports.states import State, Verb
from siger.web.components.checklist import answers_in
from siger.web.office.access import OfficePermission, OfficeRequest, office_page
from siger.web.office.checks import proof_of
from siger.web.office.desk import desk_of
from siger.web.office.pictures import picture_url, pictures, tag_of
from siger.web.office.rows import work_rows, written
from siger.web.office.shell import shell


@office_page(permission=OfficePermission.VALIDATION)
@require_safe
def validation_queue(request: OfficeRequest) -> HttpResponse:
    """Finished work of other agencies that waits for this validator, most urgent first."""
    wanted = WorklistFilter(view=View.MINE, state=State.AWAITING_VALIDATION)
    after = parse_cursor(request.GET.get("sesudah"))
    page = worklist(request.actor, wanted, prefix=settings.INSTALLATION.number_prefix, after=after)
    rows = work_rows(page.rows, {}, now())
    html = written(rows, page="/kantor/validasi/")
    looks = looks_waiting(request.actor) if after is None else []
    context = {"rows": rows, "html": html, "looks": looks, "next": page.next, **shell(request, "validation")}
    return render(request, "office/validation/queue.html", context)


@office_page(permission=OfficePermission.VALIDATION)
@require_safe
def validation_page(request: OfficeRequest, number: str) -> HttpResponse:
    """Raises NotFound for a report of which the reader is no validator."""
    page = office_report(request.actor, number.upper())
    if Role.VALIDATOR not in roles_towards(request.actor, page.report):
        raise NotFound
    after = proof_of(page.photos, page.timeline, "after")
    checks, note = checks_for(request.actor, page.report), _note(page)
    unusual = any(shown.tone == "check" for shown in note.get("answers", ())) or any(check.tone != "done" for check in checks)
    context = {
        "desk": desk_of(request.actor, page, None, back="/kantor/validasi/"),
        "pair": _pair(page, after),
        "after": pictures(after),
        "checks": checks,
        "doubts": len(checks) < 2 or unusual,
        "ask": " ".join(check.ask for check in checks if check.ask),
        "note": note,
        "may_decide": Verb.VALIDATE in page.offers,
        "missing": [(code.value, word, str((n + 1) % 10)) for n, (code, word) in enumerate(MISSING_WORDS.items())],
        "second": look_for(request.actor, page.report),
        **shell(request, "validation"),
    }
    return render(request, "office/validation/page.html", context)


@office_page(permission=OfficePermission.VALIDATION)
@require_POST
def second_look(request: OfficeRequest, number: str) -> HttpResponse:
    """Decide a second look: `putusan` is "sama" or "beda". What cannot be done is said on the page as it is now."""
    page = office_report(request.actor, number.upper())
    seen, agrees = request.POST.get("seen", ""), request.POST.get("putusan") == "sama"
    try:
        look_again(
            actor=request.actor,
            report_id=page.report.pk,
            seen=int(seen) if seen.isdecimal() and len(seen) < 10 else 0,
            agrees=agrees,
            words=request.POST.get("reason", ""),
            missing=request.POST.getlist("missing"),
        )
    except Refusal as refusal:
        words = " ".join(refusal.fields.values()) if isinstance(refusal, Invalid) and refusal.fields else refusal.message
        messages.error(request, words)
        return HttpResponseRedirect(f"/kantor/validasi/{page.report.number}")
    messages.success(request, _("Pemeriksaan kedua tersimpan."))
    return HttpResponseRedirect("/kantor/validasi/")


@dataclass(frozen=True, slots=True)
class Pair:
    """Addresses and captions of the two pictures under the slider."""

    before: str
    after: str
    before_tag: str
    after_tag: str


def _pair(page: ReportPage, after: list[Photo]) -> Pair | None:
    """The crew's own picture before the work, else the reporter's; None unless both sides can be shown."""
    befores = [*proof_of(page.photos, page.timeline, "before"), *page.photos_of(PhotoKind.REPORT, PhotoKind.EXTRA)]
    left = next((photo for photo in befores if photo.state == PhotoState.READY), None)
    right = next((photo for photo in after if photo.state == PhotoState.READY), None)
    if left is None or right is None:
        return None
    return Pair(picture_url(left, Size.VIEW), picture_url(right, Size.VIEW), tag_of(left), tag_of(right))


def _note(page: ReportPage) -> dict[str, Any]:
    """What the crew said and answered with the latest proof, and which office it was."""
    latest = next((row for row in reversed(page.timeline) if row.verb == Verb.SUBMIT_PROOF), None)
    if latest is None:
        return {}
    answers = answers_in(latest.data)
    return {"words": latest.data.get("note", ""), "office": latest.agency_name, "at": latest.recorded_at, "answers": answers}
