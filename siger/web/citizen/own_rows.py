"""A person's own reports as rows of a list, the ones that wait for an answer first."""

from collections.abc import Sequence
from typing import Any

from django.utils.translation import gettext as _

from siger.reports.categories import NAMES, Category
from siger.reports.models import Report
from siger.reports.states import Holder, State
from siger.web.citizen.dates import due_day


def own_rows(reports: Sequence[Report]) -> list[dict[str, Any]]:
    rows = [_row(report) for report in reports]
    return sorted(rows, key=lambda row: not row["waits"])


def _row(report: Report) -> dict[str, Any]:
    return {
        "number": report.number,
        "url": f"/laporan/{report.number}",
        "title": report.title or _("Pengaduan ke Inspektorat"),
        "category": report.category,
        "category_word": str(NAMES[Category(report.category)]),
        "state": report.state,
        "outcome": report.outcome,
        "waits": report.holder == Holder.REPORTER,
        "said": _said(report),
        "region": report.region.full_name,
    }


def _said(report: Report) -> str:
    """One line: who has it, by when."""
    day = due_day(report.due_at, provisional=report.due_provisional and report.state != State.RESOLVED) if report.due_at else ""
    office = report.agency.short_name if report.agency else _("petugas")
    words = {
        State.RECEIVED: _("Menunggu petugas penerima. Paling lambat %(day)s."),
        State.NEEDS_INFO: _("Petugas bertanya. Jawab paling lambat %(day)s."),
        State.ASSIGNED: _("Menunggu %(office)s. Paling lambat %(day)s."),
        State.IN_PROGRESS: _("Dikerjakan %(office)s. Paling lambat %(day)s."),
        State.AWAITING_VALIDATION: _("Petugas bilang selesai, sedang diperiksa."),
        State.RESOLVED: _("Petugas bilang sudah selesai. Menurut Anda? Jawab paling lambat %(day)s."),
        State.MERGED: _("Mengikuti laporan lain tentang masalah yang sama."),
        State.REFERRED: _("Dirujuk ke instansi lain, kami pantau jawabannya."),
    }.get(State(report.state), "")
    return words % {"day": day, "office": office}
