"""What is kept of each judgement of finished work, so that it can be counted without opening sealed timelines."""

from collections.abc import Sequence

from siger.proof.models import Judged, Judgement, PhotoCheck, Verdict
from siger.proof.queries.checks import latest_proof
from siger.reports.models import PhotoKind, Report, TimelineEntry
from siger.reports.states import Verb

_WARNS = (Verdict.ODD, Verdict.ALARM)


def record(report_id: int, seq: int, judged: Judged, *, work_id: int | None = None) -> Judgement | None:
    """Write the judgement that entry `seq` tells, once. None when there is none to tell: an answer without work was disputed.

    What a dispute disputes is the latest approval before it; of a report that followed another (`work_id`) the approval of that one.
    """
    report = Report.objects.filter(pk=report_id).first()
    work = Report.objects.filter(pk=work_id).first() if work_id else report
    entries = list(TimelineEntry.objects.filter(report_id=report_id, seq__lte=seq).order_by("seq")) if report else []
    if report is None or work is None or not entries:
        return None
    worked = entries if work == report else _entries_until(work, entries[-1])
    said = _latest(worked, Verb.VALIDATE) if judged is Judged.DISPUTED else entries[-1]
    if said is None:
        return None
    proof = _latest(worked, Verb.SUBMIT_PROOF)
    payload = entries[-1].payload or {}
    made, _new = Judgement.objects.get_or_create(
        report=report,
        seq=seq,
        defaults={
            "verdict": judged,
            "agency_id": work.agency_id,
            "crew_id": work.crew_id,
            "worker_id": proof.user_id if proof else None,
            "validator_id": said.user_id,
            "validator_agency_id": said.agency_id,
            "missing": list(payload.get("missing") or ()),
            "warnings": _warnings(work),
            "work": None if work == report else work,
            "at": entries[-1].recorded_at,
        },
    )
    return made


def _entries_until(work: Report, entry: TimelineEntry) -> list[TimelineEntry]:
    return list(TimelineEntry.objects.filter(report=work, recorded_at__lte=entry.recorded_at).order_by("seq"))


def _latest(entries: Sequence[TimelineEntry], verb: Verb) -> TimelineEntry | None:
    return next((entry for entry in reversed(entries) if entry.verb == verb), None)


def _warnings(report: Report) -> list[str]:
    """Kinds of checks that warn about the latest proof, each once."""
    photos = [photo.pk for photo in latest_proof(report) if photo.kind == PhotoKind.AFTER]
    kinds = PhotoCheck.objects.filter(photo__in=photos, verdict__in=_WARNS).values_list("kind", flat=True)
    return sorted(set(kinds))
