"""Judgements of what was judged before they were kept, or came with imported history: made from the timelines, many at a time."""

from collections.abc import Iterator
from itertools import groupby, islice
from operator import attrgetter
from typing import Final

from siger.proof.models import Judged, Judgement
from siger.reports.models import TimelineEntry
from siger.reports.states import Verb

BATCH: Final = 1_000
_VERDICTS: Final = {
    Verb.VALIDATE: Judged.VALIDATED,
    Verb.RETURN_WORK: Judged.RETURNED,
    Verb.OVERTURN: Judged.OVERTURNED,
    Verb.DISPUTE: Judged.DISPUTED,
}


def record_history() -> int:
    """How many were written; those that are there already stay as they are. Which checks warned at that time is not known any more.

    Two statements for a thousand judgements. Work of reports that were merged when they were disputed is left out.
    """
    found = _judgements()
    before = Judgement.objects.count()
    while batch := list(islice(found, BATCH)):
        Judgement.objects.bulk_create(batch, ignore_conflicts=True)
    return Judgement.objects.count() - before


def _judgements() -> Iterator[Judgement]:
    entries = TimelineEntry.objects.filter(verb__in=[Verb.SUBMIT_PROOF, *_VERDICTS]).select_related("report").order_by("report_id", "seq")
    for _report_id, told in groupby(entries.iterator(chunk_size=5_000), key=attrgetter("report_id")):
        proof: TimelineEntry | None = None
        approval: TimelineEntry | None = None
        for entry in told:
            proof = entry if entry.verb == Verb.SUBMIT_PROOF else proof
            approval = entry if entry.verb == Verb.VALIDATE else approval
            said = approval if entry.verb == Verb.DISPUTE else entry
            if entry.verb in _VERDICTS and said is not None:
                yield _judgement(entry, said, proof)


def _judgement(entry: TimelineEntry, said: TimelineEntry, proof: TimelineEntry | None) -> Judgement:
    verb = Verb(entry.verb)
    payload = entry.payload or {} if verb in {Verb.RETURN_WORK, Verb.OVERTURN} else {}
    return Judgement(
        report_id=entry.report_id,
        seq=entry.seq,
        verdict=_VERDICTS[verb],
        agency_id=(proof.agency_id if proof else None) or entry.report.agency_id,
        crew_id=entry.report.crew_id,
        worker_id=proof.user_id if proof else None,
        validator_id=said.user_id,
        validator_agency_id=said.agency_id,
        missing=list(payload.get("missing") or ()),
        at=entry.recorded_at,
    )
