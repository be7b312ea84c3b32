"""All active rules of this process, in their order; built anew when somebody changed one."""

import threading
import uuid
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property

from django.db import connection
from django.db.models import QuerySet

from siger.triage.models import Rule, RulesVersion
from siger.triage.rules.conditions import Conditions, Subject, fits, lies_in, plain_list


@dataclass(frozen=True, slots=True)
class HeldRule:
    """A rule as it is asked. `number` is its name for people and never changes; `row` is for words: names are loaded."""

    number: int
    stage: int
    keeper: str
    position: int
    conditions: Conditions
    agency_id: int
    row: Rule

    @property
    def place(self) -> tuple[int, str, int, int]:
        return (self.stage, self.keeper, self.position, self.number)


class RuleSet:
    """Immutable. Asked for a category and place, it looks only at rules that can matter there."""

    def __init__(self, rules: Iterable[HeldRule]) -> None:
        self.rules = tuple(sorted(rules, key=lambda rule: rule.place))
        self._near: dict[tuple[str, str], tuple[HeldRule, ...]] = {}

    @cached_property
    def asks_for_words(self) -> bool:
        return any(rule.conditions.words for rule in self.rules)

    def fitting(self, subject: Subject) -> Iterator[HeldRule]:
        """Every rule that fits, the one that decides first."""
        return (rule for rule in self._relevant(subject.category, subject.region[:5]) if fits(rule.conditions, subject))

    def about(self, category: str, region: str) -> list[HeldRule]:
        """Every rule of the category whose region the place lies in, whatever else it asks; the smallest region first."""
        near = [rule for rule in self._relevant(category, region[:5]) if lies_in(region, rule.conditions.region)]
        return sorted(near, key=lambda rule: (-len(rule.conditions.region), rule.place))

    def _relevant(self, category: str, regency: str) -> tuple[HeldRule, ...]:
        key = (category, regency)
        if key not in self._near:
            self._near[key] = tuple(
                rule
                for rule in self.rules
                if rule.conditions.category in ("", category)
                and (lies_in(regency, rule.conditions.region) or lies_in(rule.conditions.region, regency))
            )
        return self._near[key]


_lock = threading.Lock()
_held: tuple[uuid.UUID, RuleSet] | None = None


def current_rules() -> RuleSet:
    """One statement, and one more after a change."""
    global _held  # noqa: PLW0603 - one set of rules per process is the point
    version = _version()
    held = _held
    if held is not None and held[0] == version:
        return held[1]
    with _lock:
        rules = RuleSet(held_rule(rule) for rule in with_names(Rule.objects.filter(active=True)))
        if version is not None:
            _held = (version, rules)
    return rules


def _version() -> uuid.UUID | None:
    """Written out: it is asked on every page of the desk, and the ORM takes longer to word it than the database to answer."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT value FROM triage_rulesversion WHERE id = 1")
        found: tuple[uuid.UUID] | None = cursor.fetchone()
    return found[0] if found else None


def rules_changed() -> None:
    """Every process reads the rules again. Called in the transaction of a change."""
    RulesVersion.objects.update_or_create(id=1, defaults={"value": uuid.uuid4()})


def with_names(rules: "QuerySet[Rule]") -> "QuerySet[Rule]":
    """With what a rule is told by."""
    return rules.select_related("region", "service", "owner")


def held_rule(rule: Rule) -> HeldRule:
    return HeldRule(rule.pk, rule.stage, rule.keeper_id, rule.position, conditions_of(rule), rule.agency_id, rule)


def conditions_of(rule: Rule) -> Conditions:
    return Conditions(
        region=rule.region_id,
        category=rule.category,
        service=rule.service_id or "",
        region_only=rule.region_only,
        report_class=rule.report_class,
        words=plain_list(rule.words),
        owner_id=rule.owner_id,
    )
