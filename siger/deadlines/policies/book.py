"""All policies together: which one decides.

The government's own rule wins over the province's; within one government the service wins over the category, the category over the class.
Of one scope the version decides that was in force when the clock began. There is always an answer: the installation's defaults.
"""

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Final

from siger.deadlines.policies.clock import Allowance, Clock, Unit
from siger.reports.categories import ReportClass
from siger.reports.clocks import DEFAULT_DAYS


@dataclass(frozen=True, slots=True)
class Scope:
    """Empty is "any". `region` is a province's or a regency's code; an empty one fits every government."""

    region: str = ""
    report_class: str = ""
    category: str = ""
    service: str = ""

    def fits(self, matter: "Matter") -> bool:
        return (
            (not self.region or matter.government == self.region or matter.government.startswith(self.region + "."))
            and self.report_class in {"", matter.report_class}
            and self.category in {"", matter.category}
            and self.service in {"", matter.service}
        )

    @property
    def weight(self) -> tuple[int, bool, bool, bool]:
        return len(self.region), bool(self.service), bool(self.category), bool(self.report_class)


@dataclass(frozen=True, slots=True)
class Matter:
    """What a policy is asked about: a report, and the government on whose time it is."""

    government: str
    report_class: str
    category: str
    service: str = ""


@dataclass(frozen=True, slots=True)
class Rule:
    """One version of a policy. Without an allowance it takes the scope back: what is more general decides again."""

    clock: Clock
    scope: Scope
    allowance: Allowance | None
    valid_from: date
    id: int = 0


_CLASS_CLOCKS: Final[dict[str, str]] = {
    ReportClass.INFORMATION: "information",
    ReportClass.ASPIRATION: "aspiration",
    ReportClass.SUPERVISION: "supervision",
    ReportClass.COMPLAINT: "complaint",
}
_PLAIN_CLOCKS: Final[dict[Clock, tuple[str, Unit]]] = {
    Clock.TRIAGE: ("triage", Unit.DAYS),
    Clock.RESPONSE: ("response", Unit.DAYS),
    Clock.VALIDATION: ("validation", Unit.DAYS),
    Clock.REFERRAL: ("referral", Unit.DAYS),
    Clock.QUESTION: ("needs_info_working_days", Unit.DAYS),
    Clock.CONFIRMATION: ("reporter_confirmation_calendar_days", Unit.CALENDAR_DAYS),
}


def default_allowance(clock: Clock, report_class: str, clocks: Mapping[str, int]) -> Allowance:
    """From an installation's `[clocks]`, and where it is silent from `reports.clocks`."""
    key, unit = (_CLASS_CLOCKS[report_class], Unit.DAYS) if clock is Clock.RESOLUTION else _PLAIN_CLOCKS[clock]
    return Allowance(clocks.get(key, DEFAULT_DAYS[key]), unit)


@dataclass
class PolicyBook:
    """Built once from all rules; answers are remembered."""

    clocks: Mapping[str, int]
    rules: Iterable[Rule] = ()
    _versions: dict[tuple[Clock, Scope], list[Rule]] = field(init=False, default_factory=lambda: defaultdict(list))
    _fitting: dict[tuple[Clock, Matter], list[list[Rule]]] = field(init=False, default_factory=dict)

    def __post_init__(self) -> None:
        for rule in sorted(self.rules, key=lambda rule: (rule.valid_from, rule.id)):
            self._versions[rule.clock, rule.scope].append(rule)

    def allowance(self, clock: Clock, matter: Matter, on: date) -> Allowance:
        """What a clock has that begins on the day `on`."""
        rule = self.rule(clock, matter, on)
        if rule is not None and rule.allowance is not None:
            return rule.allowance
        return default_allowance(clock, matter.report_class, self.clocks)

    def rule(self, clock: Clock, matter: Matter, on: date) -> Rule | None:
        """The deciding version; None where the default stands."""
        for versions in self._of(clock, matter):
            rule = in_force(versions, on)
            if rule is not None and rule.allowance is not None:
                return rule
        return None

    def _of(self, clock: Clock, matter: Matter) -> list[list[Rule]]:
        """Histories of all scopes that fit, the most specific first."""
        key = clock, matter
        if key not in self._fitting:
            fitting = [(scope.weight, versions) for (one, scope), versions in self._versions.items() if one is clock and scope.fits(matter)]
            self._fitting[key] = [versions for _weight, versions in sorted(fitting, key=lambda pair: pair[0], reverse=True)]
        return self._fitting[key]


def in_force(versions: list[Rule], on: date) -> Rule | None:
    """The last of ordered versions that is valid on the day `on`; of two from the same day the one that was entered later."""
    place = bisect_right(versions, on, key=lambda rule: rule.valid_from)
    return versions[place - 1] if place else None
