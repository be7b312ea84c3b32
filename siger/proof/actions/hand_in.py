"""hand_in: what a crew kept on its phone arrives, once."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final

from django.db import transaction
from django.utils.translation import gettext as _

from siger.core.errors import Forbidden, Invalid, NotFound, Stale, VerbNotAllowed
from siger.core.idempotency import body_digest, claim
from siger.people.actors import Actor
from siger.proof.meanwhile import overtaken
from siger.proof.queries.field import galleries, words_of_questions
from siger.reports.actions.attaching import SentPhoto, digests
from siger.reports.actions.start import start
from siger.reports.actions.submit_proof import submit_proof
from siger.reports.models import Capture, Report
from siger.reports.queries.scopes import visible_to
from siger.reports.states import State

ANSWERS: Final = {"yes": "ya", "no": "tidak", "none": "tidak perlu"}
MOST_ANSWERS: Final = 40


@dataclass(frozen=True, slots=True)
class HandedIn:
    """`seen` is the version of the report that the phone held; `answers` are by the id of the question."""

    number: str
    seen: int
    after: Sequence[SentPhoto]
    before: Sequence[SentPhoto] = ()
    note: str = ""
    answers: Mapping[int, str] = field(default_factory=dict)

    def digest(self) -> bytes:
        """Of what was sent, without the version: after a look at what changed meanwhile it is still the same work."""
        told = {"number": self.number, "note": self.note, "answers": {str(key): said for key, said in self.answers.items()}}
        return body_digest({**told, "before": digests(self.before), "after": digests(self.after)})


@dataclass(frozen=True, slots=True)
class Arrived:
    """`repeated`: it was here already, and nothing happened now."""

    number: str
    repeated: bool


@transaction.atomic
def hand_in(*, actor: Actor, handed: HandedIn, key: str) -> Arrived:
    """Work that was begun or finished off line: begins it when nobody did, and hands it to validation. Twice with one key is once.

    Raises what `submit_proof` raises, in words that tell what colleagues did meanwhile, Invalid for a photo from the gallery where none is
    allowed, NotFound when the job is not the actor's any more.
    """
    if actor.user_id is None:
        raise Forbidden
    if claim(f"field:{actor.user_id}", key, handed.digest(), handed.number) is not None:
        return Arrived(handed.number, repeated=True)
    report = Report.objects.filter(visible_to(actor), number=handed.number).only("id", "state", "agency_id", "category").first()
    if report is None or report.agency_id is None:
        raise NotFound(_("Tugas ini tidak lagi ada di instansi Anda. Foto tetap tersimpan di HP; hubungi verifikator."))
    require_allowed_photos(report.agency_id, [*handed.before, *handed.after])
    checklist = _answered(report.agency_id, report.category, handed.answers)
    try:
        _do(actor, report, handed, checklist)
    except (Stale, VerbNotAllowed) as refusal:
        raise overtaken(actor, Report.objects.get(pk=report.pk)) from refusal
    return Arrived(handed.number, repeated=False)


@transaction.atomic
def _do(actor: Actor, report: Report, handed: HandedIn, checklist: list[tuple[str, str]]) -> None:
    seen = handed.seen
    if report.state == State.ASSIGNED:
        seen = start(actor=actor, report_id=report.pk, seen=seen).version
    submit_proof(
        actor=actor,
        report_id=report.pk,
        seen=seen,
        after=handed.after,
        before=handed.before,
        note=handed.note,
        checklist=checklist,
    )


def require_allowed_photos(agency_id: int, photos: Sequence[SentPhoto]) -> None:
    if any(photo.capture is not Capture.LIVE for photo in photos) and agency_id not in galleries([agency_id]):
        raise Invalid({"photos": _("Foto dari galeri tidak diterima di instansi Anda. Ambil foto langsung di halaman Lapangan.")})


def _answered(agency_id: int, category: str, answers: Mapping[int, str]) -> list[tuple[str, str]]:
    if len(answers) > MOST_ANSWERS or any(said not in ANSWERS for said in answers.values()):
        raise Invalid({"answers": _("Jawaban daftar periksa tidak terbaca. Muat ulang halaman, lalu jawab lagi.")})
    words = words_of_questions(answers, agency_id=agency_id, category=category) if answers else {}
    return [(words[number], ANSWERS[said]) for number, said in answers.items() if number in words]
