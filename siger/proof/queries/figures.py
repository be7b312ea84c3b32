"""How finished work was judged, counted: per agency and crew that worked, and per office that judged. Without whistleblowing."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, Final

from django.db.models import CharField, Count, F, Func, Q, QuerySet

from siger.people.actors import Actor
from siger.proof.models import Finding, Judged, Judgement, SecondLook
from siger.proof.superiors import NOT_SECRET, agencies_below

MOST_ROWS: Final = 500
_PROOFS: Final = Q(verdict__in=[Judged.VALIDATED, Judged.RETURNED])


@dataclass(frozen=True, slots=True)
class Period:
    """From `since` until just before `until`; `agency_id` and those below it, or all that the reader may see."""

    since: datetime
    until: datetime
    agency_id: int | None = None


@dataclass(frozen=True, slots=True)
class WorkFigures:
    """Of one crew, or of the people of an agency who stand in none (`crew` empty). `proofs` were judged: `validated` or `returned`;
    `warned` of them had a warning. `overturned` by a second look, `disputed` by reporters, `false_proof` found by a superior.
    """

    agency: str
    crew: str
    proofs: int
    validated: int
    returned: int
    warned: int
    overturned: int
    disputed: int
    false_proof: int

    @property
    def returned_share(self) -> int:
        """Percent of the proofs."""
        return round(100 * self.returned / self.proofs) if self.proofs else 0


@dataclass(slots=True)
class LookFigures:
    """Of one office of validators. `looks` second looks at its approvals were decided, `differed` of them otherwise, `overturned` in time.

    `hasty` and `false_proof` are findings of superiors.
    """

    office: str
    validated: int = 0
    returned: int = 0
    warned: int = 0
    looks: int = 0
    differed: int = 0
    overturned: int = 0
    disputed: int = 0
    hasty: int = 0
    false_proof: int = 0


@dataclass(frozen=True, slots=True)
class Counted:
    """A code of `reports.missing` or of `CheckKind`, and how often."""

    code: str
    count: int


@dataclass(frozen=True, slots=True)
class Figures:
    work: Sequence[WorkFigures] = ()
    looks: Sequence[LookFigures] = ()
    missing: Sequence[Counted] = ()
    warnings: Sequence[Counted] = field(default=())


def figures_for(actor: Actor, period: Period) -> Figures:
    """Six statements whatever the period; one for who reads no figures."""
    agencies = agencies_below(actor, period.agency_id)
    if not agencies:
        return Figures()
    judged = Judgement.objects.filter(NOT_SECRET, at__gte=period.since, at__lt=period.until)
    work = judged.filter(agency__in=agencies)
    proofs = work.filter(_PROOFS)
    return Figures(
        work=_of_work(work),
        looks=_of_offices(judged.filter(validator_agency__in=agencies), agencies, period),
        missing=_most_often(proofs, "missing"),
        warnings=_most_often(proofs, "warnings"),
    )


def _of_work(work: "QuerySet[Judgement]") -> list[WorkFigures]:
    rows: QuerySet[Any, Any] = (
        work.order_by()
        .values("agency__name", "crew__name")
        .annotate(
            proofs=Count("pk", filter=_PROOFS),
            validated=Count("pk", filter=Q(verdict=Judged.VALIDATED)),
            returned=Count("pk", filter=Q(verdict=Judged.RETURNED)),
            warned=Count("pk", filter=_PROOFS & Q(warnings__len__gt=0)),
            overturned=Count("pk", filter=Q(verdict=Judged.OVERTURNED)),
            disputed=Count("pk", filter=Q(verdict=Judged.DISPUTED)),
            false_proof=Count("pk", filter=Q(finding=Finding.FALSE_PROOF)),
        )
    )
    found = rows.order_by("agency__name", F("crew__name").asc(nulls_first=True))[:MOST_ROWS]
    return [WorkFigures(row.pop("agency__name") or "", row.pop("crew__name") or "", **row) for row in found]


def _of_offices(judged: "QuerySet[Judgement]", agencies: Sequence[int], period: Period) -> list[LookFigures]:
    rows: QuerySet[Any, Any] = (
        judged.order_by()
        .values("validator_agency__name")
        .annotate(
            validated=Count("pk", filter=Q(verdict=Judged.VALIDATED)),
            returned=Count("pk", filter=Q(verdict=Judged.RETURNED)),
            warned=Count("pk", filter=Q(verdict=Judged.VALIDATED, warnings__len__gt=0)),
            disputed=Count("pk", filter=Q(verdict=Judged.DISPUTED)),
            hasty=Count("pk", filter=Q(finding=Finding.HASTY)),
            false_proof=Count("pk", filter=Q(finding=Finding.FALSE_PROOF)),
        )
    )
    offices: dict[str, LookFigures] = defaultdict(lambda: LookFigures(""))
    for row in rows[:MOST_ROWS]:
        name = row.pop("validator_agency__name") or ""
        offices[name] = LookFigures(name, **row)
    for row in _second_looks(agencies, period):
        found = offices[row["first_agency__name"] or ""]
        found.office = row["first_agency__name"] or ""
        found.looks, found.differed, found.overturned = row["looks"], row["differed"], row["taken_back"]
    return sorted(offices.values(), key=lambda one: one.office)


def _second_looks(agencies: Sequence[int], period: Period) -> Any:
    decided = SecondLook.objects.filter(NOT_SECRET, first_agency__in=agencies, decided_at__gte=period.since, decided_at__lt=period.until)
    return (
        decided.order_by()
        .values("first_agency__name")
        .annotate(looks=Count("pk"), differed=Count("pk", filter=Q(agrees=False)), taken_back=Count("pk", filter=Q(overturned=True)))[
            :MOST_ROWS
        ]
    )


class _Each(Func):
    """A row for each element of an array."""

    function = "unnest"
    arity = 1
    set_returning = True


def _most_often(proofs: "QuerySet[Judgement]", column: str) -> list[Counted]:
    """Codes of an array, the most frequent first."""
    each = proofs.order_by().annotate(code=_Each(column, output_field=CharField()))
    rows = each.values("code").annotate(n=Count("pk")).order_by("-n", "code")
    return [Counted(row["code"], row["n"]) for row in rows]
