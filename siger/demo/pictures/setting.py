"""Where a picture is taken: sky, hills, road, houses, palms and poles, drawn from a seed alone so that before and after agree."""

import math
import random
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from siger.demo.pictures.canvas import HEIGHT, WIDTH, Canvas, Colour, Point, mix, shade

HORIZON: Final = 372.0
_WALLS: Final = ((207, 224, 207), (236, 222, 196), (214, 220, 232), (233, 205, 190), (226, 226, 214), (190, 214, 220))
_ROOFS: Final = ((61, 112, 160), (160, 82, 58), (120, 92, 76), (74, 122, 96), (142, 60, 54), (96, 104, 116))


@dataclass(frozen=True, slots=True)
class Light:
    """Colours of a time of day."""

    sky: tuple[Colour, Colour]
    cloud: Colour
    hill: Colour
    grass: tuple[Colour, Colour]
    road: tuple[Colour, Colour]
    soil: Colour


DAY: Final = Light(
    ((112, 168, 214), (220, 236, 243)),
    (255, 255, 255, 150),
    (122, 158, 138),
    ((128, 158, 88), (98, 134, 66)),
    ((148, 146, 142), (108, 106, 104)),
    (176, 132, 94),
)
CLOUDY: Final = Light(
    ((150, 166, 180), (222, 226, 226)),
    (244, 246, 248, 120),
    (118, 142, 132),
    ((112, 140, 84), (84, 116, 64)),
    ((132, 132, 132), (94, 95, 97)),
    (146, 114, 84),
)
EVENING: Final = Light(
    ((120, 140, 184), (250, 214, 168)),
    (255, 238, 214, 120),
    (124, 138, 122),
    ((142, 148, 82), (104, 118, 58)),
    ((150, 140, 130), (106, 98, 92)),
    (182, 128, 86),
)
NIGHT: Final = Light(
    ((12, 18, 40), (34, 46, 78)), (60, 70, 100, 60), (18, 26, 44), ((22, 32, 34), (14, 22, 24)), ((44, 48, 58), (28, 31, 38)), (44, 40, 40)
)
DAYLIGHTS: Final = (DAY, DAY, CLOUDY, EVENING)


@dataclass(frozen=True, slots=True)
class Road:
    """A straight road to the horizon. `across` -1 is its left edge, 1 its right."""

    far_x: float
    near_x: float
    half: float

    def at(self, y: float, across: float) -> Point:
        near = self.nearness(y)
        return self.far_x + (self.near_x - self.far_x) * near + across * (self.half * near + 4), y

    def nearness(self, y: float) -> float:
        """0 at the horizon, 1 at the lower edge of the picture: the scale of things that stand at `y`."""
        return max(0.0, (y - HORIZON) / (HEIGHT - HORIZON))

    def outline(self, inner: float = 1.0) -> list[Point]:
        return [self.at(HORIZON, -inner), self.at(HORIZON, inner), self.at(HEIGHT, inner), self.at(HEIGHT, -inner)]


def draw_far(canvas: Canvas, rng: random.Random, light: Light) -> None:
    """Sky, clouds, hills and the ground."""
    canvas.fade(0, HORIZON + 10, *light.sky)
    for _ in range(rng.randint(3, 6)):
        x, y = rng.uniform(0, WIDTH), rng.uniform(30, 210)
        for _ in range(6):
            canvas.blob(rng, x + rng.uniform(-90, 90), y + rng.uniform(-10, 14), rng.uniform(40, 100), rng.uniform(10, 24), light.cloud)
    canvas.soften(7, HORIZON)
    _hills(canvas, rng, mix(light.hill, light.sky[1], 0.5), height=86, wave=190)
    _hills(canvas, rng, mix(light.hill, light.sky[1], 0.2), height=50, wave=120)
    for at in range(26):
        x = at * 48 + rng.uniform(-20, 20)
        down = rng.uniform(22, 52)
        canvas.blob(rng, x, HORIZON - down * 0.4, rng.uniform(30, 60), down, shade(light.hill, rng.uniform(-0.28, -0.12)), rough=0.2)
    canvas.soften(2.2, HORIZON + 20)
    canvas.fade(HORIZON, HEIGHT, *light.grass)
    canvas.grain(rng, [(0, HORIZON), (WIDTH, HORIZON), (WIDTH, HEIGHT), (0, HEIGHT)], 6, coarse=6)


def _hills(canvas: Canvas, rng: random.Random, colour: Colour, *, height: float, wave: float) -> None:
    start = rng.uniform(0, 6)
    ridge = [
        (x, HORIZON - height * (0.6 + 0.28 * math.sin(x / wave + start) + 0.12 * math.sin(x / wave * 2.7 + start)))
        for x in range(0, WIDTH + 41, 40)
    ]
    canvas.poly([(0, HORIZON + 4), *ridge, (WIDTH, HORIZON + 4)], colour)


def draw_road(canvas: Canvas, rng: random.Random, light: Light, road: Road, *, marked: bool = True, surface: Colour | None = None) -> None:
    canvas.poly(road.outline(1.34), light.soil)
    canvas.grain(rng, road.outline(1.34), 7, coarse=4)
    edge = road.outline()
    bands = 14
    far, near = (surface, shade(surface, -0.2)) if surface else light.road
    for at in range(bands):
        top, bottom = (HORIZON + (HEIGHT - HORIZON) * (step / bands) for step in (at, at + 1))
        canvas.poly([road.at(top, -1), road.at(top, 1), road.at(bottom, 1), road.at(bottom, -1)], mix(far, near, at / bands))
    canvas.grain(rng, edge, 9, coarse=3)
    for track in (-0.5, 0.5):
        canvas.poly(
            [road.at(HORIZON, track - 0.1), road.at(HORIZON, track + 0.1), road.at(HEIGHT, track + 0.14), road.at(HEIGHT, track - 0.14)],
            (0, 0, 0, 22),
        )
    if marked:
        y = HORIZON + 6.0
        while y < HEIGHT:
            length = 8 + 74 * road.nearness(y)
            canvas.poly(
                [road.at(y, -0.025), road.at(y, 0.025), road.at(y + length, 0.025), road.at(y + length, -0.025)], (232, 228, 216, 210)
            )
            y += length * 2.1
    _tufts(canvas, rng, light, road)


def _tufts(canvas: Canvas, rng: random.Random, light: Light, road: Road) -> None:
    for _ in range(90):
        y = HORIZON + 20 + (HEIGHT - HORIZON) * rng.random() ** 0.8
        x, _y = road.at(y, rng.choice((-1, 1)) * rng.uniform(1.3, 2.6))
        tall = 4 + 20 * road.nearness(y)
        colour = shade(light.grass[1], rng.uniform(-0.25, 0.15))
        for lean in (-0.5, 0, 0.5):
            canvas.poly([(x - tall * 0.16, y), (x + tall * 0.16, y), (x + lean * tall, y - tall)], colour)


def draw_house(canvas: Canvas, rng: random.Random, x: float, ground: float, size: float, *, dim: float = 0.0) -> None:
    """A village house seen from the front; `size` is its width, `dim` 0 to 1 darkens it for the night."""
    wall, roof = shade(rng.choice(_WALLS), -dim * 0.8), shade(rng.choice(_ROOFS), -dim * 0.8)
    high = size * 0.42
    top = ground - high
    canvas.box(x + size * 0.02, ground - 6, size, 14, (0, 0, 0, 40), 6)
    canvas.box(x, top, size, high, wall)
    canvas.box(x, ground - high * 0.16, size, high * 0.16, shade(wall, -0.18))
    canvas.poly(
        [(x - size * 0.09, top), (x + size * 0.16, top - size * 0.26), (x + size * 0.84, top - size * 0.26), (x + size * 1.09, top)], roof
    )
    for at in range(1, 7):
        fade = at / 7
        left, right = x - size * 0.09 + size * 0.25 * (1 - fade), x + size * 1.09 - size * 0.25 * (1 - fade)
        y = top - size * 0.26 * (1 - fade)
        canvas.line([(left, y), (right, y)], (*shade(roof, -0.16), 255), 1.4)
    canvas.poly(
        [(x - size * 0.09, top), (x + size * 1.09, top), (x + size * 1.05, top + size * 0.035), (x - size * 0.05, top + size * 0.035)],
        shade(roof, -0.35),
    )
    glass = (255, 206, 120) if dim and rng.random() < 0.7 else shade((92, 120, 134), -dim * 0.6)
    canvas.box(x + size * 0.4, ground - high * 0.74, size * 0.18, high * 0.74, shade((124, 82, 54), -dim * 0.6))
    for window in (0.09, 0.68):
        canvas.box(x + size * window - 3, ground - high * 0.72 - 3, size * 0.22 + 6, high * 0.38 + 6, shade((244, 240, 230), -dim * 0.7))
        canvas.box(x + size * window, ground - high * 0.72, size * 0.22, high * 0.38, glass)
        canvas.line(
            [(x + size * (window + 0.11), ground - high * 0.72), (x + size * (window + 0.11), ground - high * 0.34)],
            shade((244, 240, 230), -dim * 0.7),
            3,
        )


def draw_mosque(canvas: Canvas, x: float, ground: float, size: float, *, dim: float = 0.0) -> None:
    white, green = shade((240, 238, 228), -dim * 0.8), shade((58, 128, 92), -dim * 0.8)
    glass = (255, 214, 140) if dim else (96, 130, 128)
    middle = x + size / 2
    canvas.box(x + size * 0.88, ground - size * 0.95, size * 0.1, size * 0.95, shade(white, -0.06))
    canvas.poly([(x + size * 0.86, ground - size * 0.93), (x + size * 0.93, ground - size * 1.14), (x + size, ground - size * 0.93)], green)
    canvas.ellipse(middle, ground - size * 0.56, size * 0.24, size * 0.25, green)
    canvas.line([(middle, ground - size * 0.8), (middle, ground - size * 0.9)], shade((214, 170, 60), -dim * 0.7), 4)
    canvas.ellipse(middle, ground - size * 0.91, 6, 6, shade((214, 170, 60), -dim * 0.7))
    canvas.box(x, ground - size * 0.5, size * 0.86, size * 0.5, white)
    canvas.box(x - size * 0.03, ground - size * 0.53, size * 0.92, size * 0.06, shade(white, -0.14))
    for at in range(4):
        arch = x + size * (0.07 + at * 0.2)
        canvas.box(arch, ground - size * 0.3, size * 0.12, size * (0.3 if at in (1, 2) else 0.2), glass)
        canvas.ellipse(arch + size * 0.06, ground - size * 0.3, size * 0.06, size * 0.07, glass)


def draw_fence(canvas: Canvas, x: float, ground: float, long: float, *, dim: float = 0.0) -> None:
    white = shade((240, 234, 220), -dim * 0.8)
    for rail in (10, 24):
        canvas.box(x, ground - rail - 4, long, 4, shade(white, -0.12))
    for at in range(round(long / 15)):
        canvas.box(x + at * 15, ground - 34, 6, 34, white, 2)


def draw_palm(canvas: Canvas, rng: random.Random, x: float, ground: float, tall: float, *, dim: float = 0.0) -> None:
    lean = rng.uniform(-0.16, 0.16) * tall
    steps = [at / 10 for at in range(11)]
    stem = [(x + lean * t * t, ground - tall * t) for t in steps]
    for at, (one, two) in enumerate(pairwise(stem)):
        canvas.line([one, two], shade((140, 112, 84), -dim * 0.8 - 0.02 * (at % 2)), tall * 0.035 * (1.3 - at * 0.05))
    top_x, top_y = stem[-1]
    green = shade((74, 122, 62), -dim * 0.8)
    for turn in range(-5, 6):
        angle = -math.pi / 2 + turn * 0.42 + rng.uniform(-0.12, 0.12)
        reach = tall * rng.uniform(0.34, 0.44)
        tip = top_x + math.cos(angle) * reach, top_y + math.sin(angle) * reach * 0.7 + tall * 0.12
        bend = top_x + math.cos(angle) * reach * 0.55, top_y + math.sin(angle) * reach * 0.62 - tall * 0.02
        wide = tall * 0.035
        canvas.poly(
            [(top_x, top_y), (bend[0], bend[1] - wide), tip, (bend[0], bend[1] + wide * 1.4)], shade(green, rng.uniform(-0.22, 0.14))
        )
    for nut in (-0.02, 0.025, 0.0):
        canvas.ellipse(top_x + tall * nut, top_y + tall * 0.025, tall * 0.022, tall * 0.026, shade((150, 138, 60), -dim * 0.8))


def draw_tree(canvas: Canvas, rng: random.Random, x: float, ground: float, tall: float, *, dim: float = 0.0) -> None:
    canvas.poly(
        [
            (x - tall * 0.05, ground),
            (x + tall * 0.05, ground),
            (x + tall * 0.025, ground - tall * 0.6),
            (x - tall * 0.025, ground - tall * 0.6),
        ],
        shade((104, 80, 60), -dim * 0.8),
    )
    green = shade((88, 128, 68), -dim * 0.8)
    for at in range(11):
        turn = at * 2.4
        reach = tall * 0.26 * math.sqrt(at / 11)
        canvas.blob(
            rng,
            x + math.cos(turn) * reach * 1.25,
            ground - tall * 0.72 + math.sin(turn) * reach,
            tall * 0.2,
            tall * 0.16,
            shade(green, rng.uniform(-0.22, 0.12)),
            rough=0.2,
        )


def draw_pole(canvas: Canvas, x: float, ground: float, tall: float, *, lean: float = 0.0, dim: float = 0.0) -> list[Point]:
    """A concrete pole with a cross-arm; returns the two points where cables hang. `lean` is how far the top stands aside."""
    top = x + lean
    grey = shade((128, 122, 116), -dim * 0.75)
    canvas.poly(
        [(x - tall * 0.02, ground), (x + tall * 0.02, ground), (top + tall * 0.012, ground - tall), (top - tall * 0.012, ground - tall)],
        grey,
    )
    y = ground - tall * 0.93
    slope = lean / tall * tall * 0.12
    canvas.line([(top - tall * 0.12, y - slope), (top + tall * 0.12, y + slope)], shade(grey, -0.35), tall * 0.022)
    ends = [(top - tall * 0.11, y - slope - tall * 0.025), (top + tall * 0.11, y + slope - tall * 0.025)]
    for end in ends:
        canvas.ellipse(*end, tall * 0.013, tall * 0.02, (66, 52, 46))
    return ends


def draw_village(canvas: Canvas, rng: random.Random, road: Road, *, dim: float = 0.0, houses: int = 2) -> None:
    """Houses and trees on both sides, the far ones first."""
    for side in rng.sample((-1, 1), 2)[:houses]:
        ground = HORIZON + rng.uniform(70, 120)
        edge, _ = road.at(ground, side * 1.7)
        size = rng.uniform(210, 280)
        draw_tree(canvas, rng, edge + side * rng.uniform(60, 320), HORIZON + 30, rng.uniform(150, 210), dim=dim)
        left = edge - size * 1.1 if side < 0 else edge + size * 0.1
        if rng.random() < 0.22:
            draw_mosque(canvas, left + size * 0.05, ground, size, dim=dim)
            continue
        draw_house(canvas, rng, left, ground, size, dim=dim)
        if rng.random() < 0.6:
            draw_fence(canvas, left - size * 0.1, ground + 16, size * 1.2, dim=dim)
    side = rng.choice((-1, 1))
    x, ground = road.at(HORIZON + 96, side * 1.62)
    draw_palm(canvas, rng, x, ground, rng.uniform(300, 360), dim=dim)
    x, ground = road.at(HORIZON + 46, -side * 1.7)
    draw_palm(canvas, rng, x, ground, rng.uniform(190, 240), dim=dim)


def draw_poles(canvas: Canvas, road: Road, side: int, *, dim: float = 0.0) -> None:
    """A row of poles along the road with straight cables."""
    before: list[Point] | None = None
    for ground in (HORIZON + 26, HORIZON + 70, HORIZON + 190):
        x, y = road.at(ground, side * 1.45)
        ends = draw_pole(canvas, x, y, 96 + 400 * road.nearness(ground), dim=dim)
        if before:
            for one, two in zip(before, ends, strict=True):
                canvas.cable(one, two, 16)
        before = ends
    if before:
        out = -60.0 if side < 0 else WIDTH + 60.0
        for end in before:
            canvas.cable(end, (out, end[1] - 70), 40)
