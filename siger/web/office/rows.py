"""Rows of the worklist, ready to be written down: everything that costs is done once a page, not once a row."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache

from django.utils.safestring import SafeString
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from siger.reports.categories import NAMES, Category
from siger.reports.queries.worklist import WorklistRow
from siger.web.components.tags import pill
from siger.web.office.moments import DueGroup, DueWords


@dataclass(frozen=True, slots=True)
class WorkRow:
    """`owner` is the agency in charge, or the suggested one when `suggested`; `marks` are short words beside the place."""

    number: str
    title: str
    place: str
    pill: SafeString
    owner: str
    suggested: bool
    category: str
    group: DueGroup
    due: str
    late: bool
    day: str
    marks: str


def work_rows(rows: Sequence[WorklistRow], suggested: Mapping[int, str], at: datetime) -> list[WorkRow]:
    words = DueWords(at)
    language = get_language() or "id"
    untitled = _("Pengaduan berkadar pengawasan")
    built = []
    for row in rows:
        due = words.say(row.due_at, overdue=row.overdue)
        built.append(
            WorkRow(
                number=row.number,
                title=row.title or untitled,
                place=short_place(row.region_name),
                pill=_pill(row.state, row.outcome, language),
                owner=row.agency_name or suggested.get(row.id, ""),
                suggested=not row.agency_name and row.id in suggested,
                category=_category(row.category, language),
                group=due.group,
                due=due.word,
                late=due.late,
                day=words.day_of(row.received_at),
                marks=_marks(row),
            )
        )
    return built


def short_place(full_name: str) -> str:
    """Village and kabupaten or kota: "Merak Batin, Lampung Selatan"."""
    parts = full_name.split(", ")
    return f"{parts[0]}, {parts[-1].removeprefix('Kabupaten ')}" if len(parts) > 1 else full_name


def _marks(row: WorklistRow) -> str:
    marks = []
    if row.disputes:
        marks.append(_("dibantah"))
    if row.supporters:
        marks.append(_("%(n)d pendukung") % {"n": row.supporters})
    return " · ".join(marks)


@lru_cache(maxsize=128)
def _pill(state: str, outcome: str, language: str) -> SafeString:
    return pill(state, outcome)


@lru_cache(maxsize=64)
def _category(code: str, language: str) -> str:
    return str(NAMES[Category(code)])
