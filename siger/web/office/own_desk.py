"""The day of one's own desk: a page, and the strip of it that stands above the list."""

from dataclasses import dataclass

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from siger.core.clock import now
from siger.desk.queries.bulk import any_going_on
from siger.desk.queries.own_desk import DeskRow, OwnDesk, has_desk, late_next, own_desk, waiting_longest
from siger.reports.queries.worklist.counts import MOST_AT_DESK
from siger.web.office.access import OfficePermission, OfficeRequest, office_page
from siger.web.office.counted import of_desk
from siger.web.office.moments import DueWords, waited_words
from siger.web.office.rows import short_place
from siger.web.office.shell import shell


@dataclass(frozen=True, slots=True)
class Line:
    """A report of the desk; `when` is its due time or how long it has waited."""

    number: str
    title: str
    place: str
    when: str


@office_page(permission=OfficePermission.WORKLIST)
@require_safe
def own_desk_page(request: OfficeRequest) -> HttpResponse:
    """Five statements beside those of every office page."""
    actor = request.actor
    if not has_desk(actor):
        return render(request, "office/own_desk/none.html", shell(request, "own-desk"))
    words, at = DueWords(now()), now()
    context = {
        **_figures(own_desk(actor)),
        "soon": [_line(row, words.say(row.due_at, overdue=False).word) for row in late_next(actor)],
        "longest": [_line(row, waited_words(at - row.since)) for row in waiting_longest(actor)],
        **shell(request, "own-desk"),
    }
    return render(request, "office/own_desk/page.html", context)


@office_page(permission=OfficePermission.WORKLIST)
@require_safe
def own_desk_strip(request: OfficeRequest) -> HttpResponse:
    """The figures alone, asked for by the list when it stands, and my runs that wait; nothing for who has no desk."""
    if not has_desk(request.actor):
        return HttpResponse(status=204)
    context = {**_figures(own_desk(request.actor)), "runs_wait": any_going_on(request.actor)}
    return render(request, "office/own_desk/_strip.html", context)


def _figures(desk: OwnDesk) -> dict[str, object]:
    mine = _("%(n)d oleh Anda") % {"n": desk.cleared_by_me} if desk.cleared else ""
    return {
        "day": desk,
        "waiting": of_desk(desk.waiting),
        "late": of_desk(desk.late),
        "late_soon": _late_soon(desk),
        "mine": mine,
        "oldest": waited_words(now() - desk.oldest_since) if desk.oldest_since else "",
    }


def _late_soon(desk: OwnDesk) -> int | str:
    """Counted behind what is late: where counting stopped on the way there are at least so many, or nobody knows."""
    if desk.waiting <= MOST_AT_DESK or desk.late + desk.late_soon < desk.waiting:
        return desk.late_soon
    return f"{desk.late_soon}+" if desk.late_soon else "–"


def _line(row: DeskRow, when: str) -> Line:
    return Line(row.number, row.title or _("Pengaduan berkadar pengawasan"), short_place(row.place), when)
