"""From files to rows that can be stored, a batch at a time; what cannot be is noted with its reason."""

import hashlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import IO, Final

import numpy as np
import shapely
from django.utils.translation import gettext as _
from numpy.typing import NDArray

from siger.people.actors import Actor
from siger.people.models import Agency
from siger.regions.current import locate_many
from siger.triage.assets.incoming.feature import BadFeature, Owners, Thing, thing_from
from siger.triage.assets.incoming.report import ProblemKind, Problems
from siger.triage.assets.incoming.staging import StagedRow
from siger.triage.assets.incoming.stream import UnreadableFile, features
from siger.triage.assets.permissions import may_keep

MAX_THINGS: Final = 300_000
"""Active things of an installation. Every web process keeps them in memory: some 200 MB of it."""
BATCH: Final = 2_000


@dataclass(frozen=True, slots=True)
class AssetFile:
    """A file to read from, once, from its beginning."""

    name: str
    content: IO[bytes]


Numbered = tuple[int, Thing]
Geometries = NDArray[np.object_]


def rows_of(files: Sequence[AssetFile], owners: Owners, actor: Actor, problems: Problems) -> Iterator[list[StagedRow]]:
    """Batches of rows. After the first problem nothing more is given, only looked at: nothing will be stored."""
    for file in files:
        things = _things(file, owners, problems)
        while batch := list(islice(things, BATCH)):
            rows = _placed(batch, file.name, actor, problems)
            if not problems.count:
                yield rows


def owners_for(actor: Actor) -> Owners:
    """One statement."""
    rows = list(Agency.objects.values_list("code", "id", "active", "region_id"))
    reached = {code: may_keep(actor, region) for code, _id, _active, region in rows}
    return Owners(
        ids={code: pk for code, pk, active, _region in rows if active and reached[code]},
        closed=frozenset(code for code, _id, active, _region in rows if not active),
        foreign=frozenset(code for code, reaches in reached.items() if not reaches),
    )


def _things(file: AssetFile, owners: Owners, problems: Problems) -> Iterator[Numbered]:
    number = 0
    try:
        for number, feature in enumerate(features(file.content), start=1):
            if number > MAX_THINGS:
                raise UnreadableFile(_too_many_words())
            try:
                yield number, thing_from(feature, owners)
            except BadFeature as bad:
                problems.add(bad.kind, f"{file.name}#{number}", str(bad))
    except UnreadableFile as error:
        problems.add(ProblemKind.FILE, file.name, str(error))
        return
    except OSError as error:
        problems.add(ProblemKind.FILE, file.name, _("berkas tidak bisa dibaca: %(reason)s") % {"reason": error.strerror})
        return
    if not number:
        problems.add(ProblemKind.FILE, file.name, _("tidak berisi satu aset pun"))


def _too_many_words() -> str:
    limit = f"{MAX_THINGS:,}".replace(",", ".")
    return _(
        "berisi lebih dari %(limit)s aset, batas untuk satu instalasi. Gabungkan titik yang berdekatan,"
        " atau impor hanya yang dibutuhkan untuk mencari pemilik"
    ) % {"limit": limit}


def check_total(active: int, source: str, problems: Problems) -> None:
    """With everything of other sources there must not be more than every process can keep."""
    if active > MAX_THINGS:
        words = _("bersama sumber lain menjadi %(n)d aset aktif, batasnya %(limit)d") % {"n": active, "limit": MAX_THINGS}
        problems.add(ProblemKind.FILE, source, words)


def _placed(batch: Sequence[Numbered], file: str, actor: Actor, problems: Problems) -> list[StagedRow]:
    geometries = np.array([thing.geometry for _number, thing in batch], dtype=object)
    points = shapely.get_coordinates(_points_on(geometries))[:, ::-1]
    codes = locate_many(points).codes
    written = shapely.to_wkb(geometries)
    rows = []
    for (number, thing), (lat, lng), code, wkb in zip(batch, points.tolist(), codes, written, strict=True):
        wrong = _wrong_place(code, lat, lng, actor)
        if wrong:
            problems.add(ProblemKind.PLACE, f"{file}#{number}", wrong)
            continue
        digest = _digest(thing, wkb)
        fields = (thing.kind.value, thing.road_class, thing.name, thing.agency_id, code, thing.tolerance_m, wkb, lat, lng)
        rows.append((file, number, thing.key or f"~{digest.hex()}", digest, *fields))
    return rows


def _points_on(geometries: Geometries) -> Geometries:
    """A point of each: the middle of a line, somewhere on what has several parts or is an area."""
    points = np.array(shapely.point_on_surface(geometries), dtype=object)
    lines = shapely.get_type_id(geometries) == shapely.GeometryType.LINESTRING
    points[lines] = shapely.line_interpolate_point(geometries[lines], 0.5, normalized=True)
    return points


def _wrong_place(code: str, lat: float, lng: float, actor: Actor) -> str:
    if not code:
        swapped = locate_many(np.array([[lng, lat]])).codes[0]
        if swapped:
            return _("lintang dan bujurnya tertukar; GeoJSON menulis bujur dahulu")
        return _("letaknya (%(lat).4f, %(lng).4f) di luar provinsi; periksa sistem koordinatnya, atau buang dari berkas") % {
            "lat": lat,
            "lng": lng,
        }
    return "" if may_keep(actor, code) else _("letaknya di luar wilayah tugas Anda")


def _digest(thing: Thing, wkb: bytes) -> bytes:
    """Of everything that is written, so that the same feature is known again."""
    words = (thing.kind.value, thing.road_class, thing.name, thing.owner, str(thing.tolerance_m or ""), thing.key)
    return hashlib.blake2b("\0".join(words).encode() + b"\0" + wkb, digest_size=16).digest()
