"""Floods, drains, pipes, rivers and fields."""

import random

from siger.demo.pictures.canvas import HEIGHT, WIDTH, Canvas, shade
from siger.demo.pictures.scenes.roads import road_place
from siger.demo.pictures.setting import (
    CLOUDY,
    DAYLIGHTS,
    HORIZON,
    Road,
    draw_far,
    draw_house,
    draw_palm,
    draw_poles,
    draw_road,
    draw_tree,
    draw_village,
)


def flood(canvas: Canvas, rng: random.Random, fault: random.Random, *, repaired: bool) -> None:
    road = Road(far_x=rng.uniform(520, 680), near_x=600, half=rng.uniform(430, 490))
    draw_far(canvas, rng, CLOUDY)
    draw_road(canvas, rng, CLOUDY, road)
    draw_village(canvas, rng, road)
    draw_poles(canvas, road, rng.choice((-1, 1)))
    if repaired:
        _gutter(canvas, rng, road)
        return
    level = HORIZON + fault.uniform(64, 84)
    brown = (142, 124, 96)
    canvas.poly(
        [(0, level + 20), (WIDTH * 0.3, level), (WIDTH * 0.7, level + 4), (WIDTH, level + 18), (WIDTH, HEIGHT), (0, HEIGHT)], (*brown, 236)
    )
    for _ in range(130):
        y = level + 26 + (HEIGHT - level) * fault.random()
        wide = 14 + 110 * (y - level) / (HEIGHT - level) * fault.random()
        canvas.ellipse(
            fault.uniform(0, WIDTH), y, wide, 1 + 4 * (y - level) / (HEIGHT - level), (*shade(brown, fault.choice((-0.2, 0.35))), 90)
        )
    for _ in range(9):
        y = fault.uniform(level + 60, HEIGHT - 90)
        size = 8 + 22 * road.nearness(y)
        canvas.blob(
            fault,
            fault.uniform(80, WIDTH - 80),
            y,
            size,
            size * 0.5,
            fault.choice(((90, 120, 70), (210, 208, 200), (70, 110, 160), (120, 84, 58))),
            rough=0.3,
        )
    _half_sunk(canvas, road.at(level + 235, fault.uniform(-0.4, 0.3)), 1.05)


def _half_sunk(canvas: Canvas, where: tuple[float, float], size: float) -> None:
    """A motorbike pushed through the water by somebody in a rain coat."""
    x, y = where
    canvas.ellipse(x, y + 6, 120 * size, 12 * size, (220, 214, 196, 120))
    canvas.ellipse(x + 52 * size, y - 12 * size, 28 * size, 28 * size, (34, 34, 38))
    canvas.ellipse(x - 52 * size, y - 10 * size, 28 * size, 28 * size, (34, 34, 38))
    canvas.poly(
        [
            (x - 62 * size, y - 40 * size),
            (x + 20 * size, y - 46 * size),
            (x + 50 * size, y - 66 * size),
            (x + 40 * size, y - 18 * size),
            (x - 50 * size, y - 18 * size),
        ],
        (186, 44, 44),
    )
    canvas.line([(x + 46 * size, y - 60 * size), (x + 36 * size, y - 96 * size), (x + 18 * size, y - 96 * size)], (40, 40, 44), 5 * size)
    canvas.poly(
        [
            (x - 4 * size, y),
            (x - 22 * size, y - 110 * size),
            (x + 8 * size, y - 128 * size),
            (x + 30 * size, y - 96 * size),
            (x + 22 * size, y),
        ],
        (232, 178, 42),
    )
    canvas.ellipse(x + 6 * size, y - 142 * size, 18 * size, 20 * size, (232, 178, 42))
    canvas.poly(
        [(x - 120 * size, y - 8 * size), (x + 120 * size, y - 8 * size), (x + 130 * size, y + 16 * size), (x - 130 * size, y + 16 * size)],
        (142, 124, 96),
    )


def _gutter(canvas: Canvas, rng: random.Random, road: Road) -> None:
    """A clean concrete drain beside the road, and a few damp spots."""
    canvas.poly([road.at(HORIZON + 20, 1.08), road.at(HORIZON + 20, 1.3), road.at(HEIGHT, 1.3), road.at(HEIGHT, 1.08)], (176, 174, 168))
    canvas.poly([road.at(HORIZON + 20, 1.13), road.at(HORIZON + 20, 1.25), road.at(HEIGHT, 1.25), road.at(HEIGHT, 1.13)], (74, 96, 104))
    for _ in range(5):
        y = rng.uniform(HORIZON + 120, HEIGHT - 60)
        x, _ = road.at(y, rng.uniform(-0.8, 0.7))
        canvas.blob(rng, x, y, 130 * road.nearness(y), 18 * road.nearness(y), (70, 74, 80, 70), rough=0.25)


def pipe(canvas: Canvas, rng: random.Random, fault: random.Random, *, repaired: bool) -> None:
    _, road = road_place(canvas, rng)
    y = fault.uniform(650, 700)
    x, _ = road.at(y, fault.uniform(-0.75, -0.5))
    if repaired:
        canvas.poly([(x - 150, y - 40), (x + 130, y - 40), (x + 160, y + 52), (x - 184, y + 52)], (188, 184, 176))
        canvas.grain(fault, [(x - 150, y - 40), (x + 130, y - 40), (x + 160, y + 52), (x - 184, y + 52)], 7, coarse=2)
        canvas.ellipse(x - 10, y + 6, 64, 24, (92, 96, 102))
        canvas.ellipse(x - 10, y + 3, 60, 21, (122, 128, 134))
        for bar in (-30, 0, 30):
            canvas.line([(x - 10 + bar, y - 10), (x - 10 + bar, y + 16)], (92, 96, 102), 5)
        return
    canvas.blob(fault, x + 120, y + 50, 330, 84, (96, 106, 112, 170), rough=0.2)
    canvas.blob(fault, x + 100, y + 44, 260, 52, (166, 186, 196, 150), rough=0.2)
    canvas.blob(fault, x, y, 110, 34, (92, 72, 54), rough=0.25)
    canvas.line([(x - 120, y + 10), (x + 110, y - 4)], (48, 84, 130), 22)
    canvas.line([(x - 120, y + 5), (x + 110, y - 9)], (86, 128, 176), 7)
    for _ in range(70):
        lean, tall = fault.gauss(0, 1), fault.uniform(120, 300)
        path = [(x + lean * 110 * t, y - 10 - tall * 4 * t * (1 - t) * 0.9 + 40 * t * t) for t in (at / 12 for at in range(13))]
        canvas.line(path, (226, 240, 248, 120), fault.uniform(1.5, 5))
    for _ in range(90):
        canvas.ellipse(
            x + fault.gauss(0, 110), y - abs(fault.gauss(60, 90)), fault.uniform(1.5, 5), fault.uniform(2, 6), (236, 246, 252, 170)
        )
    canvas.glow(x, y - 90, 190, (235, 245, 250), 0.34)


def river(canvas: Canvas, rng: random.Random, fault: random.Random, *, repaired: bool) -> None:
    light = rng.choice(DAYLIGHTS)
    draw_far(canvas, rng, light)
    draw_house(canvas, rng, rng.uniform(60, 160), HORIZON + 70, 240)
    draw_palm(canvas, rng, rng.uniform(900, 1020), HORIZON + 60, 320)
    draw_tree(canvas, rng, rng.uniform(480, 620), HORIZON + 30, 170)
    banks = [(700, HORIZON + 36), (840, HORIZON + 36), (820, 520), (1040, 660), (1130, HEIGHT), (90, HEIGHT), (240, 680), (520, 520)]
    canvas.poly([(x + (18 if x > 600 else -34), y) for x, y in banks], light.soil)
    water = (92, 146, 160) if repaired else (52, 50, 46)
    canvas.poly(banks, water)
    for _ in range(60):
        y = HORIZON + 60 + 460 * fault.random()
        near = (y - HORIZON) / (HEIGHT - HORIZON)
        canvas.ellipse(
            700 - 90 * near + fault.uniform(-330, 330) * near,
            y,
            10 + 80 * near * fault.random(),
            1 + 4 * near,
            (*shade(water, fault.choice((0.35, -0.25))), 100),
        )
    if repaired:
        for _ in range(30):
            canvas.blob(
                fault, fault.uniform(0, 120), fault.uniform(640, 900), 26, 12, shade(light.grass[1], fault.uniform(-0.2, 0.2)), rough=0.3
            )
        return
    for _ in range(60):
        y = HORIZON + 110 + 400 * fault.random()
        near = (y - HORIZON) / (HEIGHT - HORIZON)
        x = 680 - 90 * near + fault.uniform(-300, 300) * near
        canvas.blob(fault, x, y, 44 * near, 15 * near, (206, 200, 180, 210), rough=0.3)
    canvas.line([(0, 760), (190, 744)], (118, 118, 122), 58)
    canvas.ellipse(190, 744, 20, 29, (40, 38, 38))
    canvas.poly([(186, 730), (214, 736), (330, 880), (230, 900), (180, 770)], (44, 42, 38))


def field(canvas: Canvas, rng: random.Random, fault: random.Random, *, repaired: bool) -> None:
    """Paddy: dry and cracked, or standing green in water."""
    light = rng.choice(DAYLIGHTS)
    draw_far(canvas, rng, light)
    draw_palm(canvas, rng, rng.uniform(160, 300), HORIZON + 40, 260)
    draw_tree(canvas, rng, rng.uniform(820, 1000), HORIZON + 26, 170)
    draw_house(canvas, rng, rng.uniform(480, 600), HORIZON + 46, 190)
    ground = [(0, HORIZON + 60), (WIDTH, HORIZON + 60), (WIDTH, HEIGHT), (0, HEIGHT)]
    canvas.poly(ground, (104, 132, 128) if repaired else (176, 148, 110))
    canvas.grain(rng, ground, 7, coarse=4)
    if not repaired:
        _cracks(canvas, fault)
    for row in range(26):
        near = (row / 25) ** 1.6
        y = HORIZON + 70 + 460 * near
        for at in range(-22, 23):
            tall = (8 + 62 * near) * (1.0 if repaired else 0.5)
            x = 600 + at * (26 + 70 * near) + fault.uniform(-5, 5)
            colour = shade((106, 158, 66) if repaired else (178, 156, 84), fault.uniform(-0.2, 0.15))
            for lean in (-0.4, -0.1, 0.25, 0.5):
                canvas.line([(x, y), (x + lean * tall, y - tall)], colour, 1 + 3 * near)
    canvas.poly([(0, HORIZON + 52), (WIDTH, HORIZON + 52), (WIDTH, HORIZON + 66), (0, HORIZON + 66)], shade(light.grass[1], -0.1))


def _cracks(canvas: Canvas, rng: random.Random) -> None:
    """A net of cracks in dried mud, larger towards the viewer."""
    rows = []
    for row in range(20):
        near = 0.12 + 0.88 * (row / 19) ** 1.5
        step = 120 * near
        y = HORIZON + 528 * near
        rows.append(
            ([(600 + at * step + rng.uniform(-0.3, 0.3) * step, y + rng.uniform(-0.22, 0.22) * step * 0.5) for at in range(-40, 41)], near)
        )
    for (one, near), (two, _) in zip(rows, [*rows[1:], rows[-1]], strict=True):
        for at in range(80):
            if rng.random() < 0.8:
                canvas.line([one[at], one[at + 1]], (108, 84, 60), 1 + 4 * near)
            if rng.random() < 0.7:
                canvas.line([one[at], two[at]], (108, 84, 60), 1 + 4 * near)
