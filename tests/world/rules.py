"""Rules for tests, each at the end of its list."""

from typing import Any

from siger.triage.models import Rule, Stage
from siger.triage.rules.ruleset import rules_changed
from tests.world.building import World


def rule(world: World, agency: str, *, stage: Stage = Stage.LOCAL, **conditions: Any) -> Rule:
    """An active rule; in the list of the province, or of the kabupaten or kota that its region lies in."""
    region = conditions.setdefault("region_id", "18")
    keeper = region[:5] if stage is Stage.LOCAL else "18"
    place = Rule.objects.filter(keeper_id=keeper, stage=stage).count() + 1
    made = Rule.objects.create(agency=world.agencies[agency], keeper_id=keeper, stage=stage, position=place, **conditions)
    rules_changed()
    return made
