"""The hand-over of a shift: what is in my hands, what came to me, what I gave."""

from typing import Any, Final

from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods

from siger.core.clock import now
from siger.core.errors import Invalid
from siger.desk.actions.hand_over import hand_over
from siger.desk.actions.read_shifts import read_shifts
from siger.desk.bulk.running import run_all
from siger.desk.models import ShiftHandover
from siger.desk.queries.bulk import progress_of
from siger.desk.queries.row_marks import marks_among
from siger.desk.queries.shift_work import MOST, givers, in_care, receivers
from siger.desk.queries.shifts import given_shifts, received_shifts
from siger.people.actors import Actor
from siger.reports.queries.worklist import listed
from siger.web.office.access import OfficePermission, OfficeRequest, office_page
from siger.web.office.bulk.selection import ticked
from siger.web.office.numbers import number_of
from siger.web.office.rows import work_rows, written
from siger.web.office.shell import shell

PAGE: Final = "/kantor/serah-terima/"
_AT_ONCE: Final = 60
"""So many change hands within the request; of more the worker does all, and the page watches."""


@office_page(permission=OfficePermission.SHIFT)
@require_http_methods(["GET", "HEAD", "POST"])
def shift_page(request: OfficeRequest) -> HttpResponse:
    """GET: reports in my hands, or in those of `dari`; what came to me is read by it. POST: all, or the ticked ones, change hands."""
    actor, others = request.actor, givers(request.actor)
    asked = number_of((request.POST if request.method == "POST" else request.GET).get("dari", ""))
    giver = asked if asked in dict(others) else actor.user_id or 0
    if request.method != "POST":
        return _show(request, giver, others)
    whose = asked or giver  # the action says no to what is not the actor's to give
    try:
        shift = hand_over(
            actor=actor,
            receiver_id=number_of(request.POST.get("kepada", "")),
            giver_id=whose,
            words=request.POST.get("words", ""),
            chosen=_chosen(request, whose),
        )
    except Invalid as refusal:
        return _show(request, giver, others, refusal)
    return _after(request, shift)


def _chosen(request: OfficeRequest, giver: int) -> list[tuple[int, int]]:
    if request.POST.get("semua") == "1":
        return list(in_care(request.actor, giver).order_by("due_at", "id").values_list("pk", "version")[: MOST + 1])
    return ticked(request.actor, request.POST.getlist("pilih"))


def _after(request: OfficeRequest, shift: ShiftHandover) -> HttpResponse:
    """Back here when all went well, else to the list of what could not be given and why."""
    run = shift.run
    assert run is not None  # noqa: S101 - for the type checker: it was made with its run
    if run.total <= _AT_ONCE:
        run_all(run.pk)
    progress = progress_of(run)
    if progress.left or progress.failed:
        return HttpResponseRedirect(f"/kantor/massal/{run.public_id}")
    said = ngettext("%(n)d laporan kini dipegang %(name)s.", "%(n)d laporan kini dipegang %(name)s.", progress.done)
    messages.success(request, said % {"n": progress.done, "name": (run.given or {}).get("person", "")})
    return HttpResponseRedirect(PAGE)


def _show(request: OfficeRequest, giver: int, others: list[tuple[int, str]], refusal: Invalid | None = None) -> HttpResponse:
    actor = request.actor
    people = [(one.id, _("%(name)s, %(agency)s") % {"name": one.name, "agency": one.agency}) for one in receivers(actor, giver)]
    context: dict[str, Any] = {
        **_hands(actor, giver),
        "received": received_shifts(actor),
        "given": given_shifts(actor),
        "people": [("", _("Pilih rekan")), *people],
        "givers": [(actor.user_id, _("Saya sendiri")), *others] if others else [],
        "giver": giver,
        "own": giver == actor.user_id,
        "giver_name": dict(others).get(giver, ""),
        "errors": refusal.fields if refusal else {},
        "typed": request.POST,
        **shell(request, "shift"),
    }
    if refusal is None and request.method == "GET":
        read_shifts(actor=actor)
    return render(request, "office/shift/page.html", context, status=refusal.status if refusal else 200)


def _hands(actor: Actor, giver: int) -> dict[str, Any]:
    """The reports as rows of a list. Three statements."""
    ids = list(in_care(actor, giver).order_by("due_at", "id").values_list("pk", flat=True)[: MOST + 1])
    rows = listed(actor, ids[:MOST])
    html = written(work_rows(rows, {}, now(), marks_among(actor, rows)), ticks=True)
    return {"rows": html, "count": len(rows), "more": len(ids) > MOST}
