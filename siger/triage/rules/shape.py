"""A rule as history writes it down, and the change itself."""

from typing import Any, Final

from siger.core.clock import now
from siger.people.actors import Actor
from siger.triage.models import Rule, RuleChange

FIELDS: Final = (
    "stage", "keeper_id", "position", "category", "service_id", "region_id", "region_only", "report_class", "words", "owner_id",
    "agency_id", "active",
)  # fmt: skip
CONTENT: Final = tuple(name for name in FIELDS if name not in {"stage", "keeper_id", "position"})


def shape_of(rule: Rule) -> dict[str, Any]:
    return {name: getattr(rule, name) for name in FIELDS}


def write_change(rule: Rule, verb: str, before: dict[str, Any] | None, *, actor: Actor, reason: str) -> RuleChange:
    """`before` is the shape of the rule as it was, None for a new one."""
    return RuleChange.objects.create(
        rule=rule,
        keeper_id=rule.keeper_id,
        verb=verb,
        at=now(),
        user_id=actor.user_id,
        person=actor.name[:120],
        reason=reason[:300],
        before=before,
        after=shape_of(rule),
    )
