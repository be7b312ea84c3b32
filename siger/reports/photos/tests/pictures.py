"""Pictures for the tests, drawn when they are needed: no photo of anybody lies in the repository."""

import struct
import zlib
from io import BytesIO
from typing import Any

from PIL import Image, ImageCms, ImageDraw

RED, GREEN, BLUE, WHITE = (220, 30, 30), (30, 180, 60), (30, 60, 220), (245, 245, 245)
LAMPUNG_GPS: dict[int, Any] = {1: "S", 2: (5.0, 23.0, 49.2), 3: "E", 4: (105.0, 15.0, 59.04)}
LAMPUNG = (-5.397, 105.2664)


def quarters(width: int = 400, height: int = 300) -> Image.Image:
    """Red, green / blue, white: whichever way it is turned, the corners tell."""
    image = Image.new("RGB", (width, height), RED)
    draw = ImageDraw.Draw(image)
    draw.rectangle((width // 2, 0, width, height // 2), fill=GREEN)
    draw.rectangle((0, height // 2, width // 2, height), fill=BLUE)
    draw.rectangle((width // 2, height // 2, width, height), fill=WHITE)
    return image


def scene(width: int = 800, height: int = 600, shift: int = 0) -> Image.Image:
    """Something with enough detail for a perceptual hash."""
    image = Image.new("RGB", (width, height), (120, 150, 170))
    draw = ImageDraw.Draw(image)
    for step in range(60):
        x, y = (step * 137 + shift * 61) % width, (step * 89 + shift * 173) % height
        draw.ellipse((x, y, x + width // 7, y + height // 9), fill=((step * 47) % 256, (step * 91) % 256, (step * 13) % 256))
    return image


def exif_of(*, orientation: int = 1, taken: str = "", offset: str = "", gps: dict[int, Any] | None = None) -> Image.Exif:
    exif = Image.Exif()
    exif[0x0112] = orientation
    exif[0x010F] = "Kamera Rahasia"
    details = exif.get_ifd(0x8769)
    if taken:
        details[0x9003] = taken
    if offset:
        details[0x9011] = offset
    if gps:
        exif.get_ifd(0x8825).update(gps)
    return exif


def written(image: Image.Image, kind: str, **options: Any) -> bytes:
    if kind == "HEIF":
        import pillow_heif

        pillow_heif.register_heif_opener()
    out = BytesIO()
    image.save(out, kind, **options)
    return out.getvalue()


def jpeg(image: Image.Image | None = None, **options: Any) -> bytes:
    return written(image or quarters(), "JPEG", quality=92, **options)


def bomb_png(width: int = 20_000, height: int = 20_000) -> bytes:
    """A picture of one colour: 400 million pixels in half a megabyte."""
    row = b"\x00" + bytes(width // 8)
    squeezer = zlib.compressobj(9)
    rows = b"".join(squeezer.compress(row) for _ in range(height)) + squeezer.flush()
    header = struct.pack(">IIBBBBB", width, height, 1, 0, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + _chunk(b"IHDR", header) + _chunk(b"IDAT", rows) + _chunk(b"IEND", b"")


def rgb16_png(colour: tuple[int, int, int], side: int = 64) -> bytes:
    """A PNG with 16 bits per colour, which Pillow reads but does not write."""
    row = b"\x00" + struct.pack(">HHH", *(value * 257 for value in colour)) * side
    header = struct.pack(">IIBBBBB", side, side, 16, 2, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + _chunk(b"IHDR", header) + _chunk(b"IDAT", zlib.compress(row * side)) + _chunk(b"IEND", b"")


def _chunk(name: bytes, body: bytes) -> bytes:
    return struct.pack(">I", len(body)) + name + body + struct.pack(">I", zlib.crc32(name + body))


def bomb_webp(side: int = 16_383) -> bytes:
    """A valid animation of two tiny frames on a canvas of 268 million pixels, in two hundred bytes."""
    tiny = written(Image.new("RGB", (16, 16), RED), "WEBP", lossless=True)[12:]
    canvas = _riff(b"VP8X", bytes([2, 0, 0, 0]) + (side - 1).to_bytes(3, "little") * 2)
    frame = _riff(b"ANMF", bytes(6) + (15).to_bytes(3, "little") * 2 + (100).to_bytes(3, "little") + b"\x00" + tiny)
    return _riff(b"RIFF", b"WEBP" + canvas + _riff(b"ANIM", bytes(6)) + frame * 2)


def _riff(name: bytes, body: bytes) -> bytes:
    return name + struct.pack("<I", len(body)) + body + b"\x00" * (len(body) % 2)


def swapped_profile() -> bytes:
    """sRGB with the colorants of red and blue exchanged: whoever applies it sees red as blue."""
    profile = bytearray(profile_named("sRGB"))
    count = struct.unpack_from(">I", profile, 128)[0]
    places = {bytes(profile[at : at + 4]): at for at in range(132, 132 + 12 * count, 12)}
    red, blue = places[b"rXYZ"], places[b"bXYZ"]
    profile[red : red + 4], profile[blue : blue + 4] = b"bXYZ", b"rXYZ"
    return bytes(profile)


def profile_named(name: str) -> bytes:
    return ImageCms.ImageCmsProfile(ImageCms.createProfile(name)).tobytes()  # type: ignore[arg-type]


def near(one: tuple[int, ...], other: tuple[int, ...], tolerance: int = 12) -> bool:
    return all(abs(a - b) <= tolerance for a, b in zip(one, other, strict=True))


def corners(image: Image.Image) -> list[tuple[int, ...]]:
    """Colours of the upper left, upper right, lower left and lower right quarter."""
    width, height = image.size
    return [image.getpixel((width * x // 4, height * y // 4)) for y in (1, 3) for x in (1, 3)]  # type: ignore[misc]
