"""Rows of the public list in words."""

from collections.abc import Iterable
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from siger.core.clock import now
from siger.reports.categories import NAMES, Category
from siger.reports.queries.public import PublicRow
from siger.reports.states import State
from siger.web.citizen.dates import days_between, long_day
from siger.web.citizen.shown_photos import photo_url
from siger.web.components.status import status_of

_AT_WORK = frozenset({State.RECEIVED, State.ASSIGNED, State.IN_PROGRESS, State.AWAITING_VALIDATION, State.REFERRED})


def public_rows(rows: Iterable[PublicRow]) -> list[dict[str, Any]]:
    return [_row(row) for row in rows]


def _row(row: PublicRow) -> dict[str, Any]:
    late = late_days(row)
    return {
        "url": f"/laporan/{row.number}",
        "number": row.number,
        "title": row.title,
        "category": row.category,
        "category_word": str(NAMES[Category(row.category)]),
        "state": row.state,
        "outcome": row.outcome,
        "late": late_words(late),
        "photo": photo_url(row.after or row.photo) if row.after or row.photo else "",
        "aside": supporters_words(row.supporters),
        "place": row.region_name,
        "said": said(row),
    }


def late_words(days: int | None) -> str:
    """ "Terlambat 3 hari", nothing when it is in time."""
    if not days:
        return "" if days is None else _("Terlambat")
    return ngettext("Terlambat %(days)d hari", "Terlambat %(days)d hari", days) % {"days": days}


def late_days(row: PublicRow) -> int | None:
    """Days past the due time while somebody at work holds it; None when it is in time."""
    if row.due_at is None or row.state not in _AT_WORK or row.due_at >= now():
        return None
    return days_between(row.due_at, now())


def said(row: PublicRow) -> str:
    """Who has it, by when."""
    day = long_day(row.due_at) if row.due_at else ""
    words = {
        State.RECEIVED: _("Menunggu petugas penerima."),
        State.ASSIGNED: _("Menunggu %(office)s, paling lambat %(day)s."),
        State.IN_PROGRESS: _("Dikerjakan %(office)s, paling lambat %(day)s."),
        State.AWAITING_VALIDATION: _("%(office)s bilang selesai, sedang diperiksa."),
        State.RESOLVED: _("%(office)s bilang selesai, pelapor menilai sampai %(day)s."),
    }.get(State(row.state), "")
    return words % {"office": row.agency_name or _("instansi"), "day": day}


def supporters_words(count: int) -> str:
    return ngettext("%(count)d pendukung", "%(count)d pendukung", count) % {"count": count} if count else ""


def tone_of(row: PublicRow) -> str:
    return "late" if late_days(row) is not None else status_of(row.state, row.outcome).tone


def word_of(row: PublicRow) -> str:
    return str(status_of(row.state, row.outcome).word)
