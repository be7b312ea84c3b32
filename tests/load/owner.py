"""What it costs to ask whose road it is: 100,000 invented segments, imported as a file, read into memory, asked at places beside them."""

import gc
import json
import math
import random
import tempfile
import time
from collections.abc import Callable, Iterator
from dataclasses import asdict, dataclass
from statistics import median
from typing import IO, Final

import psutil

NAME: Final = "owner"
SEGMENTS: Final = 100_000
QUESTIONS: Final = 20_000
AIM_US: Final = 200
STEP_DEGREES: Final = 0.0008  # some 90 m between two points of a road


@dataclass(frozen=True, slots=True)
class OwnerFigures:
    """CPU of one look-up; of reading all things into memory, and the memory they take; of the import."""

    case: str
    segments: int
    cpu_us: float
    share_found: float
    read_cpu_s: float
    read_mb: float
    import_cpu_s: float


def owner_look_up(*, segments: int, rounds: int, say: Callable[[str], None]) -> dict[str, object]:
    """On the database that is being measured, whose things are replaced."""
    rng = random.Random(18)
    with tempfile.TemporaryFile("w+b") as file:
        places = _write_network(file, rng, segments)
        say(f"{NAME}: {segments:,} segments, a file of {file.tell() / 1e6:.0f} MB …")
        file.seek(0)
        import_cpu = _import(file)
    read_cpu, read_mb = _read(places[0])
    questions = [_beside(rng, place) for place in rng.choices(places, k=QUESTIONS)]
    spent, found = zip(*(_ask(questions) for _ in range(rounds)), strict=True)
    figures = OwnerFigures(
        NAME,
        segments,
        round(median(spent) / QUESTIONS * 1e6, 1),
        round(found[0] / QUESTIONS, 3),
        round(read_cpu, 2),
        round(read_mb),
        round(import_cpu, 1),
    )
    return asdict(figures)


Place = tuple[float, float]


def _write_network(file: IO[bytes], rng: random.Random, segments: int) -> list[Place]:
    """GeoJSON with roads of two to ten points around villages; one point of each."""
    from siger.people.models import Agency

    owners = list(Agency.objects.filter(function__in=["public_works", "roads_province", "roads_national"]).values_list("code", flat=True))
    places: list[Place] = []
    file.write(b'{"type": "FeatureCollection", "features": [')
    for number in range(segments):
        points = list(_road(rng))
        places.append((points[0][1], points[0][0]))
        road_class = rng.choice(("nasional", "provinsi", "kabupaten", "desa"))
        properties = {"jenis": "jalan", "kelas": road_class, "nama": f"Jalan {number}", "pemilik": rng.choice(owners), "kode": str(number)}
        feature = {"type": "Feature", "properties": properties, "geometry": {"type": "LineString", "coordinates": points}}
        file.write((b"," if number else b"") + json.dumps(feature).encode())
    file.write(b"]}")
    return places


def _road(rng: random.Random) -> Iterator[Place]:
    """Longitude, latitude."""
    from tests.load.cases import villages

    lat, lng = rng.choice(villages())
    lat, lng, heading = lat + rng.uniform(-0.01, 0.01), lng + rng.uniform(-0.01, 0.01), rng.uniform(0, math.tau)
    for _ in range(rng.randint(2, 10)):
        yield round(lng, 6), round(lat, 6)
        heading += rng.uniform(-0.4, 0.4)
        lat, lng = lat + STEP_DEGREES * math.sin(heading), lng + STEP_DEGREES * math.cos(heading)


def _import(file: IO[bytes]) -> float:
    """Seconds of CPU, without the database's."""
    from siger.people.actors import SYSTEM
    from siger.triage.assets.importing import import_assets
    from siger.triage.assets.incoming.checking import AssetFile

    cpu = time.process_time()
    report = import_assets(actor=SYSTEM, files=[AssetFile("jalan.geojson", file)], source="bench", replace=True)
    if not report.ok:
        raise RuntimeError("\n".join(report.lines()))
    return time.process_time() - cpu


def _read(place: Place) -> tuple[float, float]:
    from siger.triage.assets.current import forget_assets, owner_by_asset

    forget_assets()
    gc.collect()
    before, cpu = _resident_mb(), time.process_time()
    owner_by_asset(*place, "roads", "pothole")
    spent = time.process_time() - cpu
    gc.collect()
    return spent, _resident_mb() - before


def _resident_mb() -> float:
    return float(psutil.Process().memory_info().rss) / 1e6


def _beside(rng: random.Random, place: Place) -> Place:
    return place[0] + rng.uniform(-0.0006, 0.0006), place[1] + rng.uniform(-0.0006, 0.0006)


def _ask(questions: list[Place]) -> tuple[float, int]:
    """Seconds of CPU, and how many had an owner."""
    from siger.triage.assets.current import owner_by_asset

    cpu = time.process_time()
    found = sum(owner_by_asset(lat, lng, "roads", "pothole", 8.0) is not None for lat, lng in questions)
    return time.process_time() - cpu, found
