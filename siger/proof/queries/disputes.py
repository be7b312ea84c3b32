"""Disputes of approved work, for whoever stands above the validator: both sides, and nothing else of the report."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import reduce
from operator import or_
from typing import Any, Final
from uuid import UUID

from django.db.models import Q

from siger.core.errors import NotFound
from siger.people.actors import Actor
from siger.people.models import Agency
from siger.people.roles import Role
from siger.proof.models import Judged, Judgement
from siger.proof.queries.checks import CheckRow, photos_named, rows_about
from siger.proof.queries.said import Said, latest_entry, said_in
from siger.proof.superiors import disputes_below, without_hand_of
from siger.reports.models import Photo, PhotoKind, Report, TimelineEntry
from siger.reports.permissions import may_see
from siger.reports.queries.paging import Cursor, Page, page_of
from siger.reports.states import Verb

PAGE: Final = 25
MOST_COUNTED: Final = 100
_READERS: Final = (Role.SUPERVISOR, Role.LEADER)
_SIDES: Final = (
    "report__number",
    "report__title",
    "report__region__full_name",
    "agency__name",
    "validator__name",
    "validator_agency__name",
)


@dataclass(frozen=True, slots=True)
class DisputeRow:
    """`agency` worked, `validator` of `office` approved. `finding` is of `Finding`, empty while nobody said anything."""

    number: str
    seq: int
    title: str
    place: str
    agency: str
    validator: str
    office: str
    at: datetime
    finding: str


@dataclass(frozen=True, slots=True)
class Dispute:
    """`proof` and `approval` are one side, `dispute` the other. `work` is the report that was worked on, `may_open` whether the reader sees
    more of it; `may_find`: the reader is a superior and nothing was found yet.
    """

    judged: Judgement
    report: Report
    work: Report
    proof: Said
    approval: Said
    dispute: Said
    reported: Sequence[Photo]
    before: Sequence[Photo]
    after: Sequence[Photo]
    disputed: Sequence[Photo]
    checks: Sequence[CheckRow]
    may_open: bool
    may_find: bool
    worker: str = ""


def disputes_for(actor: Actor, *, found: bool, after: Cursor | None = None) -> Page[DisputeRow]:
    """Newest first: those still to be looked at, or those with a finding. One statement; none for who stands above nobody."""
    if not actor.seats_as(*_READERS):
        return Page((), None)
    rows = _theirs(actor).exclude(finding="") if found else _theirs(actor).filter(finding="")
    if after:
        rows = rows.filter(at__lte=after.at).exclude(at=after.at, id__gte=after.id)
    values = list(rows.order_by("-at", "-id").values_list("id", "at", "seq", "finding", *_SIDES)[: PAGE + 1])
    return page_of(values, PAGE, _row, lambda row: Cursor(row[1], row[0]))


def disputes_open(actor: Actor) -> int:
    """How many wait for a finding, for the menu; counted up to 100. One statement for a superior, none for others."""
    if not actor.seats_as(Role.SUPERVISOR):
        return 0
    below = Agency.objects.filter(reduce(or_, (Q(path__startswith=seat.agency_path) for seat in actor.seats_as(Role.SUPERVISOR))))
    # By ids of agencies, so that the database goes through the index of open disputes and not through all of them.
    waiting = Judgement.objects.filter(validator_agency__in=below.values("pk"), verdict=Judged.DISPUTED, finding="")
    return waiting.filter(without_hand_of(actor)).order_by()[:MOST_COUNTED].count()


def dispute_for(actor: Actor, number: str, seq: int) -> Dispute:
    """Both sides of one. A constant eleven statements at most. Raises NotFound."""
    related = ("report__agency", "report__region", "work__agency", "work__region", "agency", "worker", "validator", "found_by")
    judged = _theirs(actor).filter(report__number=number, seq=seq).select_related(*related).first()
    if judged is None:
        raise NotFound
    report, work = judged.report, judged.work or judged.report
    disputed = latest_entry(report, Verb.DISPUTE, judged.at)
    proof = latest_entry(work, Verb.SUBMIT_PROOF, judged.at)
    photos = photos_named(proof)
    after = [photo for photo in photos if photo.kind == PhotoKind.AFTER]
    return Dispute(
        judged=judged,
        report=report,
        work=work,
        proof=said_in(proof, "note"),
        approval=said_in(latest_entry(work, Verb.VALIDATE, judged.at), "note"),
        dispute=said_in(disputed, "reason"),
        reported=list(Photo.objects.filter(report=work, kind__in=[PhotoKind.REPORT, PhotoKind.EXTRA]).order_by("pk")),
        before=[photo for photo in photos if photo.kind == PhotoKind.BEFORE],
        after=after,
        disputed=_disputed_photos(report, disputed),
        checks=rows_about(actor, after) if after else [],
        may_open=may_see(actor, report),
        may_find=not judged.finding and _theirs(actor, Role.SUPERVISOR).filter(pk=judged.pk).exists(),
        worker=str(judged.worker.name) if judged.worker else "",
    )


def disputed_photo(actor: Actor, public_id: UUID) -> Photo:
    """A picture of either side, for who may read the dispute. Two statements. Raises NotFound."""
    photo = Photo.objects.select_related("report").filter(public_id=public_id).first()
    if photo is None or not actor.seats_as(*_READERS):
        raise NotFound
    if not _theirs(actor).filter(Q(report=photo.report) | Q(work=photo.report)).exists():
        raise NotFound
    return photo


def _theirs(actor: Actor, *roles: Role) -> Any:
    return Judgement.objects.filter(disputes_below(actor, *(roles or _READERS)), verdict=Judged.DISPUTED)


def _disputed_photos(report: Report, entry: TimelineEntry | None) -> list[Photo]:
    named = set((entry.payload or {}).get("photos", ())) if entry else set()
    photos = Photo.objects.filter(report=report, kind=PhotoKind.DISPUTE).order_by("pk")
    return [photo for photo in photos if bytes(photo.sha256).hex() in named]


def _row(row: tuple[Any, ...]) -> DisputeRow:
    _id, at, seq, finding, number, title, place, agency, validator, office = row
    return DisputeRow(number, seq, title, place, agency or "", validator or "", office or "", at, finding)
