"""Who changed which rule, when, how and why."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.utils.translation import gettext as _

from siger.people.models import Agency
from siger.regions.models import Region
from siger.reports.categories import CLASS_NAMES, NAMES, Category, ReportClass
from siger.reports.models import Service
from siger.triage.models import RuleChange
from siger.triage.rules.shape import CONTENT

PAGE = 50


@dataclass(frozen=True, slots=True)
class Difference:
    """One thing that changed: what, from, to; empty words mean "any"."""

    what: str
    was: str
    now: str


@dataclass(frozen=True, slots=True)
class Change:
    """`verb` is in words. `id` is what a rule is brought back to."""

    id: int
    rule: int
    verb: str
    at: datetime
    who: str
    reason: str
    differences: tuple[Difference, ...]


def list_version(keeper: str) -> int:
    """The newest change of the keeper's lists, 0 before the first. What an actor says to have `seen`."""
    return RuleChange.objects.filter(keeper_id=keeper).order_by("-id").values_list("id", flat=True).first() or 0


def rule_history(
    keeper: str, *, rule_id: int | None = None, before: int | None = None, limit: int = PAGE
) -> tuple[list[Change], int | None]:
    """The latest first, and the id to go on before, None at the end. At most four statements."""
    found = RuleChange.objects.filter(keeper_id=keeper).order_by("-id")
    if rule_id is not None:
        found = found.filter(rule_id=rule_id)
    if before is not None:
        found = found.filter(id__lt=before)
    rows = list(found[: limit + 1])
    names = _names(rows[:limit])
    shown = [_change(row, names) for row in rows[:limit]]
    return shown, (rows[limit - 1].pk if len(rows) > limit else None)


def shape_at(change_id: int, rule_id: int) -> dict[str, Any] | None:
    """The rule as it was after a change."""
    return RuleChange.objects.filter(pk=change_id, rule_id=rule_id).values_list("after", flat=True).first()


def _change(row: RuleChange, names: Mapping[str, Mapping[Any, str]]) -> Change:
    was, became = row.before, row.after
    told = [name for name in (*CONTENT, "position") if was is None or was.get(name) != became.get(name)]
    differences = [
        Difference(_label(name), _said(name, was.get(name), names) if was else "", _said(name, became.get(name), names))
        for name in told
        if was is not None or became.get(name) not in ("", None, [], False)
    ]
    return Change(row.pk, row.rule_id, _verb_words(row.verb), row.at, row.person or _("Berkas instalasi"), row.reason, tuple(differences))


def _verb_words(verb: str) -> str:
    return {
        "add": _("Ditambahkan"),
        "edit": _("Diubah"),
        "move": _("Dipindah urutannya"),
        "off": _("Dimatikan"),
        "on": _("Dihidupkan"),
        "restore": _("Dikembalikan ke versi lama"),
        "file": _("Disesuaikan dengan berkas instalasi"),
    }.get(verb, verb)


def _label(name: str) -> str:
    return {
        "category": _("Kategori"),
        "service_id": _("Layanan"),
        "region_id": _("Wilayah"),
        "region_only": _("Hanya bila desanya tidak diketahui"),
        "report_class": _("Jenis laporan"),
        "words": _("Kata"),
        "owner_id": _("Pemilik aset"),
        "agency_id": _("Instansi"),
        "active": _("Dipakai"),
        "position": _("Urutan"),
    }[name]


def _said(name: str, value: Any, names: Mapping[str, Mapping[Any, str]]) -> str:
    if isinstance(value, bool):
        return _("ya") if value else _("tidak")
    if value in ("", None, []):
        return _("apa saja")
    if name == "category":
        return str(NAMES[Category(value)]) if value in set(Category) else str(value)
    if name == "report_class":
        return str(CLASS_NAMES[ReportClass(value)]) if value in set(ReportClass) else str(value)
    if name == "words":
        return ", ".join(map(str, value))
    return names.get(name, {}).get(value, str(value))


def _names(rows: Iterable[RuleChange]) -> dict[str, dict[Any, str]]:
    shapes = [shape for row in rows for shape in (row.before, row.after) if shape]
    agencies = {shape[name] for shape in shapes for name in ("agency_id", "owner_id") if shape.get(name)}
    named = dict(Agency.objects.filter(pk__in=agencies).values_list("pk", "name")) if agencies else {}
    services = {shape["service_id"] for shape in shapes if shape.get("service_id")}
    regions = {shape["region_id"] for shape in shapes if shape.get("region_id")}
    return {
        "agency_id": named,
        "owner_id": named,
        "service_id": dict(Service.objects.filter(pk__in=services).values_list("pk", "name")) if services else {},
        "region_id": dict(Region.objects.filter(pk__in=regions).values_list("pk", "full_name")) if regions else {},
    }
