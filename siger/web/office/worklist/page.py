"""The list of work: what waits for me, most urgent first. No per-row statement, and rows of plain markup: it is opened 500 times a day."""

from itertools import accumulate, groupby
from typing import Any, Final

from django.conf import settings
from django.http import HttpResponse, QueryDict
from django.shortcuts import render
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_safe

from siger.core.clock import now
from siger.desk.queries.row_marks import marks_among
from siger.desk.queries.saved_views import saved_views
from siger.people.actors import Actor
from siger.people.roles import Role
from siger.reports.queries.closed_agencies import closed_agencies
from siger.reports.queries.paging import Page, parse_cursor
from siger.reports.queries.worklist import DeskCounts, View, WorklistRow, desk_counts, worklist
from siger.reports.queries.worklist.counts import MOST_AT_DESK
from siger.reports.states import State
from siger.triage.owners import suggested_names
from siger.web.office.access import OfficePermission, OfficeRequest, office_page
from siger.web.office.bulk.bar import bulk_bar
from siger.web.office.counted import of_desk
from siger.web.office.moments import GROUP_WORDS, DueGroup
from siger.web.office.rows import WorkRow, work_rows, written
from siger.web.office.shell import shell
from siger.web.office.worklist.reading import Wanted, parse_wanted
from siger.web.office.worklist.views import usual_view, view_links
from siger.web.office.worklist.words import chip_words

_ASIDE_WORDS: Final[dict[View, tuple[Promise, Promise]]] = {
    View.OFFERED: (
        gettext_lazy("Tidak ada tawaran untuk Anda"),
        gettext_lazy("Laporan yang ingin diserahkan pemerintah lain muncul di sini."),
    ),
    View.REFERRED_LATE: (
        gettext_lazy("Tidak ada rujukan yang terlambat"),
        gettext_lazy("Rujukan yang belum dijawab pada harinya muncul di sini."),
    ),
}


@office_page(permission=OfficePermission.WORKLIST)
@require_safe
def worklist_page(request: OfficeRequest) -> HttpResponse:
    """Ten statements for any number of rows: session, account, seats, counts, views, the list, its marks (what is new, what waits for a
    run, names of tags), and up to three for owners.

    One more for the names of what the filter holds by id, and one for administrators.
    """
    actor = request.actor
    wanted = parse_wanted(request.GET, usual_view(actor), actor)
    prefix = settings.INSTALLATION.number_prefix
    page = worklist(actor, wanted.filter, prefix=prefix, after=parse_cursor(request.GET.get("sesudah")))
    return render(request, "office/worklist/page.html", list_context(request, wanted, page))


def list_context(request: OfficeRequest, wanted: Wanted, page: Page[WorklistRow]) -> dict[str, Any]:
    """What the page of a list shows, whatever was asked for."""
    actor, first = request.actor, not request.GET.get("sesudah")
    counts, saved, bar = desk_counts(actor), saved_views(actor), bulk_bar(request)
    suggested = suggested_names([row for row in page.rows if row.state == State.RECEIVED])
    marks = marks_among(actor, page.rows)
    rows = work_rows(page.rows, suggested, now(), marks)
    return {
        "groups_of_rows": _grouped(rows, wanted, counts, first=first, ticks=bool(bar["bulk_verbs"])),
        "next": page.next,
        "paged": not first,
        "views": view_links(actor, wanted, counts, saved),
        "wanted": wanted,
        "closed": closed_agencies(actor) if actor.seats_as(Role.ADMINISTRATOR) else (),
        "chips": [{"word": word, "url": _without(request.GET, names)} for word, names in chip_words(wanted.filter, wanted.names)],
        "filters_url": f"/kantor/saringan?{request.GET.urlencode()}",
        "any_kept": bool(saved),
        "share_options": _share_options(actor),
        "can_keep": wanted.is_filtered and wanted.query not in {one.query for one in saved},
        "map": request.GET.get("peta") == "1",
        "map_url": _map_url(request.GET),
        "empty": _empty_words(actor, wanted),
        "q": wanted.filter.words,
        **bar,
        **shell(request, "worklist", counts),
    }


def _share_options(actor: Actor) -> list[tuple[str, str]]:
    agencies = {seat.agency_id: seat.agency_name for seat in actor.seats}
    return [("", _("Saya saja")), *((str(pk), _("Semua di %(agency)s") % {"agency": name}) for pk, name in agencies.items())]


def _map_url(query: QueryDict) -> str:
    """The same list with the map beside it, or without."""
    other = query.copy()
    if other.pop("peta", None) is None:
        other["peta"] = "1"
    return f"/kantor/?{other.urlencode()}"


def _grouped(rows: list[WorkRow], wanted: Wanted, counts: DeskCounts, *, first: bool, ticks: bool) -> list[dict[str, Any]]:
    """Rows under their due group; how many there are in all where that is known."""
    known = {}
    if wanted.filter.view is View.MINE and not wanted.is_filtered and first:
        known = _known(counts)
    if wanted.filter.view is View.ALL:
        return [{"word": "", "html": written(rows, ticks=ticks)}] if rows else []
    return [
        {"word": GROUP_WORDS[group], "late": group is DueGroup.LATE, "count": known.get(group, ""), "html": written(same, ticks=ticks)}
        for group, same in groupby(rows, key=lambda row: row.group)
    ]


def _known(counts: DeskCounts) -> dict[DueGroup, int | str]:
    """How many are in each group. Counted in the order of the list: where counting stopped there is no number, nor behind it."""
    later = counts.mine - counts.overdue - counts.today - counts.tomorrow
    parts = {DueGroup.LATE: counts.overdue, DueGroup.TODAY: counts.today, DueGroup.TOMORROW: counts.tomorrow, DueGroup.LATER: later}
    if counts.mine <= MOST_AT_DESK:
        return {**parts}
    reached = list(accumulate(parts.values()))
    told: dict[DueGroup, int | str] = {group: n for (group, n), so_far in zip(parts.items(), reached, strict=True) if so_far < counts.mine}
    return told if counts.overdue < counts.mine else {DueGroup.LATE: of_desk(counts.overdue)}


def _without(query: QueryDict, names: tuple[str, ...]) -> str:
    """The address of the page without these, from its beginning."""
    rest = query.copy()
    for name in (*names, "sesudah"):
        rest.pop(name, None)
    return f"?{rest.urlencode()}"


def _empty_words(actor: Actor, wanted: Wanted) -> dict[str, str]:
    if wanted.is_filtered:
        return {"title": _("Tidak ada yang cocok"), "text": _("Lepas salah satu saringan, atau cari dengan kata lain.")}
    if not actor.seats_as(*(role for role in Role if role not in {Role.ADMINISTRATOR})):
        return {"title": _("Admin tidak melihat laporan"), "text": _("Data acuan ada di halaman admin, pekerjaan gagal di menu samping.")}
    if wanted.filter.view in _ASIDE_WORDS:
        title, text = _ASIDE_WORDS[wanted.filter.view]
        return {"title": str(title), "text": str(text)}
    if wanted.filter.view in {View.MINE, View.OVERDUE}:
        return {"title": _("Tidak ada yang menunggu Anda"), "text": _("Semua laporan di meja Anda sudah ditangani.")}
    return {"title": _("Belum ada laporan di sini"), "text": _("Laporan yang boleh Anda lihat akan muncul di sini.")}
