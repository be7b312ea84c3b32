"""What was found out about the latest proof of a report, in words, most telling first."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from siger.core.errors import NotFound
from siger.people.actors import Actor
from siger.people.roles import Role
from siger.proof.models import CheckKind, PhotoCheck, Verdict
from siger.proof.words import Words, reused_words, words_of
from siger.reports.models import Photo, PhotoKind, PhotoState, Report, TimelineEntry
from siger.reports.permissions import may_see, roles_towards
from siger.reports.states import Verb

READABLE: Final = "readable"
_TONES: Final = {Verdict.FINE: "done", Verdict.UNKNOWN: "check", Verdict.ODD: "check", Verdict.ALARM: "late"}
_GRAVITY: Final = (Verdict.FINE, Verdict.UNKNOWN, Verdict.ODD, Verdict.ALARM)


@dataclass(frozen=True, slots=True)
class CheckRow:
    """One question about the photos of the latest proof, answered for the gravest of them.

    `kind` is of `CheckKind`, or "readable"; `tone` done, check or late; `word` the question, `value` the answer, `ask` what to write to the
    crew when it is not done; `photo_id` the photo of the answer. `twin_number` and `twin_photo` lead to the picture that was seen before;
    the photo only for those who may see it.
    """

    kind: str
    verdict: Verdict
    word: str
    value: str
    ask: str = ""
    photo_id: int | None = None
    twin_number: str = ""
    twin_photo: str | None = None

    @property
    def tone(self) -> str:
        return _TONES[self.verdict]

    @property
    def icon(self) -> str:
        return "check" if self.verdict == Verdict.FINE else "alert"


def checks_for(actor: Actor, report: Report) -> list[CheckRow]:
    """Every question that was answered, in the order of `CheckKind`, and last whether all photos can be read. Empty without a proof.

    At most four statements. Raises NotFound for somebody without a role in the office towards the report.
    """
    if roles_towards(actor, report) <= {Role.REPORTER}:
        raise NotFound
    photos = latest_proof(report)
    return rows_about(actor, [photo for photo in photos if photo.kind == PhotoKind.AFTER]) if photos else []


def rows_about(actor: Actor, after: Sequence[Photo]) -> list[CheckRow]:
    """The same about photos that the caller has the right to show. At most two statements."""
    found = PhotoCheck.objects.filter(photo__in=[photo.pk for photo in after])
    return [*_rows(actor, list(found)), _readable(after)]


def latest_proof(report: Report) -> list[Photo]:
    """Photos of the latest proof, before and after the work."""
    return photos_named(TimelineEntry.objects.filter(report=report, verb=Verb.SUBMIT_PROOF).order_by("-seq").first())


def photos_named(entry: TimelineEntry | None) -> list[Photo]:
    """Those that the entry of a proof names by their hashes; each hash once, the newest. One statement."""
    if entry is None or not entry.payload:
        return []
    found: dict[tuple[str, str], Photo] = {}
    for photo in Photo.objects.filter(report_id=entry.report_id, kind__in=[PhotoKind.BEFORE, PhotoKind.AFTER]).order_by("pk"):
        digest = bytes(photo.sha256).hex()
        if digest in entry.payload.get(photo.kind, ()):
            found[photo.kind, digest] = photo
    return sorted(found.values(), key=lambda photo: photo.pk)


def _rows(actor: Actor, checks: Sequence[PhotoCheck]) -> list[CheckRow]:
    twins = _twins(actor, checks)
    rows = [_reused(check, twins) if check.kind == CheckKind.REUSED else _row(check) for check in checks]
    return [_gravest(row for row in rows if row.kind == kind) for kind in CheckKind if any(row.kind == kind for row in rows)]


def _gravest(rows: Iterable[CheckRow]) -> CheckRow:
    return max(rows, key=lambda row: _GRAVITY.index(row.verdict))


def _row(check: PhotoCheck) -> CheckRow:
    verdict = Verdict(check.verdict)
    words = words_of(CheckKind(check.kind), verdict, check.measure)
    return _worded(check, verdict, words)


def _worded(check: PhotoCheck, verdict: Verdict, words: Words, number: str = "", twin: str | None = None) -> CheckRow:
    return CheckRow(check.kind, verdict, words.word, words.value, words.ask, check.photo_id, number, twin)


def _twins(actor: Actor, checks: Sequence[PhotoCheck]) -> dict[int, tuple[str, str | None]]:
    """Of each photo that was seen before, the number of its report, and the photo itself for those who may see it. One statement.

    A copy inside whistleblowing is told only to those who may see it: not even that it exists.
    """
    ids = {twin["photo"] for check in checks for twin in check.measure.get("twins", ())}
    if not ids:
        return {}
    found = Photo.objects.filter(pk__in=ids).select_related("report__agency", "report__offered_to")
    told: dict[int, tuple[str, str | None]] = {}
    for photo in found:
        seen = may_see(actor, photo.report)
        if seen or not photo.report.is_whistleblowing:
            told[photo.pk] = (photo.report.number, photo.face if seen and photo.shown_state == PhotoState.READY else None)
    return told


def _reused(check: PhotoCheck, twins: dict[int, tuple[str, str | None]]) -> CheckRow:
    for twin in check.measure.get("twins", ()):
        if twin["photo"] in twins:
            number, photo = twins[twin["photo"]]
            return _worded(check, Verdict.ALARM, reused_words(number, twin["how"]), number, photo)
    return _worded(check, Verdict.FINE, reused_words("", ""))


def _readable(proof: Sequence[Photo]) -> CheckRow:
    word = _("Foto terbaca")
    if any(photo.state == PhotoState.BROKEN for photo in proof):
        return CheckRow(READABLE, Verdict.ODD, word, _("ada yang rusak"), _("Satu foto tidak terbaca."))
    if not proof or any(photo.state == PhotoState.PENDING for photo in proof):
        return CheckRow(READABLE, Verdict.UNKNOWN, word, _("masih disiapkan"))
    return CheckRow(READABLE, Verdict.FINE, word, ngettext("%(n)d foto", "%(n)d foto", len(proof)) % {"n": len(proof)})
