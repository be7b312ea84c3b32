"""What is kept of each judgement of finished work, so that it can be counted without opening sealed timelines."""

from collections.abc import Sequence

from siger.proof.models import Judged, Judgement, PhotoCheck, Verdict
from siger.proof.queries.checks import latest_proof
from siger.reports.models import PhotoKind, Report, TimelineEntry
from siger.reports.states import Verb

_WARNS = (Verdict.ODD, Verdict.ALARM)


def record(report_id: int, seq: int, judged: Judged) -> Judgement | None:
    """Write the judgement that entry `seq` tells, once. None when there is none to tell: an answer without work was disputed.

    What a dispute disputes is the latest approval before it.
    """
    report = Report.objects.filter(pk=report_id).first()
    entries = list(TimelineEntry.objects.filter(report_id=report_id, seq__lte=seq).order_by("seq")) if report else []
    said = _judged_by(entries, judged)
    if report is None or said is None:
        return None
    proof = _latest(entries, Verb.SUBMIT_PROOF)
    payload = entries[-1].payload or {}
    made, _new = Judgement.objects.get_or_create(
        report=report,
        seq=seq,
        defaults={
            "verdict": judged,
            "agency_id": report.agency_id,
            "crew_id": report.crew_id,
            "worker_id": proof.user_id if proof else None,
            "validator_id": said.user_id,
            "validator_agency_id": said.agency_id,
            "missing": list(payload.get("missing") or ()),
            "warnings": _warnings(report),
            "at": entries[-1].recorded_at,
        },
    )
    return made


def _judged_by(entries: Sequence[TimelineEntry], judged: Judged) -> TimelineEntry | None:
    if judged is Judged.DISPUTED:
        return _latest(entries, Verb.VALIDATE)
    return entries[-1] if entries else None


def _latest(entries: Sequence[TimelineEntry], verb: Verb) -> TimelineEntry | None:
    return next((entry for entry in reversed(entries) if entry.verb == verb), None)


def _warnings(report: Report) -> list[str]:
    """Kinds of checks that warn about the latest proof, each once."""
    photos = [photo.pk for photo in latest_proof(report) if photo.kind == PhotoKind.AFTER]
    kinds = PhotoCheck.objects.filter(photo__in=photos, verdict__in=_WARNS).values_list("kind", flat=True)
    return sorted(set(kinds))
