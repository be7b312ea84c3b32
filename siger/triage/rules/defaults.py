"""The rules that an installation's `routes.toml` describes, as few as say the same. Plain Python; see installations/README.md."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from siger.triage.route_files import Owner, RouteRow
from siger.triage.rules.conditions import Conditions

FIRST: Final = 1
LOCAL: Final = 2
LAST: Final = 3


@dataclass(frozen=True, slots=True)
class DefaultRule:
    """`key` names it for ever: its conditions may not change, its agency may. `stage` as in `siger.triage.models.Stage`."""

    key: str
    stage: int
    keeper: str
    conditions: Conditions
    agency_code: str


def default_rules(routes: Sequence[RouteRow], province: str) -> list[DefaultRule]:
    """In the order in which they are asked within each list: the rule of a service before the general one of its category.

    What a regency owns is its own to rule, so it stands in its own list. What the nation or the province owns is asked before, so that
    no regency gives it away or takes it; only where a regency owns a service of the same category does the general rule stand behind.
    """
    local_services = {row.category for row in routes if row.service and row.owner is Owner.REGENCY}
    groups: dict[tuple[str, str | None], list[RouteRow]] = defaultdict(list)
    for row in routes:
        groups[row.category, row.service].append(row)
    ordered = sorted(groups.items(), key=lambda group: group[0][1] is None)
    found: list[DefaultRule] = []
    for (category, service), rows in ordered:
        found += _rules(rows, province, behind=service is None and category in local_services)
    return found


def _rules(rows: Sequence[RouteRow], province: str, *, behind: bool) -> Iterator[DefaultRule]:
    """The smaller regions first, so that the province's own row answers for all that differ not from it."""
    whole = next(row for row in rows if row.region_code == province)
    for row in sorted(rows, key=lambda row: (-len(row.region_code), row.region_code)):
        if row.owner is Owner.REGENCY:
            only = row.region_code == province
            yield _rule(row, LAST if only else LOCAL, row.region_code, region_only=only)
        elif row is whole or row.agency_code != whole.agency_code:
            yield _rule(row, LAST if behind else FIRST, province)


def _rule(row: RouteRow, stage: int, keeper: str, *, region_only: bool = False) -> DefaultRule:
    conditions = Conditions(region=row.region_code, category=row.category, service=row.service or "", region_only=region_only)
    return DefaultRule(f"{row.category}/{row.service or '*'}/{row.region_code}", stage, keeper, conditions, row.agency_code)
