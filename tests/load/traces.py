"""A million invented traces of photos, and drawn ones among them, written as fast as the database takes them.

Invented marks are those of drawn pictures with one bit in eight turned over, so that some keys are as common as pictures make them.
"""

from typing import TYPE_CHECKING, Any, Final

from PIL import Image

if TYPE_CHECKING:
    import psycopg
    from numpy import ndarray

    from siger.reports.photos.marks import Sketch

FIRST: Final = 10_000_000
"""The id of the earliest photo."""
_DRAWN: Final = 200
_CHUNK: Final = 50_000
_WIDTH, _HEIGHT = 160, 120


def fill(database: "psycopg.Connection", *, skip: int, photos: int) -> None:
    """Traces and keys of invented photos, all but the earliest `skip`. What this connection writes afterwards needs no photo."""
    import numpy

    pool = numpy.concatenate([marks_by_sketch(picture(seed))[0] for seed in range(_DRAWN)])
    rng = numpy.random.default_rng(18)
    row = database.execute(
        "SELECT conname, pg_get_constraintdef(oid) FROM pg_constraint WHERE conrelid = 'reports_photomark'::regclass AND contype = 'p'"
    )
    name, definition = row.fetchone() or ("", "")
    # Without the photos themselves, which nothing here reads, and the index made at the end: a million in a minute or two.
    database.execute("SET session_replication_role = replica")
    database.execute(f"TRUNCATE reports_photomark, reports_phototrace CASCADE; ALTER TABLE reports_photomark DROP CONSTRAINT {name}")
    for first in range(skip, photos, _CHUNK):
        ids = numpy.arange(FIRST + first, FIRST + min(first + _CHUNK, photos))
        marks = pool[rng.integers(len(pool), size=(len(ids), 32))]
        marks["bits"] ^= _one_in_eight(rng, marks.shape)
        marks["y"], marks["x"] = rng.integers(16, 104, marks.shape), rng.integers(16, 144, marks.shape)
        _copy(database, "reports_phototrace (photo_id, width, height, marks, shades)", _trace_rows(ids, marks, rng))
        _copy(database, "reports_photomark (key, photo_id)", _mark_rows(ids, marks))
    database.execute(f"ALTER TABLE reports_photomark ADD CONSTRAINT {name} {definition}")
    database.execute("VACUUM (ANALYZE) reports_photomark")
    database.execute("VACUUM (ANALYZE) reports_phototrace")


def _one_in_eight(rng: Any, shape: tuple[int, ...]) -> "ndarray[Any, Any]":
    import numpy

    bits = rng.integers(2**64, size=(3, *shape), dtype=numpy.uint64)
    return (bits[0] & bits[1] & bits[2]).astype(">u8")


def _trace_rows(ids: "ndarray[Any, Any]", marks: "ndarray[Any, Any]", rng: Any) -> bytes:
    import numpy

    from siger.reports.photos.shades import shades_size

    fields = [("columns", ">i2"), ("n1", ">i4"), ("id", ">i8"), ("n2", ">i4"), ("width", ">i2"), ("n3", ">i4"), ("height", ">i2")]
    across, down = shades_size(_WIDTH, _HEIGHT)
    kept = [("n4", ">i4"), ("marks", marks.dtype, (marks.shape[1],)), ("n5", ">i4"), ("shades", "u1", (down * across,))]
    rows = numpy.zeros(len(ids), [*fields, *kept])
    rows["columns"], rows["n1"], rows["n2"], rows["n3"] = 5, 8, 2, 2
    rows["n4"], rows["n5"] = marks.shape[1] * marks.dtype.itemsize, down * across
    rows["id"], rows["width"], rows["height"], rows["marks"] = ids, _WIDTH, _HEIGHT, marks
    rows["shades"] = rng.integers(256, size=rows["shades"].shape, dtype=numpy.uint8)
    return rows.tobytes()


def _mark_rows(ids: "ndarray[Any, Any]", marks: "ndarray[Any, Any]") -> bytes:
    """Each key of a photo once."""
    import numpy

    from siger.reports.photos.marks import KEY_BITS

    keys = numpy.sort(marks["bits"].astype(numpy.uint64) >> numpy.uint64(64 - KEY_BITS), axis=1)
    fresh = numpy.ones(keys.shape, bool)
    fresh[:, 1:] = keys[:, 1:] != keys[:, :-1]
    rows = numpy.zeros(int(fresh.sum()), [("columns", ">i2"), ("n1", ">i4"), ("key", ">i4"), ("n2", ">i4"), ("id", ">i8")])
    rows["columns"], rows["n1"], rows["n2"] = 2, 4, 8
    rows["key"], rows["id"] = keys[fresh], numpy.broadcast_to(ids[:, None], keys.shape)[fresh]
    return rows.tobytes()


def _copy(database: "psycopg.Connection", target: str, rows: bytes) -> None:
    """In the binary form of COPY: a head, rows, and a row of -1 columns."""
    with database.cursor() as cursor, cursor.copy(f"COPY {target} FROM STDIN (FORMAT BINARY)") as copy:
        copy.write(b"PGCOPY\n\xff\r\n\0" + bytes(8) + rows + b"\xff\xff")


def picture(seed: int) -> Image.Image:
    from siger.proof.tests.landscapes import landscape

    return landscape(seed, 400, 300)


def marks_by_sketch(image: Image.Image) -> list["ndarray[Any, Any]"]:
    """For each sketch."""
    from siger.reports.photos.marks import marks_of, read_marks

    drawn = _sketches(image)
    marks = read_marks(marks_of(drawn))
    return [marks[marks["sketch"] == place].copy() for place in range(len(drawn))]


def _sketches(image: Image.Image) -> "list[Sketch]":
    from siger.reports.photos.marks import Sketch
    from siger.reports.photos.parts import SKETCH_SIDES, sketch_part, sketch_size
    from siger.reports.photos.variants import sketches

    parts = sketches(image)
    return [Sketch(*sketch_size(*image.size, side), parts[sketch_part(side)]) for side in SKETCH_SIDES]


def store(database: "psycopg.Connection", photo_id: int, image: Image.Image, *, all_sketches: bool) -> int:
    """As the worker leaves it: the keys of the first sketch, the marks of all of them only of photos that are asked about."""
    from siger.reports.photos.marks import keys_of, marks_of, read_marks
    from siger.reports.photos.shades import shades_of

    first, *smaller = _sketches(image)
    own = marks_of([first])
    row = [photo_id, first.width, first.height, marks_of([first, *smaller]) if all_sketches else own, shades_of(first)]
    database.execute("INSERT INTO reports_phototrace (photo_id, width, height, marks, shades) VALUES (%s, %s, %s, %s, %s)", row)
    keys = keys_of(read_marks(own))
    database.execute("INSERT INTO reports_photomark (key, photo_id) SELECT unnest(%s::int[]), %s", [keys, photo_id])
    return photo_id
