"""The independent look: a queue, and before and after side by side with what can be said about them."""

from dataclasses import replace
from typing import Any

from django.conf import settings
from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST, require_safe

from siger.core.clock import now
from siger.core.errors import Invalid, NotFound, Refusal
from siger.core.ids import parse_number
from siger.people.roles import Role
from siger.proof.actions.look_again import look_again
from siger.proof.queries.checks import checks_for
from siger.proof.queries.second_looks import look_for, looks_waiting
from siger.reports.missing import MISSING_WORDS
from siger.reports.models import PhotoState
from siger.reports.permissions import roles_towards
from siger.reports.queries.pages import ReportPage
from siger.reports.queries.pages import office_page as office_report
from siger.reports.queries.paging import parse_cursor
from siger.reports.states import Verb
from siger.web.components.checklist import answers_in
from siger.web.office.access import OfficePermission, OfficeRequest, office_page
from siger.web.office.desk import desk_of
from siger.web.office.judging.far import far_map
from siger.web.office.judging.proof_photos import proof_of
from siger.web.office.judging.queue import QUEUE, next_number, queue_of, waiting_page
from siger.web.office.judging.stage import stage_of
from siger.web.office.pictures import pictures
from siger.web.office.rows import WorkRow, work_rows, written
from siger.web.office.shell import shell
from siger.web.office.steps import OpenStep


@office_page(permission=OfficePermission.VALIDATION)
@require_safe
def validation_queue(request: OfficeRequest) -> HttpResponse:
    """Finished work of other agencies that waits for this validator, most urgent first."""
    after = parse_cursor(request.GET.get("sesudah"))
    found, following, warnings = waiting_page(request.actor, after)
    rows = [_marked(row, warnings.get(one.id, 0)) for row, one in zip(work_rows(found, {}, now()), found, strict=True)]
    looks = looks_waiting(request.actor) if after is None else []
    context = {"rows": rows, "html": written(rows, page=QUEUE), "looks": looks, "next": following, **shell(request, "validation")}
    return render(request, "office/validation/queue.html", context)


def _marked(row: WorkRow, warnings: int) -> WorkRow:
    if not warnings:
        return row
    said = ngettext("%(n)d peringatan", "%(n)d peringatan", warnings) % {"n": warnings}
    return replace(row, marks=f"{said} · {row.marks}" if row.marks else said)


@office_page(permission=OfficePermission.VALIDATION)
@require_safe
def next_validation(request: OfficeRequest) -> HttpResponse:
    """To the next judgement: `lalu` while it still waits, else the most urgent. `dari` is what was judged just now."""
    prefix = settings.INSTALLATION.number_prefix
    wanted, judged = (parse_number(request.GET.get(name, "").replace("\0", ""), prefix) or "" for name in ("lalu", "dari"))
    number = next_number(request.actor, wanted)
    if not number:
        return HttpResponseRedirect(QUEUE)
    return HttpResponseRedirect(f"{QUEUE}{number}{f'?dari={judged}' if judged else ''}")


@office_page(permission=OfficePermission.VALIDATION)
@require_safe
def validation_page(request: OfficeRequest, number: str) -> HttpResponse:
    """Raises NotFound for a report of which the reader is no validator."""
    page = office_report(request.actor, number.upper())
    if Role.VALIDATOR not in roles_towards(request.actor, page.report):
        raise NotFound
    return show_judgement(request, page)


def show_judgement(request: OfficeRequest, page: ReportPage, step: OpenStep | None = None, *, status: int = 200) -> HttpResponse:
    """Both sides and the decision; with a refused `step` also what was typed in it and why it was refused."""
    after = proof_of(page.photos, page.timeline, "after")
    checks, note = checks_for(request.actor, page.report), _note(page)
    unusual = any(shown.tone == "check" for shown in note.get("answers", ())) or any(check.tone != "done" for check in checks)
    queue = queue_of(request.actor, page.report.number)
    context = {
        "desk": desk_of(request.actor, page, None, back=QUEUE),
        "stage": stage_of(page, after, checks),
        "waiting_photos": pictures(photo for photo in after if photo.state != PhotoState.READY),
        "far": far_map(page.report, after),
        "checks": checks,
        "doubts": len(checks) < 2 or unusual,
        **_typed(step, " ".join(check.ask for check in checks if check.ask)),
        "note": note,
        "may_decide": Verb.VALIDATE in page.offers,
        "missing": [(code.value, word, str((n + 1) % 10)) for n, (code, word) in enumerate(MISSING_WORDS.items())],
        "second": look_for(request.actor, page.report),
        "queue": queue,
        "onward": f"{QUEUE}berikut?lalu={queue.following}&dari={page.report.number}",
        "judged": parse_number(request.GET.get("dari", "").replace("\0", ""), settings.INSTALLATION.number_prefix),
        **shell(request, "validation"),
    }
    return render(request, "office/validation/page.html", context, status=status)


def _typed(step: OpenStep | None, ask: str) -> dict[str, Any]:
    """What stands in the two forms: by itself only what the checks ask for, after a refusal what the validator wrote."""
    if step is None:
        return {"ask": ask, "chosen": []}
    form = step.form
    errors = {name: " ".join(str(one) for one in form.errors.get(name, ())) for name in ("note", "reason", "missing")}
    values = {"remark": form["note"].value() or ""} if "note" in form.fields else {}
    if step.verb is Verb.RETURN_WORK:
        values = {"ask": form["reason"].value() or "", "chosen": form["missing"].value() or []}
    above = " ".join([*form.non_field_errors(), *errors.values()]).strip()
    return {"ask": ask, "chosen": [], **values, "errors": errors, "trouble": above}


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
        return HttpResponseRedirect(f"{QUEUE}{page.report.number}")
    messages.success(request, _("Pemeriksaan kedua tersimpan."))
    return HttpResponseRedirect(f"{QUEUE}berikut?dari={page.report.number}")


def _note(page: ReportPage) -> dict[str, Any]:
    """What the crew said and answered with the latest proof, and which office it was."""
    latest = next((row for row in reversed(page.timeline) if row.verb == Verb.SUBMIT_PROOF), None)
    if latest is None:
        return {}
    answers = answers_in(latest.data)
    return {"words": latest.data.get("note", ""), "office": latest.agency_name, "at": latest.recorded_at, "answers": answers}
