"""Waste, cables, trees and parking along the street."""

import math
import random
from itertools import pairwise

from siger.demo.pictures.canvas import HEIGHT, WIDTH, Canvas, Colour, shade
from siger.demo.pictures.scenes.roads import road_place
from siger.demo.pictures.setting import DAYLIGHTS, HORIZON, Road, draw_far, draw_pole, draw_road, draw_tree, draw_village

_BAGS: tuple[Colour, ...] = ((36, 38, 44), (52, 54, 60), (206, 208, 210), (70, 112, 168), (178, 64, 54), (222, 190, 92), (92, 140, 96))
_CARS: tuple[Colour, ...] = ((196, 200, 206), (52, 56, 64), (162, 44, 42), (44, 84, 136), (232, 232, 228), (116, 120, 96))


def waste(canvas: Canvas, rng: random.Random, fault: random.Random, *, repaired: bool) -> None:
    light = rng.choice(DAYLIGHTS)
    draw_far(canvas, rng, light)
    draw_tree(canvas, rng, rng.uniform(120, 260), HORIZON + 60, 290)
    draw_tree(canvas, rng, rng.uniform(900, 1100), HORIZON + 50, 250)
    colour = rng.choice(((206, 196, 178), (178, 190, 186), (214, 186, 160)))
    wall = [(0, HORIZON - 90), (WIDTH, HORIZON - 60), (WIDTH, HORIZON + 150), (0, HORIZON + 170)]
    canvas.poly(wall, colour)
    canvas.grain(rng, wall, 7, coarse=4)
    canvas.line(wall[:2], shade(colour, -0.3), 16)
    for post in range(60, WIDTH, 270):
        canvas.box(post, HORIZON - 96, 26, 268, shade(colour, -0.1))
    soil = [(0, HORIZON + 160), (WIDTH, HORIZON + 140), (WIDTH, 770), (0, 800)]
    canvas.poly(soil, light.soil)
    canvas.grain(rng, soil, 9, coarse=4)
    street = [(0, 800), (WIDTH, 770), (WIDTH, HEIGHT), (0, HEIGHT)]
    canvas.poly(street, light.road[1])
    canvas.grain(rng, street, 9, coarse=3)
    canvas.line([(0, 800), (WIDTH, 770)], (200, 196, 186), 10)
    if repaired:
        _bin_and_sign(canvas, rng)
        return
    middle = fault.uniform(480, 700)
    for at in range(230):
        rise = 1 - at / 230
        x = middle + fault.gauss(0, 190) * (1.05 - 0.55 * rise)
        y = 740 - rise * 230 * math.exp(-(((x - middle) / 270) ** 2)) + fault.uniform(-12, 26)
        _litter(canvas, fault, x, y)


def _litter(canvas: Canvas, rng: random.Random, x: float, y: float) -> None:
    colour, size = rng.choice(_BAGS), rng.uniform(16, 46)
    kind = rng.random()
    if kind < 0.6:
        canvas.blob(rng, x, y, size, size * 0.8, colour, rough=0.2)
        canvas.blob(rng, x - size * 0.25, y - size * 0.25, size * 0.3, size * 0.18, (*shade(colour, 0.35), 150), rough=0.3)
        canvas.poly(
            [(x - 5, y - size * 0.7), (x + 6, y - size * 0.72), (x + 10, y - size), (x - 10, y - size * 1.02)], shade(colour, -0.15)
        )
    elif kind < 0.8:
        canvas.poly(
            [(x - size, y), (x + size * 0.7, y - size * 0.3), (x + size, y + size * 0.4), (x - size * 0.7, y + size * 0.6)], (176, 134, 88)
        )
    else:
        canvas.box(x, y, size * 0.8, size * 0.28, (*shade((150, 200, 214), rng.uniform(-0.2, 0.3)), 230), 6)


def _bin_and_sign(canvas: Canvas, rng: random.Random) -> None:
    x = rng.uniform(420, 640)
    canvas.box(x - 6, 740, 182, 16, (0, 0, 0, 50), 8)
    canvas.box(x, 560, 170, 188, (58, 116, 78), 12)
    canvas.box(x - 12, 540, 194, 34, (44, 92, 62), 12)
    canvas.box(x + 24, 610, 122, 16, (84, 146, 104), 6)
    for wheel in (30, 140):
        canvas.ellipse(x + wheel, 750, 15, 15, (36, 36, 38))
    canvas.line([(x + 300, 770), (x + 300, 480)], (120, 120, 122), 10)
    canvas.box(x + 218, 456, 166, 106, (246, 244, 236), 8)
    canvas.ellipse(x + 301, 508, 40, 40, (196, 48, 42))
    canvas.ellipse(x + 301, 508, 29, 29, (246, 244, 236))
    canvas.line([(x + 276, 484), (x + 326, 532)], (196, 48, 42), 9)


def cables(canvas: Canvas, rng: random.Random, fault: random.Random, *, repaired: bool) -> None:
    light = rng.choice(DAYLIGHTS)
    road = Road(far_x=rng.uniform(540, 660), near_x=600, half=rng.uniform(410, 460))
    draw_far(canvas, rng, light)
    draw_road(canvas, rng, light, road)
    draw_village(canvas, rng, road)
    side = rng.choice((-1, 1))
    lean = side * -fault.uniform(120, 170)
    ends = []
    for at, ground in enumerate((HORIZON + 26, HORIZON + 84, HORIZON + 270)):
        x, y = road.at(ground, side * 1.4)
        tall = 96 + 620 * road.nearness(ground)
        ends.append(draw_pole(canvas, x, y, tall, lean=lean if at == 2 and not repaired else 0.0))
    out = -60.0 if side < 0 else WIDTH + 60.0
    for one, two in pairwise(ends):
        for start, end in zip(one, two, strict=True):
            canvas.cable(start, end, 18 if repaired else fault.uniform(50, 90), width=2.6)
    for end in ends[-1]:
        canvas.cable(end, (out, end[1] - 60), 34, width=2.6)
    if repaired:
        return
    for _ in range(7):
        start = ends[2][fault.randrange(2)]
        canvas.cable(
            start,
            (start[0] - side * fault.uniform(240, 460), fault.uniform(250, 420)),
            fault.uniform(120, 230),
            (36, 34, 36),
            fault.uniform(2, 4),
        )
    x, y = ends[2][0]
    canvas.line([(x, y), (x - side * 40, y + 160), (x - side * 120, y + 330), (x - side * 90, y + 420)], (30, 30, 32), 4)


def tree(canvas: Canvas, rng: random.Random, fault: random.Random, *, repaired: bool) -> None:
    """A tree across the road, or its stump with a young one beside it."""
    _, road = road_place(canvas, rng)
    side = rng.choice((-1, 1))
    ground = HORIZON + fault.uniform(220, 260)
    x, y = road.at(ground, side * 1.5)
    if repaired:
        canvas.ellipse(x, y + 4, 62, 16, (0, 0, 0, 50))
        canvas.poly([(x - 44, y), (x + 44, y), (x + 36, y - 44), (x - 36, y - 44)], (112, 84, 60))
        canvas.ellipse(x, y - 44, 37, 13, (206, 174, 128))
        canvas.ellipse(x, y - 44, 20, 7, (176, 140, 98))
        draw_tree(canvas, fault, x - side * -120, y - 4, 130)
        return
    end, end_y = road.at(ground - 60, -side * 0.7)
    canvas.ellipse((x + end) / 2, y + 10, abs(x - end) / 2, 22, (0, 0, 0, 60))
    canvas.poly([(x, y + 24), (x, y - 44), (end, end_y - 12), (end, end_y + 14)], (104, 78, 58))
    canvas.poly([(x, y - 44), (x, y - 20), (end, end_y - 6), (end, end_y - 12)], (134, 104, 78))
    for _ in range(9):
        canvas.line(
            [(x + side * 6, y - 8), (x + side * fault.uniform(40, 110), y + fault.uniform(-80, 40))], (88, 64, 46), fault.uniform(5, 12)
        )
    for _ in range(60):
        far = fault.random()
        size = fault.uniform(34, 74) * (0.7 + 0.5 * far)
        canvas.blob(
            fault,
            end + side * 230 * far + fault.uniform(-130, 90),
            end_y - 20 + fault.uniform(-90, 56),
            size,
            size * 0.6,
            shade((86, 128, 66), fault.uniform(-0.3, 0.15)),
            rough=0.25,
        )


def parking(canvas: Canvas, rng: random.Random, fault: random.Random, *, repaired: bool) -> None:
    _, road = road_place(canvas, rng)
    side = rng.choice((-1, 1))
    x, y = road.at(HORIZON + 230, side * 1.16)
    canvas.line([(x, y), (x, y - 250)], (150, 150, 152), 9)
    canvas.ellipse(x, y - 262, 44, 44, (196, 48, 42))
    canvas.ellipse(x, y - 262, 34, 34, (38, 78, 150))
    canvas.line([(x - 24, y - 286), (x + 24, y - 238)], (196, 48, 42), 9)
    if repaired:
        return
    for ground in (HORIZON + 42, HORIZON + 80, HORIZON + 140, HORIZON + 240, HORIZON + 420):
        for edge in (side, -side) if ground < HORIZON + 200 else (side,):
            x, y = road.at(ground, edge * 0.72)
            _car(canvas, x, y, 20 + 430 * road.nearness(ground), fault.choice(_CARS))


def _car(canvas: Canvas, x: float, y: float, wide: float, colour: Colour) -> None:
    """From behind."""
    half = wide / 2
    canvas.ellipse(x, y, half * 1.12, wide * 0.07, (0, 0, 0, 90))
    for tyre in (-0.42, 0.26):
        canvas.box(x + wide * tyre, y - wide * 0.16, wide * 0.16, wide * 0.18, (28, 28, 30), wide * 0.03)
    canvas.box(x - half, y - wide * 0.48, wide, wide * 0.4, colour, wide * 0.07)
    canvas.poly(
        [
            (x - half * 0.86, y - wide * 0.44),
            (x - half * 0.66, y - wide * 0.8),
            (x + half * 0.66, y - wide * 0.8),
            (x + half * 0.86, y - wide * 0.44),
        ],
        shade(colour, -0.08),
    )
    canvas.poly(
        [
            (x - half * 0.7, y - wide * 0.48),
            (x - half * 0.56, y - wide * 0.74),
            (x + half * 0.56, y - wide * 0.74),
            (x + half * 0.7, y - wide * 0.48),
        ],
        (72, 92, 106),
    )
    for lamp in (-0.48, 0.36):
        canvas.box(x + wide * lamp, y - wide * 0.4, wide * 0.12, wide * 0.1, (196, 52, 46), wide * 0.02)
    canvas.box(x - wide * 0.14, y - wide * 0.28, wide * 0.28, wide * 0.09, (30, 30, 34), wide * 0.01)
    canvas.box(x - half, y - wide * 0.16, wide, wide * 0.06, shade(colour, -0.4), wide * 0.02)
