"""Where in its list a rule stands."""

from collections.abc import Sequence

from django.utils.translation import gettext as _

from siger.core.errors import Invalid
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


def arranged(rules: Sequence[Rule], rule: Rule, after: int) -> list[Rule]:
    """The list with `rule` right behind the one numbered `after`, or first for 0. Raises Invalid when that one is not of the list."""
    others = [one for one in rules if one.pk != rule.pk]
    if not after:
        return [rule, *others]
    place = next((at for at, one in enumerate(others) if one.pk == after), None)
    if place is None:
        raise Invalid({"after": _("Aturan yang mendahuluinya sudah tidak di daftar ini. Pilih urutannya lagi.")})
    return [*others[: place + 1], rule, *others[place + 1 :]]
