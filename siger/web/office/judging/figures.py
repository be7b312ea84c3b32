"""How finished work was judged, in tables and as files for a spreadsheet."""

import csv
from collections.abc import Iterator
from datetime import date, datetime, timedelta
from typing import Final

from django.http import HttpResponse, QueryDict
from django.shortcuts import render
from django.utils.dateparse import parse_date
from django.utils.timezone import localdate, make_aware
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from siger.core.errors import NotFound
from siger.desk.exporting.files import harmless
from siger.proof.models import CheckKind
from siger.proof.queries.figures import Figures, Period, figures_for
from siger.proof.words import question_of
from siger.reports.missing import MISSING_WORDS, Missing
from siger.web.office.access import OfficePermission, OfficeRequest, office_page
from siger.web.office.agencies import asked_agency
from siger.web.office.shell import shell

USUAL_DAYS: Final = 30
PRESETS: Final = (7, 30, 90, 365)
FIRST_DAY: Final = date(2020, 1, 1)
Row = tuple[str | int, ...]


@office_page(permission=OfficePermission.PROOF_FIGURES)
@require_safe
def figures_page(request: OfficeRequest) -> HttpResponse:
    """Six statements of its own, whatever the period, and one more with an agency."""
    first, last = _days(request.GET)
    period, agency_name = _period(request.GET, first, last)
    figures = figures_for(request.actor, period)
    context = {
        "figures": figures,
        "missing": [(MISSING_WORDS[Missing(one.code)], one.count) for one in figures.missing if one.code in set(Missing)],
        "warnings": [(question_of(CheckKind(one.code)), one.count) for one in figures.warnings if one.code in set(CheckKind.values)],
        "first": first,
        "last": last,
        "agency_id": period.agency_id,
        "agency_name": agency_name,
        "presets": [(days, localdate() - timedelta(days=days - 1), localdate()) for days in PRESETS],
        "query": request.GET.urlencode(),
        **shell(request, "proof-figures"),
    }
    return render(request, "office/validation/figures.html", context)


@office_page(permission=OfficePermission.PROOF_FIGURES)
@require_safe
def figures_file(request: OfficeRequest, table: str) -> HttpResponse:
    """The same as CSV: `pekerjaan` per agency and crew, `pemeriksaan` per office of validators. No cell is a formula."""
    if table not in _TABLES:
        raise NotFound
    first, last = _days(request.GET)
    period, _name = _period(request.GET, first, last)
    name = f"{table}-{first.isoformat()}-{last.isoformat()}.csv"
    answer = HttpResponse(content_type="text/csv; charset=utf-8", headers={"Content-Disposition": f'attachment; filename="{name}"'})
    answer.write("\ufeff")  # spreadsheets take it for UTF-8
    for row in _TABLES[table](figures_for(request.actor, period)):
        csv.writer(answer).writerow([harmless(value) for value in row])
    return answer


def _days(query: QueryDict) -> tuple[date, date]:
    """First and last day; anything unknown, turned round or out of this world means the last thirty days."""
    today = localdate()
    first, last = _day(query.get("dari", "")), _day(query.get("sampai", "")) or today
    if first is None or first > last:
        return today - timedelta(days=USUAL_DAYS - 1), today
    return first, last


def _day(text: str) -> date | None:
    try:
        day = parse_date(text)
    except ValueError:
        return None
    return day if day and FIRST_DAY <= day <= localdate() else None


def _period(query: QueryDict, first: date, last: date) -> tuple[Period, str]:
    agency_id, name = asked_agency(query.get("instansi", ""), query.get("instansi_text", ""))
    since, until = (make_aware(datetime.combine(day, datetime.min.time())) for day in (first, last + timedelta(days=1)))
    return Period(since, until, agency_id), name


def _work(figures: Figures) -> Iterator[Row]:
    yield (
        _("Instansi"), _("Regu"), _("Bukti diputus"), _("Disahkan"), _("Dikembalikan"), _("Persen dikembalikan"), _("Dengan peringatan"),
        _("Dibatalkan pemeriksaan kedua"), _("Dibantah pelapor"), _("Bukti palsu"),
    )  # fmt: skip
    for one in figures.work:
        yield (
            one.agency, one.crew, one.proofs, one.validated, one.returned, one.returned_share, one.warned,
            one.overturned, one.disputed, one.false_proof,
        )  # fmt: skip


def _looks(figures: Figures) -> Iterator[Row]:
    yield (
        _("Kantor validator"), _("Disahkan"), _("Dikembalikan"), _("Disahkan meski ada peringatan"), _("Pemeriksaan kedua"), _("Berbeda"),
        _("Dibatalkan"), _("Dibantah pelapor"), _("Disahkan terlalu cepat"), _("Bukti palsu"),
    )  # fmt: skip
    for one in figures.looks:
        yield (
            one.office, one.validated, one.returned, one.warned, one.looks, one.differed,
            one.overturned, one.disputed, one.hasty, one.false_proof,
        )  # fmt: skip


_TABLES: Final = {"pekerjaan": _work, "pemeriksaan": _looks}
