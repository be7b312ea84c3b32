"""Street lamps after dark."""

import random

from siger.demo.pictures.canvas import Canvas, shade
from siger.demo.pictures.setting import HORIZON, NIGHT, Road, draw_far, draw_road, draw_village

_LAMP_GROUNDS = (HORIZON + 30, HORIZON + 84, HORIZON + 250)


def street_lamp(canvas: Canvas, rng: random.Random, fault: random.Random, *, repaired: bool) -> None:
    road = Road(far_x=rng.uniform(480, 720), near_x=rng.uniform(540, 660), half=rng.uniform(420, 480))
    draw_far(canvas, rng, NIGHT)
    for _ in range(60):
        canvas.ellipse(rng.uniform(0, 1200), rng.uniform(0, 250), 1.3, 1.3, (255, 255, 240, rng.randint(60, 190)))
    draw_road(canvas, rng, NIGHT, road)
    draw_village(canvas, rng, road, dim=0.78)
    side = rng.choice((-1, 1))
    heads = []
    for ground in _LAMP_GROUNDS:
        x, y = road.at(ground, side * 1.2)
        tall = 90 + 560 * road.nearness(ground)
        heads.append((_lamp_post(canvas, x, y, tall, -side), ground, tall))
    dead = set(range(3)) if fault.random() < 0.5 else {1, 2}
    for at, (head, ground, tall) in enumerate(heads):
        if repaired or at not in dead:
            _shine(canvas, road, head, ground, tall, side)
    if not repaired:
        canvas.tint((6, 10, 24), 0.16)


def _lamp_post(canvas: Canvas, x: float, y: float, tall: float, towards: int) -> tuple[float, float]:
    wide = tall * 0.022
    canvas.line(
        [(x, y), (x, y - tall), (x + towards * tall * 0.06, y - tall * 1.06), (x + towards * tall * 0.26, y - tall * 1.08)],
        (74, 80, 96),
        wide,
    )
    head = x + towards * tall * 0.3, y - tall * 1.07
    canvas.ellipse(*head, tall * 0.07, tall * 0.022, (96, 102, 116))
    return head


def _shine(canvas: Canvas, road: Road, head: tuple[float, float], ground: float, tall: float, side: int) -> None:
    x, y = head
    floor = min(ground + tall * 0.12, 880)
    left, right = road.at(floor, -0.95 if side < 0 else -0.5)[0], road.at(floor, 0.5 if side < 0 else 0.95)[0]
    for share in (1.0, 0.82, 0.64, 0.46):
        middle = (left + right) / 2
        canvas.poly(
            [
                (x - tall * 0.02, y),
                (x + tall * 0.02, y),
                (middle + (right - middle) * share, floor),
                (middle + (left - middle) * share, floor),
            ],
            (255, 214, 130, 20),
        )
    canvas.ellipse((left + right) / 2, floor, (right - left) / 2, tall * 0.07, (255, 216, 140, 46))
    canvas.glow((left + right) / 2, floor, tall * 0.75, (255, 206, 120), 0.42)
    canvas.glow(x, y, tall * 0.5, (255, 224, 160), 0.75)
    canvas.ellipse(x, y + tall * 0.006, tall * 0.055, tall * 0.018, shade((255, 244, 205), 0.3))
