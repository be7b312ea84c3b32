"""The rules of this process: read on first use, and again when another process entered a policy or a day."""

import threading
import time
import uuid
from collections import defaultdict
from dataclasses import dataclass
from datetime import date
from typing import Final
from zoneinfo import ZoneInfo

from django.conf import settings
from django.db import transaction

from siger.deadlines.calendar.working import LocalDay
from siger.deadlines.models import LocalDayRow, Policy, RulesVersion
from siger.deadlines.policies.book import PolicyBook, Rule, Scope
from siger.deadlines.policies.clock import Allowance, Clock, Unit
from siger.deadlines.rules import Rules, government_of
from siger.people.models import Agency

LOOK_AGAIN_S: Final = 10.0
"""How long a process may count by rules that another process has just changed; due dates are computed anew later than that."""


@dataclass(frozen=True)
class _Held:
    rules: Rules
    looked_at: float


_lock = threading.Lock()
_held: _Held | None = None


def current_rules() -> Rules:
    """No statement at all, but for one every ten seconds and three when the rules changed."""
    held = _held
    if held is not None and time.monotonic() - held.looked_at < LOOK_AGAIN_S:
        return held.rules
    with _lock:
        return _look_again()


def forget_rules() -> None:
    """The next question reads them anew."""
    global _held  # noqa: PLW0603 - one set of rules per process is the point
    _held = None


def rules_changed() -> None:
    """Called in the transaction that changed them: every process reads the new ones within ten seconds, this one at once."""
    RulesVersion.objects.update_or_create(id=1, defaults={"value": uuid.uuid4()})
    forget_rules()
    transaction.on_commit(forget_rules)


def _look_again() -> Rules:
    global _held  # noqa: PLW0603 - one set of rules per process is the point
    version = RulesVersion.objects.filter(id=1).values_list("value", flat=True).first()
    held = _held
    rules = held.rules if held is not None and held.rules.version == version else read_rules(version)
    _held = _Held(rules=rules, looked_at=time.monotonic())
    return rules


def read_rules(version: uuid.UUID | None = None) -> Rules:
    """As they stand in the database, in three statements."""
    installation = settings.INSTALLATION
    return Rules(
        version=version,
        zone=ZoneInfo(installation.zone),
        working_time=installation.raw.get("working_time", {}),
        book=PolicyBook(installation.clocks, [rule_of(policy) for policy in Policy.objects.all()]),
        local=_local_days(),
        agencies={pk: government_of(region) for pk, region in Agency.objects.values_list("id", "region_id")},
        agency_region=lambda agency_id: Agency.objects.values_list("region_id", flat=True).get(pk=agency_id),
    )


def rule_of(policy: Policy) -> Rule:
    scope = Scope(policy.region_id, policy.report_class, policy.category, policy.service_id or "")
    allowance = None if policy.amount is None else Allowance(policy.amount, Unit(policy.unit))
    return Rule(Clock(policy.clock), scope, allowance, policy.valid_from, policy.pk or 0)


def _local_days() -> dict[str, dict[date, LocalDay]]:
    days: dict[str, dict[date, LocalDay]] = defaultdict(dict)
    for region, day, working, name in LocalDayRow.objects.filter(removed_at=None).values_list("region_id", "date", "working", "name"):
        days[region][day] = LocalDay(working, name)
    return days
