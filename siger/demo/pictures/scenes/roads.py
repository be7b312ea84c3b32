"""Potholes, bridges and landslides."""

import random

from siger.demo.pictures.canvas import HEIGHT, WIDTH, Canvas, shade
from siger.demo.pictures.setting import DAYLIGHTS, HORIZON, Light, Road, draw_far, draw_poles, draw_road, draw_village


def road_place(canvas: Canvas, rng: random.Random, *, marked: bool = True) -> tuple[Light, Road]:
    light = rng.choice(DAYLIGHTS)
    road = Road(far_x=rng.uniform(380, 820), near_x=rng.uniform(480, 720), half=rng.uniform(400, 500))
    draw_far(canvas, rng, light)
    draw_road(canvas, rng, light, road, marked=marked)
    draw_village(canvas, rng, road)
    draw_poles(canvas, road, rng.choice((-1, 1)))
    return light, road


def pothole(canvas: Canvas, rng: random.Random, fault: random.Random, *, repaired: bool) -> None:
    light, road = road_place(canvas, rng)
    holes = [(fault.uniform(700, 740), fault.uniform(-0.3, 0.2), 1.0), (fault.uniform(520, 560), fault.uniform(-0.3, 0.5), 0.9)]
    if fault.random() < 0.5:
        holes.append((fault.uniform(590, 640), fault.uniform(0.3, 0.6), 0.5))
    for y, across, size in sorted(holes):
        x, _ = road.at(y, across)
        near = road.nearness(y) * size
        (_patch if repaired else _hole)(canvas, fault, x, y, 230 * near, 66 * near, shade(light.road[1], -0.12))


def _hole(canvas: Canvas, rng: random.Random, x: float, y: float, across: float, down: float, tar: tuple[int, int, int]) -> None:
    canvas.blob(rng, x, y, across * 1.16, down * 1.2, (*shade(tar, -0.12), 150), rough=0.2)
    rim = canvas.blob(rng, x, y, across, down, (78, 66, 56), rough=0.22)
    canvas.blob(rng, x, y + down * 0.1, across * 0.92, down * 0.82, (122, 94, 70), rough=0.18)
    canvas.grain(rng, rim, 10, coarse=3)
    if rng.random() < 0.7:
        canvas.blob(rng, x - across * 0.04, y + down * 0.2, across * 0.74, down * 0.56, (150, 132, 106), rough=0.14)
        canvas.blob(rng, x - across * 0.1, y + down * 0.14, across * 0.5, down * 0.28, (206, 206, 196, 120), rough=0.2)
        canvas.blob(rng, x + across * 0.28, y + down * 0.34, across * 0.2, down * 0.1, (226, 230, 228, 130), rough=0.2)
    for _ in range(34):
        stone_x, stone_y = x + rng.gauss(0, across * 0.72), y + rng.gauss(0, down * 0.8)
        size = rng.uniform(0.012, 0.04) * across
        canvas.blob(rng, stone_x, stone_y, size, size * 0.65, rng.choice(((96, 90, 84), (142, 134, 124), (66, 62, 58))), rough=0.25)


def _patch(canvas: Canvas, rng: random.Random, x: float, y: float, across: float, down: float, tar: tuple[int, int, int]) -> None:
    skew = across * 0.12
    corners = [
        (x - across * 1.1 + skew, y - down * 1.15),
        (x + across * 1.0, y - down * 1.15),
        (x + across * 1.2, y + down * 1.2),
        (x - across * 1.2, y + down * 1.2),
    ]
    canvas.poly([(cx + (cx - x) * 0.03, cy + (cy - y) * 0.05) for cx, cy in corners], (40, 39, 40))
    canvas.poly(corners, shade(tar, -0.42))
    canvas.grain(rng, corners, 8, coarse=2)


def bridge(canvas: Canvas, rng: random.Random, fault: random.Random, *, repaired: bool) -> None:
    light = rng.choice(DAYLIGHTS)
    road = Road(far_x=600 + rng.uniform(-40, 40), near_x=600, half=470)
    draw_far(canvas, rng, light)
    canvas.poly([(0, 560), (WIDTH, 520), (WIDTH, HEIGHT), (0, HEIGHT)], (126, 116, 88))
    for _ in range(26):
        canvas.blob(rng, rng.uniform(0, WIDTH), rng.uniform(560, 900), rng.uniform(40, 150), rng.uniform(2, 6), (190, 178, 140, 90))
    draw_village(canvas, rng, road)
    canvas.poly(road.outline(1.05), (70, 56, 44))
    planks, y = [], HORIZON + 8.0
    while y < HEIGHT:
        deep = 7 + 42 * road.nearness(y)
        planks.append((y, deep))
        y += deep + 1.5 + 3 * road.nearness(y)
    missing = set(fault.sample(range(5, len(planks)), 4)) | {len(planks) - 3, len(planks) - 4}
    for at, (top, deep) in enumerate(planks):
        colour = shade((168, 134, 96), rng.uniform(-0.2, 0.12)) if not repaired or at not in missing else (206, 176, 130)
        if repaired or at not in missing:
            canvas.poly([road.at(top, -1), road.at(top, 1), road.at(top + deep, 1), road.at(top + deep, -1)], colour)
        else:
            canvas.poly([road.at(top, -1), road.at(top, 1), road.at(top + deep, 1), road.at(top + deep, -1)], (58, 70, 66))
            broken = fault.uniform(-0.5, 0.1)
            canvas.poly(
                [road.at(top, -1), road.at(top, broken), road.at(top + deep, broken - 0.16), road.at(top + deep, -1)], shade(colour, -0.15)
            )
    canvas.grain(rng, road.outline(), 7, coarse=3)
    _rails(canvas, road, broken=not repaired)


def _rails(canvas: Canvas, road: Road, *, broken: bool) -> None:
    grounds = (HORIZON + 20, HORIZON + 70, HORIZON + 150, HORIZON + 270, HORIZON + 440)
    for side in (-1, 1):
        tops = []
        for ground in grounds:
            x, _ = road.at(ground, side * 1.06)
            tall = 26 + 150 * road.nearness(ground)
            canvas.line([(x, ground), (x, ground - tall)], (88, 104, 112), 4 + 10 * road.nearness(ground))
            tops.append((x, ground - tall))
        gap = 3 if broken and side > 0 else len(tops)
        for share in (0.0, 0.45):
            rail = [(x, y + share * (26 + 150 * road.nearness(ground))) for (x, y), ground in zip(tops, grounds, strict=True)]
            canvas.line(rail[:gap], (112, 130, 138), 6)
        if broken and side > 0:
            canvas.line([tops[2], (tops[2][0] + 60, tops[2][1] + 170)], (112, 130, 138), 6)


def landslide(canvas: Canvas, rng: random.Random, fault: random.Random, *, repaired: bool) -> None:
    light, road = road_place(canvas, rng)
    slope = [(road.at(HORIZON, 1.3)[0], HORIZON), (WIDTH, 150), (WIDTH, HEIGHT), road.at(HEIGHT, 1.25)]
    canvas.poly(slope, shade(light.grass[1], -0.1))
    bare = [(road.at(HORIZON + 60, 1.3)[0], HORIZON + 60), (980, 262), (1150, 216), (WIDTH, 300), (WIDTH, 760), road.at(HEIGHT - 190, 1.25)]
    canvas.poly(bare, (168, 116, 76))
    canvas.grain(rng, bare, 12, coarse=5)
    if repaired:
        for _ in range(60):
            x, y = fault.uniform(880, WIDTH), fault.uniform(290, 640)
            if x > 700 + y * 0.5:
                canvas.blob(
                    fault, x, y, fault.uniform(20, 44), fault.uniform(8, 16), shade(light.grass[1], fault.uniform(-0.2, 0.1)), rough=0.25
                )
        _wall(canvas, road)
        return
    for _ in range(46):
        y = fault.uniform(HORIZON + 110, HORIZON + 370)
        x, _ = road.at(y, fault.uniform(0.0, 1.4) ** 1.2)
        size = road.nearness(y) * fault.uniform(60, 150)
        canvas.blob(fault, x, y, size, size * 0.42, shade((156, 104, 68), fault.uniform(-0.2, 0.16)), rough=0.25)
    for _ in range(40):
        y = fault.uniform(HORIZON + 100, HORIZON + 430)
        x, _ = road.at(y, fault.uniform(-0.5, 1.3))
        size = road.nearness(y) * fault.uniform(6, 36)
        canvas.blob(fault, x, y, size, size * 0.7, shade((120, 92, 70), fault.uniform(-0.25, 0.25)), rough=0.25)


def _wall(canvas: Canvas, road: Road) -> None:
    """A stone wall along the foot of the slope."""
    grounds = [HORIZON + 60 + at * 12.0 for at in range(40)]
    foot = [road.at(y, 1.3) for y in grounds]
    top = [(x + 10 * road.nearness(y), y - 14 - 170 * road.nearness(y)) for x, y in foot]
    canvas.poly([*foot, *reversed(top)], (156, 152, 146))
    for row in range(1, 5):
        share = row / 5
        canvas.line(
            [(fx + (tx - fx) * share, fy + (ty - fy) * share) for (fx, fy), (tx, ty) in zip(foot, top, strict=True)], (112, 108, 104), 2
        )
    for at, (one, two) in enumerate(zip(foot, top, strict=True)):
        if at % 2:
            canvas.line([one, two], (124, 120, 116), 1.5)
    canvas.line(top, (190, 186, 178), 8)
