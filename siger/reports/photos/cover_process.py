"""The child process that covers parts of one photo: the picture on standard input, its covered sizes on standard output.

Started by `isolate` as `python -m siger.reports.photos.cover_process`, bound and without secrets like `decode_process`. A part is filled
with one colour and not blurred: what is blurred can be guessed back.
"""

import json
import sys
from typing import Final

from PIL import Image

from siger.reports.photos.boxes import Box, checked_boxes, in_pixels
from siger.reports.photos.broken import BrokenPhoto, BrokenReason
from siger.reports.photos.decode import decode_photo, prepare
from siger.reports.photos.decode_process import give_up_privileges, restrict, write_result
from siger.reports.photos.kinds import HEAD_BYTES, recognise
from siger.reports.photos.limits import Limits
from siger.reports.photos.parts import Size
from siger.reports.photos.variants import make_variant

FILL: Final = (34, 38, 46)


def main() -> None:
    """As `decode_process.main`. The second argument names the rectangles."""
    limits, boxes = Limits(**json.loads(sys.argv[1])), checked_boxes(json.loads(sys.argv[2]))
    restrict(limits)
    source = sys.stdin.buffer.raw  # type: ignore[union-attr]
    try:
        prepare(recognise(source.read(HEAD_BYTES)))
        give_up_privileges()
        image = decode_photo(source, limits).image
        cover(image, boxes)
        parts = {size.value: make_variant(image, size) for size in Size}
    except BrokenPhoto as broken:
        write_result({"broken": broken.reason.value}, {})
    except MemoryError:
        write_result({"broken": BrokenReason.TOO_HEAVY.value}, {})
    else:
        write_result({}, parts)


def cover(image: Image.Image, boxes: list[Box]) -> None:
    for box in boxes:
        image.paste(FILL, in_pixels(box, image.width, image.height))


if __name__ == "__main__":
    main()
