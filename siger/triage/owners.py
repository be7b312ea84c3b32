"""Whose is it: the owner of the thing that lies there, else the rules that people keep, and where none fits the kecamatan of the place."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from django.utils.translation import gettext as _

from siger.people.agency_functions import AgencyKind
from siger.people.models import Agency
from siger.reports.categories import Visibility
from siger.reports.models import PositionSource, Report
from siger.reports.queries.worklist import WorklistRow
from siger.triage.assets.current import owner_by_asset
from siger.triage.assets.owner import AssetOwner
from siger.triage.rules.conditions import Subject, plain_words
from siger.triage.rules.ruleset import HeldRule, RuleSet, current_rules
from siger.triage.rules.words import rule_words


class Basis(StrEnum):
    """What a suggestion stands on, surest first."""

    THING = "thing"
    RULE = "rule"
    PLACE = "place"


@dataclass(frozen=True, slots=True)
class OwnerSuggestion:
    """`reason` says in words, in the reader's language, what it stands on: the rule of number `rule`, the thing `asset`."""

    agency: Agency
    basis: Basis
    reason: str
    rule: int | None = None
    asset: AssetOwner | None = None

    @property
    def fallback(self) -> bool:
        """No rule fitted."""
        return self.basis is Basis.PLACE


def suggest_owner(report: Report) -> OwnerSuggestion | None:
    """The owner of the thing that lies there; otherwise the agency that a rule names; without any the kecamatan of the place: nothing goes
    nowhere.

    A rule whose agency was closed is passed over. None only for whistleblowing, which is nobody's to route, and when not even the kecamatan
    has an office. At most four statements.
    """
    if report.is_whistleblowing:
        return None
    asset = _asset_of(report)
    by_thing = _by_thing(report, asset) if asset is not None else None
    return by_thing or _by_rule(report) or _by_place(report)


def _asset_of(report: Report) -> AssetOwner | None:
    """Where only the village is known, the position is its middle and says nothing about things."""
    if report.position_source == PositionSource.VILLAGE:
        return None
    return owner_by_asset(report.lat, report.lng, report.category, report.service_id or "", report.accuracy_m)


def _by_thing(report: Report, asset: AssetOwner) -> OwnerSuggestion | None:
    """The owner itself, or the part of it that a rule about its things names; None when it was closed within the last seconds."""
    refined = _by_rule(report, asset.agency_id)
    if refined is None:
        owner = _active([asset.agency_id]).get(asset.agency_id)
        return OwnerSuggestion(owner, Basis.THING, asset.words, asset=asset) if owner else None
    return OwnerSuggestion(refined.agency, Basis.THING, f"{asset.words}; {refined.reason}", refined.rule, asset)


def _by_rule(report: Report, owner_id: int | None = None) -> OwnerSuggestion | None:
    rules = current_rules()
    fitting = list(rules.fitting(subject_of(report, rules, owner_id)))
    agencies = _active(rule.agency_id for rule in fitting)
    decided = next((rule for rule in fitting if rule.agency_id in agencies), None)
    if decided is None:
        return None
    return OwnerSuggestion(agencies[decided.agency_id], Basis.RULE, _rule_reason(decided), decided.number)


def _rule_reason(decided: HeldRule) -> str:
    return _("aturan %(number)d: %(rule)s") % {"number": decided.number, "rule": rule_words(decided.row)}


def _by_place(report: Report) -> OwnerSuggestion | None:
    district = Agency.objects.filter(region_id=report.region_id[:8], function="district", active=True).select_related("region").first()
    if district is None:
        return None
    where = district.region.name
    return OwnerSuggestion(
        district, Basis.PLACE, _("Belum ada aturan untuk laporan seperti ini, jadi ke kecamatan tempatnya: %(where)s.") % {"where": where}
    )


def subject_of(report: Report, rules: RuleSet, owner_id: int | None = None) -> Subject:
    """What the rules look at of `report`."""
    return Subject(
        category=report.category,
        service=report.service_id or "",
        region=report.region_id,
        report_class=report.report_class,
        plain_text=plain_words(f"{report.title} {report.text} {report.landmark}") if rules.asks_for_words else "",
        owner_id=owner_id,
    )


def _active(agency_ids: Iterable[int]) -> dict[int, Agency]:
    """The agencies of these ids that are not closed. One statement, none for no ids."""
    return Agency.objects.filter(active=True).in_bulk(set(agency_ids))


MOST_LIKELY: Final = 6


def likely_owners(report: Report, suggestion: OwnerSuggestion | None, *, limit: int = MOST_LIKELY) -> list[Agency]:
    """Agencies to choose from by hand: the `suggestion` that was made, then all that own something of the category there, then kecamatan
    and desa.

    For whistleblowing the offices of the Inspektorat alone. A constant number of statements.
    """
    if report.is_whistleblowing:
        return list(Agency.objects.filter(kind=AgencyKind.INSPECTORATE, active=True, region_id=report.region_id[:2])[:limit])
    parts = report.region_id.split(".")
    regions = [".".join(parts[:depth]) for depth in range(1, len(parts) + 1)]
    rules = current_rules().about(report.category, report.region_id)
    known = _active(rule.agency_id for rule in rules)
    owners = [known[rule.agency_id] for rule in rules if rule.agency_id in known]
    offices = Agency.objects.filter(region_id__in=regions, function__in=["district", "village"], active=True).order_by("-region_id")
    first = [suggestion.agency] if suggestion else []
    return list({agency.pk: agency for agency in [*first, *owners, *offices]}.values())[:limit]


def suggested_names(rows: Sequence[WorklistRow]) -> dict[int, str]:
    """Short names of the agencies that a thing or a rule would name, by id of the report, for rows of a list as they were read.

    At most two statements, one more where a rule asks for words; none for no rows.
    """
    return {pk: name for pk, (_agency, name) in _suggested(rows).items()}


def suggested_agencies(rows: Sequence[WorklistRow]) -> dict[int, int]:
    """Ids of the same agencies, in as many statements."""
    return {pk: agency for pk, (agency, _name) in _suggested(rows).items()}


def _suggested(rows: Sequence[WorklistRow]) -> dict[int, tuple[int, str]]:
    """Id and short name of the agency for each report that has one."""
    seen = [row for row in rows if row.visibility != Visibility.WHISTLEBLOWING]
    if not seen:
        return {}
    rules = current_rules()
    texts = _plain_texts([row.id for row in seen]) if rules.asks_for_words else {}
    things = {row.id: thing for row in seen if (thing := _asset_at(row)) is not None}
    fitting = {
        row.id: list(
            rules.fitting(
                Subject(row.category, row.service, row.region, row.report_class, texts.get(row.id, ""), _owner_id(things.get(row.id)))
            )
        )
        for row in seen
    }
    names = _active_names({rule.agency_id for found in fitting.values() for rule in found})
    decided = {}
    for pk, found in fitting.items():
        by_rule = next(((rule.agency_id, names[rule.agency_id]) for rule in found if rule.agency_id in names), None)
        by_thing = (things[pk].agency_id, things[pk].agency_name) if pk in things else None
        if chosen := by_rule or by_thing:
            decided[pk] = chosen
    return decided


def _asset_at(row: WorklistRow) -> AssetOwner | None:
    if row.position_source == PositionSource.VILLAGE:
        return None
    return owner_by_asset(row.lat, row.lng, row.category, row.service, row.accuracy_m)


def _owner_id(thing: AssetOwner | None) -> int | None:
    return thing.agency_id if thing else None


def _plain_texts(report_ids: Sequence[int]) -> dict[int, str]:
    found = Report.objects.filter(pk__in=report_ids).values_list("pk", "title", "text", "landmark")
    return {pk: plain_words(" ".join(words)) for pk, *words in found}


def _active_names(agency_ids: set[int]) -> dict[int, str]:
    if not agency_ids:
        return {}
    return dict(Agency.objects.filter(pk__in=agency_ids, active=True).values_list("pk", "short_name"))
