"""How many checks warn about the work that waits, for a list of it."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import datetime

from siger.proof.models import PhotoCheck, Verdict
from siger.reports.models import PhotoKind, TimelineEntry
from siger.reports.states import Verb


def warnings_of(report_ids: Iterable[int]) -> dict[int, int]:
    """By report, how many kinds of checks warn about the photos of its latest proof; those without a warning are left out.

    The caller has read the reports as somebody who judges them. Two statements for any number of reports, one when nothing warns.
    """
    ids = list(report_ids)
    if not ids:
        return {}
    warned = PhotoCheck.objects.filter(photo__report_id__in=ids, photo__kind=PhotoKind.AFTER, verdict__in=[Verdict.ODD, Verdict.ALARM])
    rows = list(warned.values_list("photo__report_id", "photo__created_at", "kind"))
    if not rows:
        return {}
    before = _proof_before({report_id for report_id, _at, _kind in rows})
    kinds: dict[int, set[str]] = defaultdict(set)
    for report_id, at, kind in rows:
        if report_id not in before or at > before[report_id]:
            kinds[report_id].add(kind)
    return {report_id: len(found) for report_id, found in kinds.items()}


def _proof_before(ids: Iterable[int]) -> dict[int, datetime]:
    """When the last proof but one was handed in, of reports that have more than one: photos that came with it or earlier are judged."""
    entries = TimelineEntry.objects.filter(report_id__in=list(ids), verb=Verb.SUBMIT_PROOF).order_by("report_id", "-seq")
    moments: dict[int, list[datetime]] = defaultdict(list)
    for report_id, at in entries.values_list("report_id", "recorded_at"):
        moments[report_id].append(at)
    return {report_id: found[1] for report_id, found in moments.items() if len(found) > 1}
