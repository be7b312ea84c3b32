"""The rows of an export, in words, a thousand at a time by id: no long transaction, constant memory."""

from collections.abc import Iterator
from dataclasses import asdict, fields
from datetime import date, datetime
from enum import Enum
from typing import Any, Final

from django.conf import settings
from django.db.models import QuerySet
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from siger.people.actors import Actor
from siger.reports.categories import NAMES, Category, Visibility
from siger.reports.models import Report
from siger.reports.queries.worklist import View, WorklistFilter
from siger.reports.queries.worklist.conditions import filtered
from siger.reports.states import State
from siger.reports.words import STATE_WORDS

AT_ONCE: Final = 1_000
Row = tuple[str | int, ...]

HEADS: Final[tuple[Promise, ...]] = (
    _("Nomor"), _("Judul"), _("Isi laporan"), _("Kategori"), _("Keadaan"), _("Wilayah"), _("Kode wilayah"), _("Patokan"), _("Instansi"),
    _("Diterima"), _("Tenggat"), _("Selesai"), _("Pendukung"), _("Dibantah"), _("Tampil untuk umum"),
)  # fmt: skip
_COLUMNS: Final = (
    "id", "number", "title", "text", "category", "state", "region__full_name", "region_id", "landmark", "agency__name",
    "received_at", "due_at", "resolved_at", "supporters", "disputes", "published_at",
)  # fmt: skip


def as_data(wanted: WorklistFilter) -> dict[str, Any]:
    """A filter that a job can read later."""
    return {name: _plain(value) for name, value in asdict(wanted).items()}


def _plain(value: Any) -> Any:
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, date):
        return value.isoformat()
    return list(value) if isinstance(value, tuple | frozenset | set) else value


def from_data(data: dict[str, Any]) -> WorklistFilter:
    """What an older release wrote and this one does not know is left out."""
    known = {field.name for field in fields(WorklistFilter)}
    kept: dict[str, Any] = {name: tuple(value) if isinstance(value, list) else value for name, value in data.items() if name in known}
    return WorklistFilter(**(kept | {"view": View(data["view"])}))


def exported(actor: Actor, wanted: WorklistFilter) -> "QuerySet[Report]":
    """What the actor may see of the view; whistleblowing never, whoever asks."""
    found = filtered(actor, wanted, settings.INSTALLATION.number_prefix)
    return found.exclude(visibility=Visibility.WHISTLEBLOWING).order_by("id")


def rows_of(actor: Actor, wanted: WorklistFilter) -> Iterator[list[Row]]:
    """A statement each; ends when there is nothing more."""
    found, last = exported(actor, wanted), 0
    states = {state.value: str(word) for state, word in STATE_WORDS.items()}
    while some := list(found.filter(id__gt=last).values_list(*_COLUMNS)[:AT_ONCE]):
        last = some[-1][0]
        yield [_in_words(values[1:], states) for values in some]


def _in_words(values: tuple[Any, ...], states: dict[str, str]) -> Row:
    number, title, text, category, state, region, code, landmark, agency, *times, supporters, disputes, published = values
    kind, came, due, done = str(NAMES[Category(category)]), *(_moment(one) for one in times)
    said = states.get(State(state).value, state)
    return (
        number, title, text, kind, said, region, code, landmark, agency or "", came, due, done, supporters, disputes, _moment(published)
    )  # fmt: skip


def _moment(at: datetime | None) -> str:
    """Local time, sortable as text."""
    return timezone.localtime(at).strftime("%Y-%m-%d %H:%M") if at else ""
