"""Rows of the worklist, ready to be written down: everything that costs is done once a page, not once a row."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache
from html import escape  # not Django's, which asks every word whether it is lazy
from typing import Final

from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _

from siger.desk.queries.bulk import Pending
from siger.desk.queries.row_marks import RowMarks
from siger.reports.categories import NAMES, Category
from siger.reports.queries.worklist import WorklistRow
from siger.web.components.tags import pill
from siger.web.office.moments import DueGroup, DueWords

_NO_MARKS: Final = RowMarks()
TAGS_SHOWN: Final = 3


@dataclass(frozen=True, slots=True)
class WorkRow:
    """`owner` is the agency in charge, or the suggested one when `suggested`; `marks` are short words beside the place; `who` of that
    office looks after it; `unread`: something happened that the reader has not seen; `pending`: what a run is about to do to it;
    `tags` are words of the reader's own office.
    """

    number: str
    version: int
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
    who: str = ""
    unread: bool = False
    pending: str = ""
    tags: tuple[str, ...] = ()

    def html(self, *, suggest: str, new: str, page: str = "/kantor/laporan/", tick: str = "") -> SafeString:
        """The row as it stands in the list. Written here, since a template needs ten times as long for fifty of them."""
        owner = f'<span class="quiet">{escape(suggest)}</span> {escape(self.owner)}' if self.suggested else escape(self.owner)
        place = f"{self.place} · {self.marks}" if self.marks else self.place
        beside = "quiet work-line" if owner else "quiet work-line is-alone"
        beneath = f"{self.who} · {self.category}" if self.who else self.category
        fresh = new if self.unread else ""
        waits = f'<span class="work-waits">{escape(self.pending)}</span>' if self.pending else ""
        due = f'<span class="is-late">{escape(self.due)}</span>' if self.late else f"<span>{escape(self.due)}</span>"
        mine = f'name="pilih" value="{self.number}.{self.version}" aria-label="{tick} {self.number}"'
        box = f'<input class="tick" type="checkbox" form="massal" {mine}>' if tick else ""
        tagged = _tag_row(self.tags) if self.tags else ""
        return mark_safe(  # noqa: S308 - every word is escaped above or in place
            f'<li class="work-row{" is-unread" if self.unread else ""}" data-row data-number="{self.number}">'
            f'{box}<div class="work-what"><a class="work-title" href="{page}{self.number}">{escape(self.title)}{fresh}</a>'
            f'<span class="quiet">{escape(place)}</span>{tagged}{waits}</div><div class="work-state">{self.pill}</div>'
            f'<div class="work-owner">{owner}<span class="{beside}">{escape(beneath)}</span></div>'
            f'<div class="work-due">{due}<span class="quiet work-line">{escape(self.day)}</span></div></li>'
        )


def work_rows(rows: Sequence[WorklistRow], suggested: Mapping[int, str], at: datetime, marks: RowMarks = _NO_MARKS) -> list[WorkRow]:
    words = DueWords(at)
    language = get_language() or "id"
    untitled = _("Pengaduan berkadar pengawasan")
    built = []
    for row in rows:
        due = words.say(row.due_at, overdue=row.overdue, provisional=row.provisional)
        built.append(
            WorkRow(
                number=row.number,
                version=row.version,
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
                who=row.assignee,
                unread=row.id in marks.unread,
                pending=_pending(marks.pending.get(row.id)),
                tags=tuple(marks.tags[one] for one in row.tags if one in marks.tags),
            )
        )
    return built


def written(rows: Iterable[WorkRow], *, page: str = "/kantor/laporan/", ticks: bool = False) -> SafeString:
    """All rows, one after the other."""
    suggest, tick, unread = _("usul"), _("Pilih") if ticks else "", _("belum Anda baca")
    new = f'<span class="vh"> ({escape(unread)})</span>'
    return mark_safe("".join(row.html(suggest=suggest, new=new, page=page, tick=tick) for row in rows))  # noqa: S308 - rows escape their words


def short_place(full_name: str) -> str:
    """Village and kabupaten or kota: "Merak Batin, Lampung Selatan"."""
    parts = full_name.split(", ")
    return f"{parts[0]}, {parts[-1].removeprefix('Kabupaten ')}" if len(parts) > 1 else full_name


def _marks(row: WorklistRow) -> str:
    marks = []
    if row.disputes:
        marks.append(_("dibantah"))
    if row.gathered:
        marks.append(ngettext("%(n)d digabung", "%(n)d digabung", row.gathered) % {"n": row.gathered})
    if row.supporters:
        marks.append(ngettext("%(n)d pendukung", "%(n)d pendukung", row.supporters) % {"n": row.supporters})
    return " · ".join(marks)


def _pending(run: Pending | None) -> str:
    return _("Antre: %(verb)s, oleh %(who)s") % {"verb": run.word, "who": run.who} if run else ""


def _tag_row(tags: Sequence[str]) -> str:
    """The first few; how many more there are is said, and which, the report's page tells."""
    words = "".join(f'<span class="tag">{escape(name)}</span>' for name in tags[:TAGS_SHOWN])
    more = f'<span class="sub">+{len(tags) - TAGS_SHOWN}</span>' if len(tags) > TAGS_SHOWN else ""
    label = escape(_("Tag:"))
    return f'<span class="tag-row"><span class="vh">{label} </span>{words}{more}</span>'


@lru_cache(maxsize=128)
def _pill(state: str, outcome: str, language: str) -> SafeString:
    return pill(state, outcome)


@lru_cache(maxsize=64)
def _category(code: str, language: str) -> str:
    return str(NAMES[Category(code)])
