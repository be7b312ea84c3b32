"""What it costs to look for a photo among all earlier ones of an installation."""

import random
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import asdict, dataclass
from io import BytesIO
from statistics import median, quantiles
from typing import TYPE_CHECKING, Final

from PIL import Image

from siger.core.database.layout import DATABASE_NAME
from siger.core.database.roles import connect_as_superuser
from siger.core.database.server import PrivateServer
from tests.load.cpu import cpu_ms
from tests.load.traces import FIRST, fill, picture, store

if TYPE_CHECKING:
    import psycopg

NAME: Final = "photo_match"
PHOTOS: Final = 1_000_000
AIM_MS: Final = 50.0
_ASKED: Final = 100  # altered copies, and as many pictures that nobody sent before


@dataclass(frozen=True, slots=True)
class MatchFigures:
    """Of one photo of work with the marks of all its sketches. Costs are those of a stranger, who is asked for with changed keys as well,
    as every honest photo is; `cpu_ms_copy`, in all, that of an altered copy. `found`: the share of these; `wrong`: of strangers.
    """

    case: str
    photos: int
    cpu_ms_python: float
    cpu_ms_db: float
    cpu_ms_copy: float
    p50_ms: float
    p99_ms: float
    found: float
    wrong: float
    index_mb: float
    loaded_s: float


def photo_match(server: PrivateServer, *, photos: int, say: Callable[[str], None]) -> dict[str, object]:
    """On the database that is being measured, whose traces are replaced."""
    from siger.proof.matching import find_earlier

    say(f"{NAME}: {photos:,} photos …")
    began = time.monotonic()
    with connect_as_superuser(server.layout, DATABASE_NAME) as database:
        fill(database, skip=_ASKED, photos=photos)
        copies, strangers = _store_drawn(database, photos)
        row = database.execute("SELECT pg_total_relation_size('reports_photomark')").fetchone()
    loaded = time.monotonic() - began
    for photo_id in [*copies[:10], *strangers[:10]]:
        find_earlier(photo_id)  # plans, and what numpy loads
    of_copies, of_strangers = _asked(server, copies), _asked(server, strangers)
    right = sum(FIRST + place in ids for place, ids in enumerate(of_copies.found))
    figures = MatchFigures(
        NAME,
        photos,
        round(of_strangers.python_ms, 2),
        round(of_strangers.database_ms, 2),
        round(of_copies.python_ms + of_copies.database_ms, 2),
        round(median(of_strangers.seconds) * 1000, 1),
        round(quantiles(of_strangers.seconds, n=100)[-1] * 1000, 1),
        round(right / len(copies), 3),
        round(sum(map(bool, of_strangers.found)) / len(strangers), 3),
        round(int(row[0]) / 1e6) if row else 0,
        round(loaded),
    )
    return asdict(figures)


@dataclass(frozen=True, slots=True)
class _Answers:
    """CPU is that of one question."""

    found: Sequence[list[int]]
    seconds: Sequence[float]
    python_ms: float
    database_ms: float


def _asked(server: PrivateServer, ids: Sequence[int]) -> _Answers:
    assert server.postmaster is not None
    before, python = cpu_ms(server.postmaster.pid), time.process_time()
    seconds, found = zip(*map(_timed, ids), strict=True)
    python, spent = time.process_time() - python, cpu_ms(server.postmaster.pid) - before
    return _Answers(found, seconds, python * 1000 / len(ids), spent / len(ids))


def _timed(photo_id: int) -> tuple[float, list[int]]:
    from siger.proof.matching import find_earlier

    began = time.monotonic()
    found = find_earlier(photo_id)
    return time.monotonic() - began, [match.photo_id for match in found]


def _store_drawn(database: "psycopg.Connection", photos: int) -> tuple[list[int], list[int]]:
    """Pictures among the earliest photos; altered copies of them and strangers, both later than all others. Ids of these two."""
    dice = random.Random(18)
    later = iter(range(FIRST + photos, FIRST + photos + 2 * _ASKED))
    for place in range(_ASKED):
        store(database, FIRST + place, picture(1_000 + place), all_sketches=False)
    copies, strangers = [], []
    for place, change in zip(range(_ASKED), _changes(dice), strict=False):
        copies.append(store(database, next(later), change(picture(1_000 + place)), all_sketches=True))
        strangers.append(store(database, next(later), picture(5_000 + place), all_sketches=True))
    return copies, strangers


def _changes(dice: random.Random) -> Iterator[Callable[[Image.Image], Image.Image]]:
    while True:
        yield lambda image: image.transpose(Image.Transpose.FLIP_LEFT_RIGHT)
        yield lambda image: _recompressed(_cut(image, dice.uniform(0, 0.15), dice.uniform(0, 0.15)))
        yield _recompressed


def _cut(image: Image.Image, left: float, upper: float) -> Image.Image:
    width, height = image.size
    x, y = round(width * left), round(height * upper)
    return image.crop((x, y, x + round(width * 0.85), y + round(height * 0.85)))


def _recompressed(image: Image.Image) -> Image.Image:
    out = BytesIO()
    image.save(out, "JPEG", quality=30)
    return Image.open(out)
