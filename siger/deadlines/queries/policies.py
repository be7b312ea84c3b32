"""The policies of a government as they stand today, and all that ever stood."""

from dataclasses import dataclass

from django.conf import settings
from django.db.models import QuerySet
from django.utils import timezone

from siger.deadlines.current import rule_of
from siger.deadlines.models import Policy
from siger.deadlines.policies.book import Rule, default_allowance, in_force
from siger.deadlines.policies.clock import Allowance, Clock
from siger.reports.categories import ReportClass


@dataclass(frozen=True, slots=True)
class DefaultLine:
    clock: Clock
    report_class: str
    allowance: Allowance


def default_lines() -> list[DefaultLine]:
    """What holds where no policy says otherwise; resolution by class."""
    lines: list[DefaultLine] = []
    for clock in Clock:
        for report_class in ReportClass if clock is Clock.RESOLUTION else (ReportClass.COMPLAINT,):
            told = report_class if clock is Clock.RESOLUTION else ""
            lines.append(DefaultLine(clock, told, default_allowance(clock, report_class, settings.INSTALLATION.clocks)))
    return lines


def policies_of(region: str) -> list[Policy]:
    """Of the government and its province, the deciding one first: what is in force today and what will be. One statement."""
    versions: dict[object, list[tuple[Rule, Policy]]] = {}
    for policy in _all(region).order_by("valid_from", "id"):
        rule = rule_of(policy)
        versions.setdefault((rule.clock, rule.scope), []).append((rule, policy))
    shown: list[tuple[Rule, Policy]] = []
    today = timezone.localdate()
    for history in versions.values():
        current = in_force([rule for rule, _policy in history], today)
        shown += [pair for pair in history if pair[0] is current or pair[0].valid_from > today]
    order = list(Clock)
    ranked = sorted(shown, key=lambda pair: (order.index(pair[0].clock), tuple(-int(part) for part in pair[0].scope.weight)))
    return [policy for rule, policy in ranked if rule.allowance is not None or rule.valid_from > today]


def policy_history(region: str, *, limit: int = 50) -> list[Policy]:
    """Every version, the latest entered first. One statement."""
    return list(_all(region).order_by("-id")[:limit])


def _all(region: str) -> "QuerySet[Policy]":
    return Policy.objects.filter(region_id__in={region, region.split(".", 1)[0]}).select_related("region", "service", "entered_by")
