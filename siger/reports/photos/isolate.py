"""Decoding apart from the worker: a hostile picture can end its own small process, never the worker.

Measured figures are in the tests (`test_isolation`) and the commit that introduced this module.
"""

import json
import os
import signal
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from datetime import datetime
from pathlib import Path
from typing import IO, Any, Final

from siger.reports.photos.boxes import Box
from siger.reports.photos.broken import BrokenPhoto, BrokenReason
from siger.reports.photos.fingerprint import Fingerprint, fingerprint
from siger.reports.photos.kinds import Kind
from siger.reports.photos.limits import DEFAULT_LIMITS, Limits
from siger.reports.photos.marks import Sketch
from siger.reports.photos.parts import DETAIL_PART, DETAIL_SIDE, HASH_PART, HASH_PIXELS_BYTES, SKETCH_SIDES, Size, sketch_part, sketch_size

_ROOT: Final = Path(__file__).resolve().parents[3]
_PYTHON: Final = ("-E", "-s", "-m")
_DECODING: Final = "siger.reports.photos.decode_process"
_COVERING: Final = "siger.reports.photos.cover_process"
_LONGEST_RESULT_LINE: Final = 4096
_CRASHES: Final = frozenset({signal.SIGSEGV, signal.SIGABRT, signal.SIGBUS, signal.SIGFPE, signal.SIGILL, signal.SIGXFSZ})


class DecoderFailed(Exception):
    """The decoding process did not do its work and the photo is not to blame (not installed, killed from outside). Try again later."""


@dataclass(frozen=True, slots=True)
class ReadyPhoto:
    """`taken_at`: naive when the camera gave no offset. `pictures`: WebP bytes. `width`, `height`: of the upright original. `sketches`: the
    photo in grey, largest first. `credentials`: of `photos.credentials`."""

    kind: Kind
    width: int
    height: int
    taken_at: datetime | None
    position: tuple[float, float] | None
    pictures: dict[Size, bytes]
    fingerprint: Fingerprint
    sketches: tuple[Sketch, ...]
    detail: bytes
    credentials: dict[str, Any] | None


def decode_apart(source: IO[bytes], limits: Limits = DEFAULT_LIMITS, trust: str = "") -> ReadyPhoto:
    """Decode `source` (a real file, read from its start) in a process of its own. `trust` names a list of `photos.trust`.

    Raises BrokenPhoto, also when the process took too long, too much memory or crashed, and DecoderFailed when the photo is not the cause.
    """
    with _result_of(source, limits, _DECODING, trust) as result:
        return _checked(*_read_result(result))


def cover_apart(source: IO[bytes], boxes: Sequence[Box], limits: Limits = DEFAULT_LIMITS) -> dict[Size, bytes]:
    """The picture in each size with `boxes` filled. Raises as `decode_apart` does."""
    with _result_of(source, limits, _COVERING, json.dumps(boxes)) as result:
        return _pictures(_read_result(result)[1])


@contextmanager
def _result_of(source: IO[bytes], limits: Limits, program: str, *arguments: str) -> Iterator[IO[bytes]]:
    """What the child wrote. All that is wrong with it, also found while it is read, is DecoderFailed."""
    source.seek(0)
    with tempfile.TemporaryFile() as result:
        code = _run(source, result, limits, program, arguments)
        if code != 0:
            raise _why_it_ended(code)
        result.seek(0)
        try:
            yield result
        except (ValueError, KeyError, TypeError, AttributeError) as error:
            raise DecoderFailed("unreadable result") from error


def _run(source: IO[bytes], result: IO[bytes], limits: Limits, program: str, arguments: Sequence[str]) -> int:
    """The exit code; negative when a signal ended the process."""
    child = subprocess.Popen(  # noqa: S603 - a fixed command, the photo is its standard input
        [sys.executable, *_PYTHON, program, json.dumps(asdict(limits)), *arguments],
        stdin=source,
        stdout=result,
        stderr=subprocess.DEVNULL,
        cwd=_ROOT,
        env={"LANG": "C.UTF-8", "PATH": os.defpath},
        start_new_session=True,
    )
    try:
        return child.wait(limits.wall_seconds)
    except subprocess.TimeoutExpired as error:
        raise BrokenPhoto(BrokenReason.TOO_HEAVY) from error
    finally:
        if child.poll() is None:
            child.kill()
            child.wait()


def _why_it_ended(code: int) -> Exception:
    if -code == signal.SIGXCPU:
        return BrokenPhoto(BrokenReason.TOO_HEAVY)
    if -code in _CRASHES:
        return BrokenPhoto(BrokenReason.UNREADABLE)
    return DecoderFailed(f"exit code {code}")


def _read_result(result: IO[bytes]) -> tuple[dict[str, Any], dict[str, bytes]]:
    """Nothing that the child says is taken on trust: it has seen the hostile picture."""
    words: dict[str, Any] = json.loads(result.readline(_LONGEST_RESULT_LINE))
    if "broken" in words:
        raise BrokenPhoto(BrokenReason(words["broken"]))
    return words, {name: result.read(int(length)) for name, length in words["parts"].items()}


def _pictures(parts: dict[str, bytes]) -> dict[Size, bytes]:
    pictures = {size: parts[size.value] for size in Size}
    if not all(picture[:4] == b"RIFF" and picture[8:12] == b"WEBP" for picture in pictures.values()):
        raise ValueError("not WebP")
    return pictures


def _checked(words: dict[str, Any], parts: dict[str, bytes]) -> ReadyPhoto:
    pictures = _pictures(parts)
    if len(parts[HASH_PART]) != HASH_PIXELS_BYTES or len(parts[DETAIL_PART]) not in {0, DETAIL_SIDE**2}:
        raise ValueError("wrong number of pixels")
    return ReadyPhoto(
        kind=Kind(words["media_type"]),
        width=int(words["width"]),
        height=int(words["height"]),
        taken_at=datetime.fromisoformat(words["taken_at"]) if words["taken_at"] else None,
        position=(float(words["lat"]), float(words["lng"])) if words["lat"] is not None else None,
        pictures=pictures,
        fingerprint=fingerprint(parts[HASH_PART]),
        sketches=_sketches(words["drawn"], parts),
        detail=parts[DETAIL_PART],
        credentials=_credentials(words["credentials"]),
    )


def _sketches(drawn: list[int], parts: dict[str, bytes]) -> tuple[Sketch, ...]:
    """Raises ValueError when a sketch has another number of pixels than its size says."""
    found = [Sketch(*sketch_size(int(drawn[0]), int(drawn[1]), side), parts[sketch_part(side)]) for side in SKETCH_SIDES]
    if min(drawn) < 1 or not all(len(sketch.pixels) == sketch.width * sketch.height for sketch in found):
        raise ValueError("wrong number of pixels")
    return tuple(found)


def _credentials(said: dict[str, Any] | None) -> dict[str, Any] | None:
    """Short words and one flag, whatever the child says. A NUL is nothing that a database stores."""
    if said is None:
        return None
    words = {name: str(said.get(name, "")).replace("\x00", "")[:80] for name in ("state", "maker", "tool", "source")}
    return {**words, "edited": said.get("edited") is True}
