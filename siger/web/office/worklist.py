"""The list of work: what waits for me, most urgent first. No per-row statement, and rows of plain markup: it is opened 500 times a day."""

from dataclasses import dataclass, replace
from itertools import groupby
from typing import Any, Final

from django.conf import settings
from django.http import HttpResponse, QueryDict
from django.shortcuts import render
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_safe

from siger.core.clock import now
from siger.people.actors import Actor
from siger.people.roles import Role
from siger.regions.codes import is_code
from siger.regions.models import Region
from siger.regions.names import find_regions
from siger.reports.categories import CHOICES, Category
from siger.reports.queries.closed_agencies import closed_agencies
from siger.reports.queries.paging import parse_cursor
from siger.reports.queries.worklist import AsideCounts, DeskCounts, View, WorklistFilter, aside_counts, desk_counts, worklist
from siger.reports.states import State
from siger.reports.words import STATE_WORDS
from siger.triage.owners import suggested_names
from siger.web.office.access import OfficePermission, OfficeRequest, office_page
from siger.web.office.bulk.bar import bulk_bar
from siger.web.office.moments import GROUP_WORDS, DueGroup
from siger.web.office.rows import WorkRow, options, work_rows, written
from siger.web.office.shell import shell

VIEW_WORDS: Final[dict[View, Promise]] = {
    View.MINE: gettext_lazy("Menunggu saya"),
    View.OVERDUE: gettext_lazy("Lewat tenggat"),
    View.OFFERED: gettext_lazy("Diserahkan ke kami"),
    View.REFERRED_LATE: gettext_lazy("Rujukan terlambat"),
    View.DISPUTED: gettext_lazy("Dibantah warga"),
    View.OPEN: gettext_lazy("Semua yang terbuka"),
    View.ALL: gettext_lazy("Semua"),
}
# What can be empty for good at a desk where nothing ever waits: leaders and auditors read, and begin with what is open.
_OF_A_DESK: Final = frozenset({View.MINE, View.OVERDUE})
_ASIDE: Final = frozenset({View.OFFERED, View.REFERRED_LATE})
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
_LATE: Final = frozenset({View.OVERDUE, View.REFERRED_LATE})
_READERS: Final = frozenset({Role.LEADER, Role.AUDITOR})
_WORDS_MOST: Final = 120


@dataclass(frozen=True, slots=True)
class Wanted:
    """What the address asks for: the filter, and the words under which its region is shown."""

    filter: WorklistFilter
    region_name: str = ""

    @property
    def is_filtered(self) -> bool:
        return self.filter != WorklistFilter(view=self.filter.view)


@office_page(permission=OfficePermission.WORKLIST)
@require_safe
def worklist_page(request: OfficeRequest) -> HttpResponse:
    """Nine statements for any number of rows: session, account, seats, counts, what waits aside, the list, three for owners.

    One more with a region, one more for administrators, and one for who both works and assigns.
    """
    reads = _reads_only(request.actor)
    wanted = parse_wanted(request.GET, View.OPEN if reads else View.MINE)
    page = worklist(
        request.actor, wanted.filter, prefix=settings.INSTALLATION.number_prefix, after=parse_cursor(request.GET.get("sesudah"))
    )
    counts = desk_counts(request.actor)
    rows = work_rows(page.rows, suggested_names([row.id for row in page.rows if row.state == State.RECEIVED]), now())
    context = {
        "groups_of_rows": _grouped(rows, wanted, counts, first=not request.GET.get("sesudah")),
        "next": page.next,
        "paged": bool(request.GET.get("sesudah")),
        "views": _views(wanted.filter.view, counts, aside_counts(request.actor), reads=reads),
        "wanted": wanted,
        "closed": closed_agencies(request.actor) if request.actor.seats_as(Role.ADMINISTRATOR) else (),
        "chips": _chips(request.GET, wanted),
        "states": options("state", wanted.filter.state),
        "categories": options("category", wanted.filter.category),
        "empty": _empty_words(request.actor, wanted),
        "q": wanted.filter.words,
        **bulk_bar(request),
        **shell(request, "worklist", counts),
    }
    return render(request, "office/worklist/page.html", context)


def _reads_only(actor: Actor) -> bool:
    return bool(actor.seats_as(*_READERS)) and all(seat.role in _READERS for seat in actor.seats)


def parse_wanted(query: QueryDict, usual: View) -> Wanted:
    """Anything unknown means "any", an unknown view the usual one; a region typed without the picker is the best one of that name."""
    view = query.get("tampilan", "")
    region, region_name = _region(query.get("wilayah", ""), query.get("wilayah_text", ""))
    state, category = query.get("keadaan", ""), query.get("kategori", "")
    wanted = WorklistFilter(
        view=View(view) if view in set(View) else usual,
        state=state if state in set(State) else "",
        category=category if category in set(Category) else "",
        region=region,
        words=query.get("q", "").replace("\0", "").strip()[:_WORDS_MOST],
    )
    if wanted.words and not view:
        wanted = replace(wanted, view=View.ALL)  # who looks for a number looks everywhere
    return Wanted(wanted, region_name)


def _region(code: str, typed: str) -> tuple[str, str]:
    if is_code(code):
        found = Region.objects.filter(pk=code).first()
        return (found.code, found.full_name) if found else ("", "")
    best = find_regions(typed, limit=1) if typed.strip() else []
    return (best[0].code, best[0].full_name or best[0].name) if best else ("", "")


def _grouped(rows: list[WorkRow], wanted: Wanted, counts: DeskCounts, *, first: bool) -> list[dict[str, Any]]:
    """Rows under their due group; how many there are in all where that is known."""
    known = {}
    if wanted.filter.view is View.MINE and not wanted.is_filtered and first:
        later = counts.mine - counts.overdue - counts.today - counts.tomorrow
        known = {DueGroup.LATE: counts.overdue, DueGroup.TODAY: counts.today, DueGroup.TOMORROW: counts.tomorrow, DueGroup.LATER: later}
    if wanted.filter.view is View.ALL:
        return [{"word": "", "html": written(rows, ticks=True)}] if rows else []
    return [
        {"word": GROUP_WORDS[group], "late": group is DueGroup.LATE, "count": known.get(group, ""), "html": written(same, ticks=True)}
        for group, same in groupby(rows, key=lambda row: row.group)
    ]


def _views(current: View, counts: DeskCounts, aside: AsideCounts, *, reads: bool) -> list[dict[str, Any]]:
    shown = {View.MINE: counts.mine, View.OVERDUE: counts.overdue, View.OFFERED: aside.offered, View.REFERRED_LATE: aside.referred_late}
    hidden = {view for view in _ASIDE if shown[view] is None} | (_OF_A_DESK if reads else frozenset())
    return [
        {
            "view": view,
            "word": word,
            "url": f"/kantor/?tampilan={view}",
            "current": view is current,
            "count": "" if shown.get(view) is None else shown[view],
            "late": view in _LATE,
        }
        for view, word in VIEW_WORDS.items()
        if view not in hidden or view is current
    ]


def _chips(query: QueryDict, wanted: Wanted) -> list[dict[str, Any]]:
    """Filters in force, each with the address without it."""
    chosen = wanted.filter
    chips = [
        (chosen.state, STATE_WORDS[State(chosen.state)] if chosen.state else "", ("keadaan",)),
        (chosen.category, dict(CHOICES).get(chosen.category), ("kategori",)),
        (chosen.region, wanted.region_name, ("wilayah", "wilayah_text")),
        (chosen.words, f"“{chosen.words}”", ("q",)),
    ]
    return [{"word": word, "url": _without(query, names)} for value, word, names in chips if value]


def _without(query: QueryDict, names: tuple[str, ...]) -> str:
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
