"""What a change would have done to the reports of the past days, before it is saved."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import timedelta
from typing import Final

from django.db.models import Q

from siger.core.clock import now
from siger.people.actors import Actor
from siger.people.models import Agency
from siger.reports.models import Report
from siger.reports.queries.scopes import visible_to, within
from siger.triage.models import Rule
from siger.triage.rules.conditions import Conditions
from siger.triage.rules.deciding import PastReport, decided, decided_by_rules, past_reports
from siger.triage.rules.drafts import Draft, filled
from siger.triage.rules.findings import RuleFinding, findings_of, known_now
from siger.triage.rules.keeping import List, require_keeper
from siger.triage.rules.placing import arranged, listed, number_through
from siger.triage.rules.ruleset import HeldRule, RuleSet, held_rule, with_names

DAYS: Final = (30, 90, 365)
MOST: Final = 30_000
SAMPLE: Final = 10


@dataclass(frozen=True, slots=True)
class Flow:
    """So many reports would leave one agency for another. Empty: the kecamatan of the place."""

    was: str
    now: str
    count: int


@dataclass(frozen=True, slots=True)
class Example:
    number: str
    title: str
    place: str
    was: str
    now: str


@dataclass(frozen=True, slots=True)
class Trial:
    """`looked` reports of `days` days were tried, only the newest when `cut`; `moved` would go elsewhere. `sample` are some of those that
    the actor may see. `findings` are about the rule itself, and about rules that it would leave nothing for.
    """

    days: int
    looked: int
    moved: int
    cut: bool
    flows: tuple[Flow, ...]
    sample: tuple[Example, ...]
    findings: tuple[RuleFinding, ...]


def try_change(*, actor: Actor, which: List, draft: Draft, rule_id: int | None = None, days: int = 90) -> Trial:
    """Nothing is written. Counts every report of the territory but whistleblowing; names only those that `actor` may see.

    Raises Forbidden or Invalid as `save_rule` does. A constant number of statements.
    """
    require_keeper(actor, which)
    before = [held_rule(rule) for rule in with_names(Rule.objects.filter(active=True))]
    after, changed = _changed(before, which, draft, rule_id)
    touched = [held.conditions for held in (*before, *after) if held.number == changed.number]
    reports = list(past_reports(now() - timedelta(days=days), _reached(which, touched), limit=MOST))
    moves = _moves(reports, RuleSet(before), RuleSet(after), by_thing=any(one.owner_id for one in touched))
    names = dict(Agency.objects.filter(pk__in={pk for _, was, became in moves for pk in (was, became)}).values_list("pk", "short_name"))
    flows = Counter((names.get(was or 0, ""), names.get(became or 0, "")) for _, was, became in moves)
    return Trial(
        days=days,
        looked=len(reports),
        moved=len(moves),
        cut=len(reports) == MOST,
        flows=tuple(Flow(was, became, count) for (was, became), count in flows.most_common(12)),
        sample=_sample(actor, moves, names),
        findings=_new_findings(before, after, changed.number),
    )


Move = tuple[PastReport, int | None, int | None]


def _changed(before: Sequence[HeldRule], which: List, draft: Draft, rule_id: int | None) -> tuple[list[HeldRule], HeldRule]:
    """All active rules as they would be, and the one that changes. A new one has the number 0."""
    rules = listed(which.keeper, which.stage)
    rule = filled(next((one for one in rules if one.pk == rule_id), Rule(position=0)), draft, which)
    number_through(arranged(rules, rule, draft.after))
    positions = {one.pk: one.position for one in rules if one.pk}
    rule.pk = rule.pk or 0
    changed = held_rule(rule)
    moved = [
        HeldRule(one.number, one.stage, one.keeper, positions.get(one.number, one.position), one.conditions, one.agency_id, one.row)
        for one in before
        if one.number != changed.number
    ]
    return ([*moved, changed] if rule.active else moved), changed


def _reached(which: List, touched: Iterable[Conditions]) -> Q:
    """Only reports that the change can touch."""
    asked = list(touched)
    reached = within(which.keeper)
    categories = {one.category for one in asked}
    if asked and "" not in categories:
        reached &= Q(category__in=sorted(categories))
    return reached


def _moves(reports: Iterable[PastReport], before: RuleSet, after: RuleSet, *, by_thing: bool) -> list[Move]:
    """A thing with an owner decides before any rule; it is looked for only where the rules alone would differ."""
    active = frozenset(Agency.objects.filter(active=True).values_list("pk", flat=True))
    moves = []
    for report in reports:
        if not by_thing and decided_by_rules(before, report, active) == decided_by_rules(after, report, active):
            continue
        was, became = decided(before, report, active), decided(after, report, active)
        if was != became:
            moves.append((report, was, became))
    return moves


def _sample(actor: Actor, moves: Sequence[Move], names: dict[int, str]) -> tuple[Example, ...]:
    newest = {report.pk: (was, became) for report, was, became in moves[:2_000]}
    rows = Report.objects.filter(visible_to(actor), pk__in=list(newest)).order_by("-received_at")
    shown = rows.values_list("pk", "number", "title", "region__full_name")[:SAMPLE] if newest else []
    return tuple(Example(number, title, place, *(names.get(one or 0, "") for one in newest[pk])) for pk, number, title, place in shown)


def _new_findings(before: Sequence[HeldRule], after: Sequence[HeldRule], number: int) -> tuple[RuleFinding, ...]:
    known = known_now()
    old = {(one.rule.number, one.trouble) for one in findings_of(before, known)}
    found = findings_of(after, known)
    return tuple(one for one in found if one.rule.number == number or (one.rule.number, one.trouble) not in old)
