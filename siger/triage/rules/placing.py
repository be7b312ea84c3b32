"""Where in its list a rule stands."""

from collections.abc import Sequence

from siger.triage.models import Rule
from siger.triage.rules.conditions import covers
from siger.triage.rules.ruleset import conditions_of


def listed(keeper: str, stage: int, *, lock: bool = False) -> list[Rule]:
    """All rules of a list, those switched off too, in their order."""
    found = Rule.objects.filter(keeper_id=keeper, stage=stage).order_by("position", "id")
    return list(found.select_for_update() if lock else found)


def place_before_what_covers(rules: list[Rule], new: Rule) -> None:
    """Put `new` into `rules` before the first that would leave nothing for it; else at the end."""
    conditions = conditions_of(new)
    index = next((place for place, rule in enumerate(rules) if covers(conditions_of(rule), conditions)), len(rules))
    rules.insert(index, new)


def number_through(rules: Sequence[Rule]) -> list[Rule]:
    """Positions 1, 2, 3 … in this order; returns the rules whose position changed, unsaved."""
    changed = []
    for position, rule in enumerate(rules, 1):
        if rule.position != position:
            rule.position = position
            changed.append(rule)
    return changed
