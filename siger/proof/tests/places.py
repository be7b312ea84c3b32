"""Drawn places, each as often as somebody comes by: another moment, other light, another hand that holds the camera, other people passing.

A place is one picture like a photo and never the same twice. Two visits to one place are two photos, and neither is a copy of the other.
"""

import math
import random
from dataclasses import dataclass
from typing import Any

import numpy
from PIL import Image, ImageDraw

from siger.proof.tests.landscapes import clouds

MARGIN = 0.15


@dataclass(frozen=True, slots=True)
class Hand:
    """How carefully the camera is held where it was held before: shares of the width, degrees, and change of distance."""

    shift: float
    roll: float
    zoom: float


CAREFUL = Hand(shift=0.012, roll=1.0, zoom=0.02)
"""With the faint earlier photo over the live picture."""
FREE = Hand(shift=0.06, roll=4.0, zoom=0.10)


def place(seed: int, visit: int, hand: Hand = CAREFUL, *, width: int = 800, height: int = 600, ground: str = "") -> Image.Image:
    """`ground` "texture" leaves out everything but the ground: asphalt or gravel from near, as many photos of roads are."""
    scene, moment = random.Random(f"{seed}"), random.Random(f"{seed} {visit}")
    grain = numpy.random.default_rng([seed, visit, 7])
    wide, high = round(width * (1 + 2 * MARGIN)), round(height * (1 + 2 * MARGIN))
    land = _land(seed, scene, wide, high)
    if ground != "texture":
        _furnish(land, scene, moment, hand)
    seen = _through(land, moment, hand, width, height)
    return _lit(seen, moment, grain)


def _land(seed: int, scene: random.Random, wide: int, high: int) -> Image.Image:
    rough = clouds(numpy.random.default_rng(seed), high, wide, scene.uniform(0.7, 1.5))
    tint = numpy.array([scene.uniform(0.5, 1) for _ in range(3)])
    return Image.fromarray((rough[..., None] * tint * 255).astype(numpy.uint8))


def _furnish(land: Image.Image, scene: random.Random, moment: random.Random, hand: Hand) -> None:
    """Sky, road and things that stay; nearer things move farther when the hand moves. One or two that only pass by."""
    wide, high = land.size
    horizon, middle = high * scene.uniform(0.3, 0.5), wide * scene.uniform(0.3, 0.7)
    draw = ImageDraw.Draw(land)
    draw.rectangle((0, 0, wide, horizon), fill=tuple(moment.randint(140, 245) for _ in range(3)))
    road = [(middle - 9, horizon), (middle + 9, horizon), (wide * scene.uniform(0.6, 1.1), high), (wide * scene.uniform(-0.1, 0.4), high)]
    draw.polygon(road, fill=(scene.randint(70, 140),) * 3)
    aside = moment.uniform(-hand.shift, hand.shift) * wide
    for _thing in range(scene.randint(6, 14)):
        _thing_at(draw, scene, wide, high, horizon, aside)
    for _passing in range(moment.randint(0, 3)):
        _thing_at(draw, moment, wide, high, horizon, 0)


def _thing_at(draw: ImageDraw.ImageDraw, dice: random.Random, wide: int, high: int, horizon: float, aside: float) -> None:
    near = dice.uniform(0.1, 1)
    x, y = dice.uniform(0, wide) + aside * near, horizon + (high - horizon) * near * dice.uniform(0.3, 1) - high * 0.1
    box = (x, y, x + wide * 0.15 * near + 6, y + high * 0.2 * near + 6)
    dice.choice([draw.ellipse, draw.rectangle])(box, fill=tuple(dice.randint(0, 255) for _ in range(3)))


def _through(land: Image.Image, moment: random.Random, hand: Hand, width: int, height: int) -> Image.Image:
    """What the camera takes of the land: shifted, rolled, nearer or farther."""
    roll, scale = math.radians(moment.uniform(-hand.roll, hand.roll)), 1 + moment.uniform(-hand.zoom, hand.zoom)
    right, down = moment.uniform(-hand.shift, hand.shift) * width, moment.uniform(-hand.shift, hand.shift) * width
    cos, sin = math.cos(roll) * scale, math.sin(roll) * scale
    left, upper = land.width / 2 + right - cos * width / 2 + sin * height / 2, land.height / 2 + down - sin * width / 2 - cos * height / 2
    return land.transform((width, height), Image.Transform.AFFINE, (cos, -sin, left, sin, cos, upper), Image.Resampling.BICUBIC)


def _lit(seen: Image.Image, moment: random.Random, grain: Any) -> Image.Image:
    """The light of the hour: brighter or darker, warmer or cooler, soft shadows that lie elsewhere, and the noise of the sensor."""
    bright = numpy.asarray(seen).astype(numpy.float64) / 255
    bright = bright ** moment.uniform(0.75, 1.35) * moment.uniform(0.75, 1.15)
    shadow = 1 - moment.uniform(0.15, 0.5) * clouds(grain, seen.height, seen.width, 2.2)
    bright *= shadow[..., None] * numpy.array([moment.uniform(0.9, 1.1) for _ in range(3)])
    noise = grain.standard_normal(bright.shape[:2]) * moment.uniform(0.01, 0.04)
    return Image.fromarray(((bright + noise[..., None]).clip(0, 1) * 255).astype(numpy.uint8))
