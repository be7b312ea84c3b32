"""The child process that decodes one photo: bytes on standard input, result on standard output, then it ends.

Started by `isolate` as `python -m siger.reports.photos.decode_process`. It has no secrets in its environment, is bound
in memory, processor time and output, and where the worker is root it becomes nobody before it decodes anything.
The result is one line of JSON and then the parts that the line names, in its order.
"""

import json
import os
import resource
import signal
import sys
from typing import Any, BinaryIO, Final

from PIL import Image

from siger.reports.photos.broken import BrokenPhoto, BrokenReason
from siger.reports.photos.credentials import carries_credentials, load_reader, read_credentials
from siger.reports.photos.decode import DecodedPhoto, decode_photo, prepare
from siger.reports.photos.kinds import HEAD_BYTES, recognise
from siger.reports.photos.limits import Limits
from siger.reports.photos.parts import DETAIL_PART, HASH_PART, Size
from siger.reports.photos.variants import detail, make_variant, pixels_for_hash, sketches

NOBODY: Final = 65534
_OPEN_FILES: Final = 16


def main() -> None:
    """Exit code 0 with a result for every photo, broken ones too; any other end means that the process itself failed."""
    limits = Limits(**json.loads(sys.argv[1]))
    restrict(limits)
    source = sys.stdin.buffer.raw  # type: ignore[union-attr]
    try:
        prepare(recognise(source.read(HEAD_BYTES)))
        signed = carries_credentials(source)
        trusted = load_reader(sys.argv[2]) if signed else ""
        give_up_privileges()
        decoded = decode_photo(source, limits)
        credentials = read_credentials(source, decoded.kind, trusted) if signed else None
        parts = parts_of(decoded.image)
    except BrokenPhoto as broken:
        write_result({"broken": broken.reason.value}, {})
    except MemoryError:
        write_result({"broken": BrokenReason.TOO_HEAVY.value}, {})
    else:
        write_result({**describe(decoded), "credentials": credentials}, parts)


def parts_of(image: Image.Image) -> dict[str, bytes]:
    shown = {size.value: make_variant(image, size) for size in Size}
    return {**shown, HASH_PART: pixels_for_hash(image), **sketches(image), DETAIL_PART: detail(image)}


def restrict(limits: Limits) -> None:
    """Bounds that the process cannot lift again."""
    signal.signal(signal.SIGXFSZ, signal.SIG_DFL)  # Python ignores it, but too much output shall end the process
    bounds = {resource.RLIMIT_CORE: 0, resource.RLIMIT_FSIZE: limits.output_bytes, resource.RLIMIT_NOFILE: _OPEN_FILES}
    if sys.platform == "linux":  # elsewhere address space is not limited in a way that Python survives
        bounds[resource.RLIMIT_AS] = limits.memory_bytes
    for bound, value in bounds.items():
        resource.setrlimit(bound, (value, value))
    # At the first of the two the process ends with a signal that says why, at the second it is killed.
    resource.setrlimit(resource.RLIMIT_CPU, (limits.cpu_seconds, limits.cpu_seconds + 1))


def give_up_privileges() -> None:
    """Become nobody. All modules are loaded before, because nobody may not be able to read them."""
    Image.preinit()
    if os.geteuid() == 0:
        os.setgroups([])
        os.setgid(NOBODY)
        os.setuid(NOBODY)


def describe(decoded: DecodedPhoto) -> dict[str, Any]:
    facts = decoded.facts
    return {
        "media_type": decoded.kind.value,
        "width": decoded.width,
        "height": decoded.height,
        "drawn": decoded.image.size,
        "taken_at": facts.taken_at.isoformat() if facts.taken_at else None,
        "lat": facts.lat,
        "lng": facts.lng,
    }


def write_result(words: dict[str, Any], parts: dict[str, bytes]) -> None:
    out: BinaryIO = sys.stdout.buffer
    out.write(json.dumps({**words, "parts": {name: len(part) for name, part in parts.items()}}).encode() + b"\n")
    for part in parts.values():
        out.write(part)
    out.flush()


if __name__ == "__main__":
    main()
