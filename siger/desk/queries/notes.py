"""Notes of the office, and who was called by them."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from django.contrib.postgres.aggregates import ArrayAgg
from django.db.models import CharField, F, Func, Q, Value
from django.db.models.functions import Coalesce, NullIf

from siger.desk.models import Mention, Note
from siger.desk.queries.callable import reads_notes
from siger.people.actors import Actor
from siger.reports.loading import reports_with_owner
from siger.reports.models import Report

PAGE: Final = 30
_NAME: Final = Coalesce(
    NullIf(F("mentions__user__name"), Value("")),
    Func(F("mentions__user__email"), Value("@"), Value(1), function="split_part", output_field=CharField()),
)


@dataclass(frozen=True, slots=True)
class NoteRow:
    """`called` are names. `is_new`: it calls the reader, who did not know yet."""

    words: str
    at: datetime
    author: str
    agency: str
    called: list[str]
    is_new: bool


@dataclass(frozen=True, slots=True)
class MentionRow:
    """`note` and `report` are None where the reader does not see the report any more."""

    id: int
    at: datetime
    unread: bool
    note: Note | None = None
    report: Report | None = None


def notes_of(actor: Actor, report: Report) -> list[NoteRow]:
    """All notes about `report`, newest first; none for whoever has no seat towards it or sent it. One statement."""
    if not reads_notes(actor, report):
        return []
    mine = Q(mentions__user_id=actor.user_id, mentions__read_at__isnull=True)
    notes = (
        Note.objects.filter(report=report)
        .select_related("author", "agency")
        .annotate(names=ArrayAgg(_NAME, filter=Q(mentions__isnull=False), default=[], distinct=True))
        .annotate(calls_me=ArrayAgg("mentions__id", filter=mine, default=[]))
        .order_by("-at", "-id")
    )
    return [_row(note) for note in notes]


def _row(note: Note) -> NoteRow:
    return NoteRow(
        words=note.words,
        at=note.at,
        author=note.author.get_short_name() if note.author else "",
        agency=note.agency.short_name,
        called=list(getattr(note, "names", ())),
        is_new=bool(getattr(note, "calls_me", ())),
    )


def mentions_of(actor: Actor, *, before: int | None = None) -> tuple[list[MentionRow], int | None]:
    """Newest first, with the cursor of the next page. Two statements. What the actor does not see any more is told without a word of it."""
    if actor.user_id is None:
        return [], None
    found = Mention.objects.filter(user_id=actor.user_id).select_related("note", "note__author", "note__agency").order_by("-id")
    rows = list((found.filter(pk__lt=before) if before else found)[: PAGE + 1])
    shown = rows[:PAGE]
    seen = _seen(actor, {one.note.report_id for one in shown})
    return [_mention(one, seen.get(one.note.report_id)) for one in shown], shown[-1].pk if len(rows) > PAGE else None


def _seen(actor: Actor, ids: Iterable[int]) -> dict[int, Report]:
    return {report.pk: report for report in reports_with_owner().filter(pk__in=set(ids)) if reads_notes(actor, report)}


def _mention(one: Mention, report: Report | None) -> MentionRow:
    return MentionRow(one.pk, one.note.at, one.read_at is None, one.note if report else None, report)
