"""One feature of a file as a thing with an owner, or the reason why it is none."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final

import shapely
from django.utils.translation import gettext as _

from siger.triage.assets.incoming.geometry import BadGeometry, geometry_from
from siger.triage.assets.incoming.report import ProblemKind
from siger.triage.assets.kinds import MAX_TOLERANCE_M, RULES, AssetKind, RoadClass, class_written, kind_written


class BadFeature(Exception):
    """`kind` of the problem, and its words in the reader's language."""

    def __init__(self, kind: ProblemKind, words: str) -> None:
        super().__init__(words)
        self.kind = kind


@dataclass(frozen=True, slots=True)
class Owners:
    """Agencies by code: those that may own what this import brings, and the codes of all others with why not."""

    ids: Mapping[str, int]
    closed: frozenset[str]
    foreign: frozenset[str]

    def id_of(self, code: str) -> int:
        """Raises BadFeature."""
        if code in self.ids:
            return self.ids[code]
        if code in self.closed:
            raise BadFeature(ProblemKind.OWNER, _("pemilik “%(code)s” sudah tidak aktif") % {"code": code})
        if code in self.foreign:
            raise BadFeature(ProblemKind.OWNER, _("pemilik “%(code)s” bukan instansi di wilayah tugas Anda") % {"code": code})
        words = _("tidak ada instansi dengan kode “%(code)s”; lihat daftar kode instansi") % {"code": code[:60]}
        raise BadFeature(ProblemKind.OWNER, words)


@dataclass(frozen=True, slots=True)
class Thing:
    """A feature that can be stored. `key` is "" when the file gives none."""

    kind: AssetKind
    road_class: str
    name: str
    owner: str
    agency_id: int
    tolerance_m: int | None
    key: str
    geometry: shapely.Geometry


# Each property by its Indonesian and its English name.
_NAMES: Final = {
    "kind": ("jenis", "kind"),
    "class": ("kelas", "class"),
    "name": ("nama", "name"),
    "owner": ("pemilik", "owner"),
    "tolerance": ("toleransi", "tolerance"),
    "key": ("kode", "id"),
}


def thing_from(feature: Any, owners: Owners) -> Thing:
    """Raises BadFeature."""
    if not isinstance(feature, dict) or feature.get("type") != "Feature":
        raise BadFeature(ProblemKind.FEATURE, _("bukan Feature GeoJSON"))
    properties = feature.get("properties")
    if not isinstance(properties, dict):
        raise BadFeature(ProblemKind.PROPERTY, _("tidak punya properti"))
    given = {name: next((properties[key] for key in keys if properties.get(key) is not None), None) for name, keys in _NAMES.items()}
    kind = _kind(given["kind"])
    owner = _text(given["owner"], "pemilik", 60)
    agency_id = owners.id_of(owner) if owner else _missing_owner()
    try:
        geometry = geometry_from(feature.get("geometry"), RULES[kind].shapes)
    except BadGeometry as error:
        raise BadFeature(ProblemKind.GEOMETRY, str(error)) from error
    key = given["key"] if given["key"] is not None else feature.get("id")
    return Thing(
        kind=kind,
        road_class=_road_class(kind, given["class"]),
        name=_text(given["name"], "nama", 200),
        owner=owner,
        agency_id=agency_id,
        tolerance_m=_tolerance(given["tolerance"]),
        key=_text(key, "kode", 80),
        geometry=geometry,
    )


def _missing_owner() -> int:
    raise BadFeature(ProblemKind.OWNER, _("properti “pemilik” kosong; isi dengan kode instansi"))


def _kind(value: Any) -> AssetKind:
    kind = kind_written(value) if isinstance(value, str) else None
    if kind is None:
        known = ", ".join(rule.written[0] for rule in RULES.values())
        raise BadFeature(ProblemKind.PROPERTY, _("properti “jenis” harus salah satu dari: %(known)s") % {"known": known})
    return kind


def _road_class(kind: AssetKind, value: Any) -> str:
    if kind is not AssetKind.ROAD:
        return ""
    road_class = class_written(value) if isinstance(value, str) else None
    if road_class is None:
        words = _("properti “kelas” jalan harus salah satu dari: tol, nasional, provinsi, kabupaten, desa")
        raise BadFeature(ProblemKind.PROPERTY, words)
    return RoadClass(road_class).value


def _text(value: Any, name: str, most: int) -> str:
    """Words or a whole number as words, without spaces at the ends or characters that no page can show."""
    if value is None:
        return ""
    if type(value) not in (str, int):
        raise BadFeature(ProblemKind.PROPERTY, _("properti “%(name)s” harus berupa teks") % {"name": name})
    words = " ".join("".join(sign if sign.isprintable() else " " for sign in str(value)[: most * 2]).split())
    if len(str(value)) > most * 2 or len(words) > most:
        raise BadFeature(ProblemKind.PROPERTY, _("properti “%(name)s” lebih dari %(n)d huruf") % {"name": name, "n": most})
    return words


def _tolerance(value: Any) -> int | None:
    if value is None:
        return None
    if isinstance(value, bool) or not isinstance(value, int | float) or not 1 <= value <= MAX_TOLERANCE_M:
        raise BadFeature(ProblemKind.PROPERTY, _("properti “toleransi” harus angka 1 sampai %(n)d meter") % {"n": MAX_TOLERANCE_M})
    return round(value)
