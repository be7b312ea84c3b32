"""The lists of rules as a page shows them, and what falls through them."""

from collections import Counter, defaultdict
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import reduce
from operator import or_
from typing import Final

from django.db.models import Count, Q

from siger.core.clock import now
from siger.people.models import Agency
from siger.regions.models import Region
from siger.reports.categories import NAMES, Category, Visibility
from siger.reports.models import Report
from siger.reports.queries.scopes import within
from siger.triage.models import Rule, Stage
from siger.triage.rules.conditions import Subject, lies_in
from siger.triage.rules.deciding import decided, past_reports
from siger.triage.rules.findings import RuleFinding, findings
from siger.triage.rules.keeping import List
from siger.triage.rules.ruleset import current_rules, with_names
from siger.triage.rules.words import rule_words

FALLEN_DAYS: Final = 30
_MOST_READ: Final = 5_000


@dataclass(frozen=True, slots=True)
class RuleRow:
    number: int
    words: str
    agency: str
    agency_active: bool
    active: bool
    edited: bool
    findings: tuple[RuleFinding, ...]


@dataclass(frozen=True, slots=True)
class ShownList:
    """`which` it is, and its rules in order, those switched off too."""

    which: List
    rows: tuple[RuleRow, ...]


def shown_lists(province: str, keeper: str) -> list[ShownList]:
    """The three lists in the order in which a report at `keeper` asks them; of the province's own only what can matter there.

    For the province itself the first and the last. Five statements.
    """
    found: dict[int, list[RuleFinding]] = defaultdict(list)
    for one in findings():
        found[one.rule.number].append(one)
    lists = [List(Stage.FIRST, province), List(Stage.LOCAL, keeper), List(Stage.LAST, province)]
    whole = keeper == province
    held = list(with_names(Rule.objects.filter(keeper_id__in={province, keeper})).select_related("agency").order_by("position", "id"))
    return [
        ShownList(which, tuple(_row(rule, found) for rule in held if _stands_in(rule, which) and (whole or _matters(rule, keeper))))
        for which in lists
        if not (whole and which.stage is Stage.LOCAL)
    ]


def _stands_in(rule: Rule, which: List) -> bool:
    return rule.stage == which.stage and rule.keeper_id == which.keeper


def _matters(rule: Rule, keeper: str) -> bool:
    return lies_in(rule.region_id, keeper) or (lies_in(keeper, rule.region_id) and not rule.region_only)


def _row(rule: Rule, found: dict[int, list[RuleFinding]]) -> RuleRow:
    return RuleRow(
        number=rule.pk,
        words=rule_words(rule),
        agency=rule.agency.name,
        agency_active=rule.agency.active,
        active=rule.active,
        edited=rule.edited,
        findings=tuple(found.get(rule.pk, ())) if rule.active else (),
    )


@dataclass(frozen=True, slots=True)
class Fallen:
    """So many reports of the category in the kabupaten or kota found no rule and went to their kecamatan."""

    category: str
    region: str
    count: int


@dataclass(frozen=True, slots=True)
class FallenThrough:
    rows: tuple[Fallen, ...]
    total: int
    reports: int
    cut: bool


def fallen_through(keeper: str) -> FallenThrough:
    """Of the reports of the last 30 days within `keeper`, whistleblowing left out. Six statements.

    First in groups that rules see alike; only groups that no rule about category and place fits are read one by one, 5,000 at most.
    """
    since, rules = now() - timedelta(days=FALLEN_DAYS), current_rules()
    groups = (
        Report.objects.filter(within(keeper), received_at__gte=since)
        .exclude(visibility=Visibility.WHISTLEBLOWING)
        .values_list("category", "service_id", "region_id", "report_class")
        .annotate(n=Count("id"))
        .order_by()
    )
    active = frozenset(Agency.objects.filter(active=True).values_list("pk", flat=True))
    reports, suspects = 0, set()
    for category, service, region, report_class, count in groups:
        reports += count
        fitting = rules.fitting(Subject(category, service or "", region, report_class))
        if not any(rule.agency_id in active for rule in fitting):
            suspects.add((category, region[:5]))
    return _read(suspects, since, reports, active) if suspects else FallenThrough((), 0, reports, cut=False)


def _read(suspects: set[tuple[str, str]], since: datetime, reports: int, active: frozenset[int]) -> FallenThrough:
    where = reduce(or_, (Q(category=category) & within(regency) for category, regency in suspects))
    read = list(past_reports(since, where, limit=_MOST_READ))
    rules = current_rules()
    fallen = Counter((one.category, one.region[:5]) for one in read if decided(rules, one, active) is None)
    names = dict(Region.objects.filter(pk__in={region for _, region in fallen}).values_list("pk", "name"))
    rows = tuple(
        Fallen(str(NAMES[Category(category)]), names.get(region, region), count) for (category, region), count in fallen.most_common(20)
    )
    return FallenThrough(rows, fallen.total(), reports, cut=len(read) == _MOST_READ)
