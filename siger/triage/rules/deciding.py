"""Where reports of the past would go, many at a time."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property

from django.db.models import Q, QuerySet

from siger.reports.categories import Visibility
from siger.reports.models import PositionSource, Report
from siger.triage.assets.current import owner_by_asset
from siger.triage.rules.conditions import Subject, plain_words
from siger.triage.rules.ruleset import RuleSet

_FIELDS = (
    "pk", "category", "service_id", "region_id", "report_class", "lat", "lng", "accuracy_m", "position_source", "title", "text", "landmark",
)  # fmt: skip


@dataclass
class PastReport:
    """What rules look at of one report; the thing at its place is looked for only when somebody asks."""

    pk: int
    category: str
    service: str
    region: str
    report_class: str
    lat: float
    lng: float
    accuracy_m: float | None
    position_source: str
    plain_text: str

    @cached_property
    def thing_owner(self) -> int | None:
        if self.position_source == PositionSource.VILLAGE:
            return None
        found = owner_by_asset(self.lat, self.lng, self.category, self.service, self.accuracy_m)
        return found.agency_id if found else None

    def subject(self, owner_id: int | None = None) -> Subject:
        return Subject(self.category, self.service, self.region, self.report_class, self.plain_text, owner_id)


def past_reports(since: datetime, condition: Q, *, limit: int) -> Iterator[PastReport]:
    """Reports that came in since, the newest first, never whistleblowing. One statement, read in pieces."""
    found = _since(since, condition).order_by("-received_at").values_list(*_FIELDS)[:limit]
    for pk, category, service, region, report_class, lat, lng, accuracy_m, source, *texts in found.iterator(chunk_size=2_000):
        yield PastReport(
            pk, category, service or "", region, report_class, lat, lng, accuracy_m, source, plain_words(" ".join(texts))
        )  # fmt: skip


def _since(since: datetime, condition: Q) -> "QuerySet[Report]":
    return Report.objects.filter(condition, received_at__gte=since).exclude(visibility=Visibility.WHISTLEBLOWING)


def decided(rules: RuleSet, report: PastReport, active: Iterable[int]) -> int | None:
    """The agency that would be suggested; None for the kecamatan of the place. As `siger.triage.owners.suggest_owner`."""
    owner = report.thing_owner
    by_rule = next((rule.agency_id for rule in rules.fitting(report.subject(owner)) if rule.agency_id in active), None)
    return by_rule if by_rule is not None else owner


def decided_by_rules(rules: RuleSet, report: PastReport, active: Iterable[int]) -> int | None:
    """The same where no thing lies."""
    return next((rule.agency_id for rule in rules.fitting(report.subject()) if rule.agency_id in active), None)
