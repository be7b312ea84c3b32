"""What a run would do, before it is asked for: nothing is written. The actions ask all of it again when it comes to it."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from django.utils.translation import gettext as _

from siger.core.errors import NotFound, Refusal, Stale
from siger.desk.bulk.bulk_verb import Given, Known, Target
from siger.desk.bulk.giving import known_of
from siger.desk.bulk.verbs import BULK_VERBS
from siger.desk.models import BulkItem, BulkRun
from siger.people.actors import Actor
from siger.people.models import Agency
from siger.reports.loading import reports_with_owner
from siger.reports.models import Report
from siger.reports.permissions import may_see

NAMED: Final = 20
_AT_ONCE: Final = 500


@dataclass(frozen=True, slots=True)
class Group:
    """Reports for which the same holds; the first of them by number."""

    words: str
    count: int
    numbers: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Preview:
    """`will` by what happens to them (one group, or one for each agency), `cannot` by the reason, most first."""

    will: tuple[Group, ...]
    cannot: tuple[Group, ...]

    @property
    def willing(self) -> int:
        return sum(group.count for group in self.will)

    @property
    def refusing(self) -> int:
        return sum(group.count for group in self.cannot)


def preview_of(actor: Actor, run: BulkRun) -> Preview:
    """Before anything was given, only what holds whatever will be given. A statement for each 500 reports, and four more."""
    will: dict[int | None, list[str]] = {}
    cannot: dict[str, list[str]] = {}
    known = known_of(run.given) if run.given else Known()
    for target, report in _targets(run):
        trouble = _trouble(actor, run.verb, run.given, report, target, known)
        if trouble:
            cannot.setdefault(trouble, []).append(_number_of(actor, report))
        elif report is not None:
            will.setdefault(target.own, []).append(report.number)
    names = dict(Agency.objects.filter(pk__in=[pk for pk in will if pk]).values_list("pk", "name")) if any(will) else {}
    return Preview(_groups({names.get(pk or 0, ""): numbers for pk, numbers in will.items()}), _groups(cannot))


def _number_of(actor: Actor, report: Report | None) -> str:
    """A report that is not the actor's any more is not named."""
    return report.number if report is not None and may_see(actor, report) else ""


def _groups(found: dict[str, list[str]]) -> tuple[Group, ...]:
    built = [Group(words, len(numbers), tuple(one for one in numbers if one)[:NAMED]) for words, numbers in found.items()]
    return tuple(sorted(built, key=lambda group: -group.count))


def _targets(run: BulkRun) -> Iterator[tuple[Target, Report | None]]:
    items = list(BulkItem.objects.filter(run=run).order_by("id").values_list("report_id", "seen", "own"))
    for start in range(0, len(items), _AT_ONCE):
        some = items[start : start + _AT_ONCE]
        reports = _reports([report_id for report_id, _seen, _own in some])
        for report_id, seen, own in some:
            yield Target(report_id, seen, own), reports.get(report_id)


def _reports(ids: list[int]) -> dict[int, Report]:
    """Without the words of the reporter, which nothing here asks for."""
    found = reports_with_owner().select_related("main").defer("text", "original_text", "search", "landmark")
    return {report.pk: report for report in found.filter(pk__in=ids)}


def _trouble(actor: Actor, verb: str, given: Given | None, report: Report | None, target: Target, known: Known) -> str:
    spec = BULK_VERBS[verb]
    if report is None or not may_see(actor, report):
        return NotFound(_("Bukan wewenang Anda lagi.")).message
    if spec.step is not None and report.version != target.seen:
        return Stale(_("Diubah orang lain sejak Anda pilih.")).message
    try:
        spec.require(actor, report)
    except Refusal as refusal:
        return refusal.message
    return spec.wrong(actor, report, target, given, known) if given is not None else ""
