"""What is wrong with the rules: shadowed by another, a closed agency, a retired service, a region that is no more."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from siger.core.health.findings import Finding, doubtful, well
from siger.people.models import Agency
from siger.regions.models import Region
from siger.reports.models import Service
from siger.triage.models import Rule
from siger.triage.rules.conditions import covers
from siger.triage.rules.ruleset import HeldRule, held_rule, with_names


class Trouble(StrEnum):
    SHADOWED = "shadowed"
    CLOSED_AGENCY = "closed_agency"
    CLOSED_OWNER = "closed_owner"
    RETIRED_SERVICE = "retired_service"
    LOST_REGION = "lost_region"


@dataclass(frozen=True, slots=True)
class RuleFinding:
    """`rule` never decides as it stands; `by` is the number of the rule that shadows it."""

    rule: HeldRule
    trouble: Trouble
    by: int | None = None


@dataclass(frozen=True, slots=True)
class Known:
    """What rules name and is still there: open agencies, offered services (with their category), regions of the list."""

    agencies: frozenset[int]
    services: frozenset[tuple[str, str]]
    regions: frozenset[str]


def known_now() -> Known:
    """Three statements."""
    return Known(
        agencies=frozenset(Agency.objects.filter(active=True).values_list("pk", flat=True)),
        services=frozenset(Service.objects.filter(active=True).values_list("pk", "category")),
        regions=frozenset(Region.objects.filter(active=True).values_list("pk", flat=True)),
    )


def findings() -> list[RuleFinding]:
    """Of all active rules, in their order. Four statements."""
    return findings_of([held_rule(rule) for rule in with_names(Rule.objects.filter(active=True))], known_now())


def findings_of(rules: Sequence[HeldRule], known: Known) -> list[RuleFinding]:
    ordered = sorted(rules, key=lambda rule: rule.place)
    return [found for rule in ordered for found in _dead_names(rule, known)] + list(_shadowed(ordered, known))


def _dead_names(rule: HeldRule, known: Known) -> Iterator[RuleFinding]:
    asked = rule.conditions
    if rule.agency_id not in known.agencies:
        yield RuleFinding(rule, Trouble.CLOSED_AGENCY)
    if asked.owner_id is not None and asked.owner_id not in known.agencies:
        yield RuleFinding(rule, Trouble.CLOSED_OWNER)
    if asked.service and not any((asked.service, category) in known.services for category in _categories(asked.category, known)):
        yield RuleFinding(rule, Trouble.RETIRED_SERVICE)
    if asked.region not in known.regions:
        yield RuleFinding(rule, Trouble.LOST_REGION)


def _categories(category: str, known: Known) -> Iterable[str]:
    return (category,) if category else {one for _, one in known.services}


def _shadowed(ordered: Sequence[HeldRule], known: Known) -> Iterator[RuleFinding]:
    """A rule whose agency is closed decides nothing, so it shadows nothing."""
    before: dict[str, list[HeldRule]] = defaultdict(list)
    for rule in ordered:
        asked = rule.conditions
        earlier = [*before[""], *(before[asked.category] if asked.category else ())]
        by = next((one for one in earlier if covers(one.conditions, asked)), None)
        if by is not None:
            yield RuleFinding(rule, Trouble.SHADOWED, by.number)
        elif rule.agency_id in known.agencies:
            before[asked.category].append(rule)


def rules_health() -> list[Finding]:
    """For `siger doctor`."""
    found = findings()
    if not found:
        return well("rules", f"{Rule.objects.filter(active=True).count()} rules, none shadowed, none names what is closed")
    kinds = [(kind, [one for one in found if one.trouble is kind]) for kind in Trouble]
    said = "; ".join(f"{len(ones)} {_WORDS[kind]} ({_numbers(ones)})" for kind, ones in kinds if ones)
    return doubtful("rules", said, "Open /kantor/aturan/ as an administrator: each such rule is marked there with what to do.")


_WORDS = {
    Trouble.SHADOWED: "never asked, another rule stands before",
    Trouble.CLOSED_AGENCY: "name a closed agency",
    Trouble.CLOSED_OWNER: "ask for things of a closed agency",
    Trouble.RETIRED_SERVICE: "ask for a retired service",
    Trouble.LOST_REGION: "ask for a region that is no more",
}


def _numbers(found: Sequence[RuleFinding]) -> str:
    shown = ", ".join(str(one.rule.number) for one in found[:5])
    return f"rules {shown} …" if len(found) > 5 else f"rule{'s' if len(found) > 1 else ''} {shown}"
