"""The page of reports that wander between offices."""

from dataclasses import dataclass
from datetime import datetime
from typing import Final

from django.http import HttpResponse, QueryDict
from django.shortcuts import render
from django.utils.functional import Promise
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.decorators.http import require_safe

from siger.core.clock import now
from siger.reports.categories import CHOICES, NAMES, Category
from siger.reports.queries.paging import parse_cursor
from siger.reports.queries.wandering import DAYS, Spot, Wanderer, WanderFilter, Wandering
from siger.web.components.tags import pill
from siger.web.office.access import OfficePermission, OfficeRequest, office_page
from siger.web.office.rows import short_place
from siger.web.office.shell import shell

_SCOPES: Final[tuple[tuple[str, Promise], ...]] = (
    ("", gettext_lazy("Antarpemerintah saja")),
    ("semua", gettext_lazy("Juga di dalam satu pemerintah")),
)


@dataclass(frozen=True, slots=True)
class SpotRow:
    category: Promise | str
    place: str
    spot: Spot


@dataclass(frozen=True, slots=True)
class WandererRow:
    title: str
    place: str
    pill: SafeString
    row: Wanderer


@office_page(permission=OfficePermission.WANDERING)
@require_safe
def wandering_page(request: OfficeRequest) -> HttpResponse:
    """Eleven statements for any number of rows: session, account, seats, governments, six questions, what waits at the desk."""
    wanted, after = parse_wanted(request.GET), parse_cursor(request.GET.get("sesudah"))
    seen = Wandering(request.actor, wanted)
    page, waiting, at = seen.waiting(after=after), seen.waiting_count(), now()
    context = {
        "pairs": seen.pairs(),
        "spots": [SpotRow(NAMES[Category(one.category)], short_place(one.place), one) for one in seen.spots()],
        "wanderers": [_told(one) for one in seen.wanderers()],
        "waiting": waiting,
        "oldest": _since(waiting.oldest, at) if waiting.oldest else "",
        "offers": [(one, _since(one.since, at)) for one in page.rows],
        "next": page.next,
        "paged": after is not None,
        "sees_all": seen.sees_all,
        "wanted": wanted,
        "scope": "semua" if wanted.within else "",
        "scopes": _SCOPES,
        "days": [(days, _("%(days)d hari terakhir") % {"days": days}) for days in DAYS],
        "categories": [("", _("Semua")), *CHOICES],
        **shell(request, "wandering"),
    }
    return render(request, "office/wandering.html", context)


def parse_wanted(query: QueryDict) -> WanderFilter:
    """Anything unknown means the usual."""
    days, category = query.get("hari", ""), query.get("kategori", "")
    known = {str(one): one for one in DAYS}
    usual = WanderFilter()
    return WanderFilter(
        days=known.get(days, usual.days),
        category=category if category in set(Category) else "",
        within=query.get("lingkup") == "semua",
    )


def _told(one: Wanderer) -> WandererRow:
    return WandererRow(one.title or _("Pengaduan berkadar pengawasan"), short_place(one.place), pill(one.state, one.outcome), one)


def _since(moment: datetime, at: datetime) -> str:
    """How long ago: "3 hari", "kurang dari sehari"."""
    days = (at - moment).days
    return ngettext("%(n)d hari", "%(n)d hari", days) % {"n": days} if days > 0 else _("kurang dari sehari")
