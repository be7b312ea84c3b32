"""A second look that differs from the approval, for whoever stands above the first validator: both, and nothing else of the report."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import reduce
from operator import or_
from typing import Final
from uuid import UUID

from django.db.models import Q, QuerySet

from siger.core.errors import NotFound
from siger.people.actors import Actor
from siger.people.roles import Role
from siger.proof.models import SecondLook
from siger.proof.queries.checks import CheckRow, photos_named, rows_about
from siger.proof.queries.said import Said, latest_entry, said_in
from siger.proof.superiors import NOT_SECRET, NOTHING
from siger.reports.missing import missing_words
from siger.reports.models import Photo, PhotoKind, Report, TimelineEntry
from siger.reports.permissions import may_see
from siger.reports.states import Verb

_READERS: Final = (Role.SUPERVISOR, Role.LEADER)


@dataclass(frozen=True, slots=True)
class Differing:
    """`approval` is what the first validator said, `second` what the second did, who found `missing`; `may_open`: the reader sees more of
    the report.
    """

    report: Report
    proof: Said
    approval: Said
    second: Said
    missing: Sequence[str]
    overturned: bool
    reported: Sequence[Photo]
    before: Sequence[Photo]
    after: Sequence[Photo]
    checks: Sequence[CheckRow]
    may_open: bool


def differing_for(actor: Actor, number: str, seq: int) -> Differing:
    """The second look at the approval of entry `seq`. A constant seven statements at most. Raises NotFound."""
    related = ("report__agency", "report__region", "looker")
    look = _theirs(actor).filter(report__number=number, seq=seq).select_related(*related).first()
    approval = TimelineEntry.objects.filter(report=look.report, seq=seq).select_related("user", "agency").first() if look else None
    if look is None or approval is None:
        raise NotFound
    proof = latest_entry(look.report, Verb.SUBMIT_PROOF, approval.recorded_at)
    photos = photos_named(proof)
    after = [photo for photo in photos if photo.kind == PhotoKind.AFTER]
    return Differing(
        report=look.report,
        proof=said_in(proof, "note"),
        approval=said_in(approval, "note"),
        second=Said(look.words or "", look.decided_at, str(look.looker.name) if look.looker else ""),
        missing=missing_words(look.missing),
        overturned=look.overturned,
        reported=list(Photo.objects.filter(report=look.report, kind__in=[PhotoKind.REPORT, PhotoKind.EXTRA]).order_by("pk")),
        before=[photo for photo in photos if photo.kind == PhotoKind.BEFORE],
        after=after,
        checks=rows_about(actor, after) if after else [],
        may_open=may_see(actor, look.report),
    )


def differing_photo(actor: Actor, public_id: UUID) -> Photo:
    """A picture of the work that was looked at again, for who may read that look. Two statements. Raises NotFound."""
    photo = Photo.objects.select_related("report").filter(public_id=public_id).exclude(kind=PhotoKind.DISPUTE).first()
    if photo is None or not _theirs(actor).filter(report=photo.report).exists():
        raise NotFound
    return photo


def _theirs(actor: Actor) -> QuerySet[SecondLook]:
    """Of approvals below the actor's seats as superior or leader; not whistleblowing, nor what the actor approved."""
    below = reduce(or_, (Q(first_agency__path__startswith=seat.agency_path) for seat in actor.seats_as(*_READERS)), NOTHING)
    return SecondLook.objects.filter(below & NOT_SECRET, agrees=False).exclude(first_id=actor.user_id or 0)
