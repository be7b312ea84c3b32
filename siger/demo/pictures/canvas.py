"""A drawing surface in picture units (1200 × 900), drawn larger inside so that edges come out smooth."""

import math
import random
from collections.abc import Sequence
from typing import Final

import numpy as np
from PIL import Image, ImageChops, ImageDraw, ImageFilter, ImageFont

WIDTH: Final = 1200
HEIGHT: Final = 900
_SCALE: Final = 2

Point = tuple[float, float]
Colour = tuple[int, int, int] | tuple[int, int, int, int]


def mix(one: Colour, two: Colour, share: float) -> tuple[int, int, int]:
    """`share` 0 gives `one`, 1 gives `two`."""
    red, green, blue = (round(a + (b - a) * share) for a, b in zip(one[:3], two[:3], strict=True))
    return red, green, blue


def shade(colour: Colour, amount: float) -> tuple[int, int, int]:
    """Darker below zero, lighter above, -1 to 1."""
    return mix(colour, (0, 0, 0) if amount < 0 else (255, 255, 255), abs(amount))


class Canvas:
    """Shapes are painted over each other in the order of the calls; a colour may carry an alpha."""

    def __init__(self) -> None:
        self.image = Image.new("RGB", (WIDTH * _SCALE, HEIGHT * _SCALE), (200, 200, 200))
        self._pen = ImageDraw.Draw(self.image, "RGBA")

    def poly(self, points: Sequence[Point], fill: Colour) -> None:
        self._pen.polygon([(x * _SCALE, y * _SCALE) for x, y in points], fill=fill)

    def box(self, x: float, y: float, width: float, height: float, fill: Colour, radius: float = 0) -> None:
        area = [x * _SCALE, y * _SCALE, (x + width) * _SCALE, (y + height) * _SCALE]
        self._pen.rounded_rectangle(area, radius * _SCALE, fill=fill)

    def ellipse(self, x: float, y: float, across: float, down: float, fill: Colour) -> None:
        self._pen.ellipse([(x - across) * _SCALE, (y - down) * _SCALE, (x + across) * _SCALE, (y + down) * _SCALE], fill=fill)

    def line(self, points: Sequence[Point], fill: Colour, width: float) -> None:
        self._pen.line([(x * _SCALE, y * _SCALE) for x, y in points], fill=fill, width=max(1, round(width * _SCALE)), joint="curve")

    def cable(self, start: Point, end: Point, sag: float, fill: Colour = (52, 50, 50), width: float = 1.8) -> None:
        """A line that hangs `sag` units below its middle."""
        steps = [at / 24 for at in range(25)]
        self.line(
            [(start[0] + (end[0] - start[0]) * t, start[1] + (end[1] - start[1]) * t + 4 * sag * t * (1 - t)) for t in steps], fill, width
        )

    def text(self, x: float, y: float, words: str, size: float, fill: Colour) -> None:
        """`x`, `y` are the middle of the words."""
        self._pen.text((x * _SCALE, y * _SCALE), words, fill=fill, font=ImageFont.load_default(size * _SCALE), anchor="mm")

    def blob(self, rng: random.Random, x: float, y: float, across: float, down: float, fill: Colour, *, rough: float = 0.12) -> list[Point]:
        """An uneven ellipse; returns its outline."""
        corners = 40
        low = [1 + rng.uniform(-rough, rough) for _ in range(10)]
        outline = []
        for at in range(corners):
            turn = 2 * math.pi * at / corners
            place = at / corners * len(low)
            one, two, share = low[int(place) % len(low)], low[(int(place) + 1) % len(low)], place % 1
            reach = one + (two - one) * (1 - math.cos(share * math.pi)) / 2
            outline.append((x + math.cos(turn) * across * reach, y + math.sin(turn) * down * reach))
        self.poly(outline, fill)
        return outline

    def fade(self, top: float, bottom: float, upper: Colour, lower: Colour) -> None:
        """A band across the picture from one colour to another."""
        rows = round((bottom - top) * _SCALE)
        shares = np.linspace(0, 1, rows)[:, None, None]
        column = np.array(upper[:3]) * (1 - shares) + np.array(lower[:3]) * shares
        strip = Image.fromarray(column.astype(np.uint8)).resize((WIDTH * _SCALE, rows), Image.Resampling.NEAREST)
        self.image.paste(strip, (0, round(top * _SCALE)))

    def grain(self, rng: random.Random, outline: Sequence[Point], strength: float, *, coarse: int = 3) -> None:
        """Speckles inside `outline`; `strength` in steps of brightness."""
        points = [(x * _SCALE, y * _SCALE) for x, y in outline]
        left, top = max(0, int(min(x for x, _ in points))), max(0, int(min(y for _, y in points)))
        right = min(self.image.width, int(max(x for x, _ in points)) + 1)
        bottom = min(self.image.height, int(max(y for _, y in points)) + 1)
        if right <= left or bottom <= top:
            return
        mask = Image.new("L", (right - left, bottom - top))
        ImageDraw.Draw(mask).polygon([(x - left, y - top) for x, y in points], fill=255)
        small = (mask.height // coarse + 1, mask.width // coarse + 1)
        noise = np.random.default_rng(rng.getrandbits(32)).normal(128, strength, small).clip(0, 255).astype(np.uint8)
        spread = Image.fromarray(noise).resize((small[1] * coarse, small[0] * coarse), Image.Resampling.NEAREST).crop((0, 0, *mask.size))
        speckled = ImageChops.add(self.image.crop((left, top, right, bottom)), Image.merge("RGB", (spread,) * 3), 1, -128)
        self.image.paste(speckled, (left, top), mask)

    def glow(self, x: float, y: float, reach: float, colour: Colour, strength: float) -> None:
        """Light around a point; `strength` 0 to 1 at its centre."""
        left, top = max(0, round((x - reach) * _SCALE)), max(0, round((y - reach) * _SCALE))
        right, bottom = min(WIDTH * _SCALE, round((x + reach) * _SCALE)), min(HEIGHT * _SCALE, round((y + reach) * _SCALE))
        across, down = np.meshgrid(np.arange(left, right), np.arange(top, bottom))
        far = np.hypot(across - x * _SCALE, down - y * _SCALE) / (reach * _SCALE)
        share = (strength * np.clip(1 - far, 0, 1) ** 2)[:, :, None]
        part = np.asarray(self.image.crop((left, top, right, bottom))).astype(np.float32)
        lit = part * (1 - share) + np.array(colour[:3]) * share
        self.image.paste(Image.fromarray(lit.clip(0, 255).astype(np.uint8)), (left, top))

    def soften(self, radius: float, bottom: float) -> None:
        """Blurs what was drawn so far above `bottom`: the far distance. Done at half size, which is quicker and looks the same."""
        area = (0, 0, self.image.width, round(bottom * _SCALE))
        part = self.image.crop(area)
        small = part.reduce(2).filter(ImageFilter.GaussianBlur(radius * _SCALE / 2))
        self.image.paste(small.resize(part.size, Image.Resampling.BILINEAR), area)

    def tint(self, colour: Colour, share: float) -> None:
        self.image = Image.blend(self.image, Image.new("RGB", self.image.size, tuple(colour[:3])), share)
        self._pen = ImageDraw.Draw(self.image, "RGBA")
