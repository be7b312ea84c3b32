"""The escalation chain of a government and rows of the log, in words."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from django.utils.dateparse import parse_datetime
from django.utils.formats import date_format
from django.utils.functional import Promise
from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from siger.deadlines.chain import Rung, Step, ladder
from siger.deadlines.models import ClockKind
from siger.deadlines.policies.clock import Clock
from siger.deadlines.queries.breaches import BreachRow
from siger.deadlines.superiors import offices_above
from siger.people.models import Agency
from siger.reports.states import Holder
from siger.web.components.due_moves import RUNG_WORDS
from siger.web.office.deadlines.words import CLOCK_WORDS
from siger.web.office.moments import DueWords, late_words

KIND_WORDS: Final[dict[str, Promise]] = {
    ClockKind.DESK: gettext_lazy("Batas meja"),
    ClockKind.PROMISE: gettext_lazy("Janji kepada pelapor"),
}
_HOLDER_WORDS: Final[dict[str, Promise]] = {
    Holder.DISPATCHER: gettext_lazy("Verifikator"),
    Holder.AGENCY: gettext_lazy("Instansi"),
    Holder.VALIDATOR: gettext_lazy("Validator"),
    Holder.OUTSIDE: gettext_lazy("Lembaga di luar"),
}
_TOLD_WORDS: Final[dict[Rung, Promise]] = {
    Rung.SUPERVISOR: gettext_lazy("sampai atasan langsung"),
    Rung.HEAD: gettext_lazy("sampai kepala instansi"),
    Rung.GOVERNMENT: gettext_lazy("sampai pimpinan daerah"),
    Rung.PROVINCE: gettext_lazy("sampai gubernur"),
}


@dataclass(frozen=True, slots=True)
class StepWords:
    when: str
    who: str


@dataclass(frozen=True, slots=True)
class Chain:
    word: Promise
    steps: list[StepWords]


@dataclass(frozen=True, slots=True)
class LateRow:
    """`tone` and `icon` as in `web.components.status`; `told` and `note` may be empty."""

    row: BreachRow
    clock: str
    holder: str
    state: str
    tone: str
    icon: str
    told: str
    note: str
    due: str


def chains(region: str) -> list[Chain]:
    """Both chains as they hold for the offices of `region`. Two statements."""
    government, province = offices_above(region)
    return [Chain(word, [_step(step, government, province) for step in ladder(kind)]) for kind, word in KIND_WORDS.items()]


def _step(step: Step, government: Agency | None, province: Agency | None) -> StepWords:
    when = _("Begitu lewat")
    if step.after:
        when = ngettext("Lewat %(n)d hari kerja", "Lewat %(n)d hari kerja", step.after) % {"n": step.after}
    return StepWords(when, _who(step.to, government, province))


def _who(rung: Rung, government: Agency | None, province: Agency | None) -> str:
    if rung in {Rung.SUPERVISOR, Rung.HEAD}:
        return str(RUNG_WORDS[rung]) % {"office": _("instansi yang terlambat")}
    office = government if rung is Rung.GOVERNMENT else province
    if office is None:
        return _("Belum ada pejabat yang tercatat untuk diberi tahu.")
    who = str(RUNG_WORDS[rung]) % {"office": office.name}
    if rung is Rung.GOVERNMENT and office != province:
        return _("%(who)s; camat bila yang terlambat kantor desa atau kelurahan") % {"who": who}
    return who


def told_rows(rows: Iterable[BreachRow], at: datetime) -> list[LateRow]:
    steps, days = {kind: ladder(kind) for kind in ClockKind.values}, DueWords(at)
    return [_told(row, steps[row.kind], days) for row in rows]


def _told(row: BreachRow, steps: tuple[Step, ...], days: DueWords) -> LateRow:
    over = row.ended_at is not None
    late = late_words((row.ended_at or days.at) - row.due_at)
    told = steps[: row.level]
    return LateRow(
        row=row,
        clock=_clock(row),
        holder=row.agency or str(_HOLDER_WORDS.get(row.holder, "")),
        state=_("selesai, %(late)s") % {"late": late} if over else late,
        tone="void" if over else "late",
        icon="check" if over else "alarm",
        told=str(_TOLD_WORDS[told[-1].to]) if told else "",
        note=_note(row.note),
        due=days.day_of(row.due_at),
    )


def _clock(row: BreachRow) -> str:
    if row.kind == ClockKind.PROMISE:
        return str(KIND_WORDS[ClockKind.PROMISE])
    if row.clock == Clock.RESOLUTION:
        return _("Penyelesaian")  # the desk's own; the promise has a row of its own
    return str(CLOCK_WORDS[Clock(row.clock)]) if row.clock in set(Clock) else row.clock


def _note(note: str) -> str:
    """ "batasnya lalu bergeser ke 12 Juni 2026 16.00: …", of what the log keeps as moment and reason."""
    told, _space, words = note.partition(" ")
    moment = parse_datetime(told) if told else None
    if moment is None:
        return note
    day = date_format(localtime(moment), _("j F Y H.i"))
    return _("batasnya lalu bergeser ke %(day)s: %(words)s") % {"day": day, "words": words}
