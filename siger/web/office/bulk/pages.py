"""Choosing, looking, asking, taking back: the pages of a run."""

from collections.abc import Callable, Mapping
from typing import Any, Final
from urllib.parse import urlsplit
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect, JsonResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from siger.core.clock import now
from siger.core.errors import Invalid, NotFound, Refusal, Stale, VerbNotAllowed
from siger.desk.actions.choose_reports import MOST, choose_reports
from siger.desk.actions.end_run import cancel_run, stop_run
from siger.desk.actions.give_run import give_run
from siger.desk.actions.start_run import start_now, start_run
from siger.desk.bulk.giving import mark_of
from siger.desk.bulk.verbs import AS_SUGGESTED, BULK_VERBS
from siger.desk.models import ACTIVE, BulkRun, RunState
from siger.desk.models.tag import MOST_TAGS
from siger.desk.queries.bulk import Progress, going_on, progress_of, run_of, runs_of, with_progress
from siger.desk.queries.preview import preview_of
from siger.web.office.access import OfficePermission, OfficeRequest, office_page
from siger.web.office.bulk.selection import found_by, suggested_among, ticked
from siger.web.office.numbers import numbers_of
from siger.web.office.replies.many import example_of, template_words
from siger.web.office.report import back_of
from siger.web.office.shell import shell
from siger.web.office.tags.choosing import tag_choices

PAGE: Final = "/kantor/massal/"


@office_page(permission=OfficePermission.WORKLIST)
@require_http_methods(["GET", "HEAD", "POST"])
def bulk_page(request: OfficeRequest) -> HttpResponse:
    """GET: the runs that I asked for. POST: what was ticked becomes a run to be looked at. Raises Forbidden, NotFound."""
    if request.method != "POST":
        runs = [_progress(run, counts) for run, counts in with_progress(runs_of(request.actor))]
        return render(request, "office/bulk/list.html", {"runs": runs, **shell(request, "worklist")})
    verb, back = request.POST.get("tindakan", ""), back_of(request)
    if verb not in BULK_VERBS:
        raise NotFound
    every = request.POST.get("semua") == "1"
    chosen = found_by(request.actor, request.POST.get("saringan", "")) if every else ticked(request.actor, request.POST.getlist("pilih"))
    try:
        run = choose_reports(actor=request.actor, verb=verb, chosen=chosen, own=_own(request, verb, chosen), back=back)
    except Invalid as refusal:
        messages.warning(request, refusal.message)
        return HttpResponseRedirect(back or "/kantor/")
    return HttpResponseRedirect(f"{PAGE}{run.public_id}")


def _own(request: OfficeRequest, verb: str, chosen: list[tuple[int, int]]) -> dict[int, int]:
    """The agency that is suggested for each, where that is what was asked for; as the list shows it at this moment."""
    return suggested_among(request.actor, [pk for pk, _seen in chosen[:MOST]]) if verb == AS_SUGGESTED else {}


@office_page(permission=OfficePermission.WORKLIST)
@require_safe
def bulk_count(request: OfficeRequest) -> JsonResponse:
    """How many the list's address finds, for "all of the filter"."""
    n = len(found_by(request.actor, request.GET.urlencode()))
    return JsonResponse({"n": min(n, MOST), "more": n > MOST})


@office_page(permission=OfficePermission.WORKLIST)
@require_http_methods(["GET", "HEAD", "POST"])
def run_page(request: OfficeRequest, public_id: UUID) -> HttpResponse:
    """A draft is looked at and asked for here; afterwards its way is watched. Raises NotFound for another's."""
    run = run_of(request.actor, public_id)
    if request.method != "POST":
        return _show(request, run)
    step = _STEPS.get(request.POST.get("langkah", ""))
    if step is None:
        raise NotFound
    try:
        step(request, public_id)
    except Invalid as refusal:
        return _show(request, run, refusal)
    except (Stale, VerbNotAllowed) as refusal:
        messages.warning(request, refusal.message)
    return HttpResponseRedirect(back_of(request) or f"{PAGE}{public_id}")


@office_page(permission=OfficePermission.WORKLIST)
@require_safe
def run_part(request: OfficeRequest, public_id: UUID) -> HttpResponse:
    """How far it came, asked for every second while it goes on."""
    return render(request, "office/bulk/_progress.html", _progress(run := run_of(request.actor, public_id), progress_of(run)))


@office_page(permission=OfficePermission.WORKLIST)
@require_safe
def going_on_part(request: OfficeRequest) -> HttpResponse:
    """My runs that wait or run, for above the list, with the way to take one back from there."""
    runs = [_progress(run, counts) for run, counts in with_progress(going_on(request.actor))]
    shown = urlsplit(request.headers.get("HX-Current-URL", ""))
    back = f"{shown.path}?{shown.query}" if shown.path == "/kantor/" and shown.query else "/kantor/"
    return render(request, "office/bulk/_going_on.html", {"runs": runs, "busy": any(one["active"] for one in runs), "back": back})


def _give(request: OfficeRequest, public_id: UUID) -> None:
    typed = {name: request.POST.get(name, "")[:5_000] for name in ("agency", "main", "words")}
    typed["tags"] = ",".join(request.POST.getlist("tag")[:MOST_TAGS])
    give_run(actor=request.actor, public_id=public_id, typed=typed)


def _start(request: OfficeRequest, public_id: UUID) -> None:
    start_run(actor=request.actor, public_id=public_id, shown=request.POST.get("dilihat", ""))


def _cancel(request: OfficeRequest, public_id: UUID) -> None:
    cancel_run(actor=request.actor, public_id=public_id)
    messages.success(request, _("Dibatalkan. Tidak ada laporan yang berubah."))


_STEPS: Final[dict[str, Callable[[OfficeRequest, UUID], object]]] = {
    "tinjau": _give,
    "jalankan": _start,
    "sekarang": lambda request, public_id: start_now(actor=request.actor, public_id=public_id),
    "batal": _cancel,
    "henti": lambda request, public_id: stop_run(actor=request.actor, public_id=public_id),
}


def _show(request: OfficeRequest, run: BulkRun, refusal: Refusal | None = None) -> HttpResponse:
    context = {**_progress(run, progress_of(run)), "back": run.back or "/kantor/", **shell(request, "worklist")}
    if run.state == RunState.DRAFT:
        context |= _draft(request, run, refusal)
        return render(request, "office/bulk/draft.html", context, status=422 if refusal else 200)
    return render(request, "office/bulk/run.html", context)


def _draft(request: OfficeRequest, run: BulkRun, refusal: Refusal | None) -> dict[str, Any]:
    fields = refusal.fields if isinstance(refusal, Invalid) else {}
    preview = preview_of(request.actor, run)
    given = run.given or {}
    typed = {name: request.POST.get(name, str(given.get(name, ""))) for name in ("main", "words")}
    if "templat" in request.GET and request.method != "POST":
        typed["words"] = template_words(request.actor, run.verb, request.GET["templat"]) or typed["words"]
    agency = {
        "id": request.POST.get("agency", str(given.get("agency_id") or "")),
        "name": request.POST.get("agency_text", given.get("agency", "")),
    }
    return {
        "preview": preview,
        "typed": typed,
        "agency": agency,
        "tags": tag_choices(request.actor, _ticked_tags(request, given)) if BULK_VERBS[run.verb].wants == "tags" else (),
        "errors": fields,
        "given": run.given is not None and refusal is None,
        "mark": mark_of(run.given),
        "example": example_of(request.actor, preview, str(given.get("words", ""))),
    }


def _ticked_tags(request: OfficeRequest, given: Mapping[str, Any]) -> list[int]:
    return numbers_of(request.POST.getlist("tag")) if request.method == "POST" else list(given.get("tag_ids", ()))


def _progress(run: BulkRun, progress: Progress) -> dict[str, Any]:
    waits = max(0, round((run.starts_at - now()).total_seconds())) if run.starts_at else 0
    return {
        "run": run,
        "word": BULK_VERBS[run.verb].word,
        "wants": BULK_VERBS[run.verb].wants,
        "progress": progress,
        "active": run.state in ACTIVE,
        "waits": waits,
    }
