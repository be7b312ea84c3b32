"""A school roof, and an office for all that cannot be photographed."""

import random

from siger.demo.pictures.canvas import HEIGHT, WIDTH, Canvas, Colour, shade
from siger.demo.pictures.setting import DAYLIGHTS, HORIZON, draw_far, draw_palm, draw_tree

_GROUND = 640.0


def school(canvas: Canvas, rng: random.Random, fault: random.Random, *, repaired: bool) -> None:
    _yard(canvas, rng)
    wall = rng.choice(((236, 226, 196), (214, 228, 214), (226, 214, 226)))
    roof = rng.choice(((168, 84, 58), (150, 92, 70), (74, 110, 140)))
    canvas.box(110, 400, 980, 240, wall)
    canvas.box(110, 590, 980, 50, shade(wall, -0.2))
    for at in range(4):
        x = 160 + at * 245
        canvas.box(x - 5, 445, 130, 96, (246, 244, 236))
        canvas.box(x, 450, 120, 86, (92, 122, 138))
        canvas.line([(x + 60, 450), (x + 60, 536)], (246, 244, 236), 5)
        if at % 2:
            canvas.box(x + 142, 456, 72, 184, (124, 84, 58))
    ridge = [(60, 404), (150, 250), (1050, 250), (1140, 404)]
    canvas.poly(ridge, roof)
    for row in range(1, 9):
        share = row / 9
        canvas.line([(150 - 90 * share, 250 + 154 * share), (1050 + 90 * share, 250 + 154 * share)], shade(roof, -0.18), 2)
    canvas.line(ridge[1:3], shade(roof, -0.35), 10)
    canvas.poly([(60, 404), (1140, 404), (1130, 420), (70, 420)], shade(roof, -0.45))
    hole_x = fault.uniform(380, 780)
    if repaired:
        canvas.poly([(hole_x - 120, 276), (hole_x + 110, 276), (hole_x + 140, 380), (hole_x - 150, 380)], shade(roof, 0.14))
        for row in range(1, 6):
            y = 276 + row * 17.3
            canvas.line([(hole_x - 120 - row * 5, y), (hole_x + 110 + row * 5, y)], shade(roof, -0.1), 2)
    else:
        _broken_roof(canvas, fault, hole_x, roof)
    _flag(canvas, 1010)


def _broken_roof(canvas: Canvas, rng: random.Random, x: float, roof: Colour) -> None:
    canvas.blob(rng, x, 330, 150, 62, (46, 38, 36), rough=0.3)
    for at in range(-3, 4):
        canvas.line([(x + at * 36, 276), (x + at * 42, 388)], (150, 116, 82), 7)
    for y in (306, 348):
        canvas.line([(x - 130, y), (x + 128, y + rng.uniform(-8, 12))], (134, 100, 70), 6)
    for _ in range(16):
        px, py = x + rng.uniform(-170, 170), rng.choice((rng.uniform(262, 400), rng.uniform(640, 680)))
        size = rng.uniform(12, 30)
        canvas.poly(
            [(px - size, py), (px + size * 0.6, py - size * 0.4), (px + size, py + size * 0.5), (px - size * 0.5, py + size * 0.6)],
            shade(roof, rng.uniform(-0.3, 0.2)),
        )


def _flag(canvas: Canvas, x: float) -> None:
    canvas.line([(x, 700), (x, 300)], (206, 208, 210), 6)
    canvas.box(x, 304, 92, 30, (200, 42, 40))
    canvas.box(x, 334, 92, 30, (248, 246, 242))


def office(canvas: Canvas, rng: random.Random, fault: random.Random, *, repaired: bool) -> None:
    """A public office with its shutter down, or open with a ramp and benches."""
    _yard(canvas, rng)
    wall = rng.choice(((232, 226, 212), (206, 220, 226), (222, 228, 204)))
    roof = rng.choice(((150, 72, 56), (70, 96, 130), (96, 90, 86)))
    canvas.box(220, 320, 760, 320, wall)
    canvas.poly([(160, 330), (300, 190), (900, 190), (1040, 330)], roof)
    # The upturned gable ends remind of a siger.
    canvas.poly([(270, 196), (330, 120), (350, 190)], shade(roof, -0.2))
    canvas.poly([(930, 196), (870, 120), (850, 190)], shade(roof, -0.2))
    canvas.poly([(560, 190), (600, 110), (640, 190)], (222, 168, 46))
    canvas.box(330, 350, 540, 52, (24, 40, 74), 6)
    canvas.text(600, 376, "KANTOR PELAYANAN", 30, (246, 236, 206))
    for x in (260, 800):
        canvas.box(x - 5, 435, 130, 110, (246, 244, 236))
        canvas.box(x, 440, 120, 100, (250, 226, 160) if repaired else (96, 116, 126))
    for x in (232, 424, 740, 940):
        canvas.box(x, 402, 24, 238, shade(wall, 0.25))
    if repaired:
        canvas.box(460, 430, 268, 210, (70, 84, 92))
        canvas.box(470, 440, 248, 200, (250, 232, 180))
        canvas.box(500, 560, 190, 80, (134, 94, 64))
        canvas.ellipse(596, 520, 24, 26, (150, 108, 84))
        canvas.poly([(556, 566), (636, 566), (622, 542), (570, 542)], (38, 78, 140))
        canvas.poly([(440, 640), (740, 640), (820, 720), (380, 720)], (190, 188, 182))
        canvas.box(770, 590, 130, 60, (34, 112, 66), 8)
        canvas.text(835, 620, "BUKA", 34, (255, 255, 255))
        return
    canvas.box(460, 430, 268, 210, (128, 134, 138))
    for row in range(14):
        canvas.line([(460, 440 + row * 15), (728, 440 + row * 15)], (98, 104, 108), 3)
    canvas.box(520, 500, 150, 66, (190, 48, 42), 8)
    canvas.text(595, 533, "TUTUP", 36, (255, 255, 255))
    for at in range(fault.randint(3, 5)):
        _waiting(canvas, 330 + at * 130 + fault.uniform(-20, 20), 740 + fault.uniform(-16, 20), fault)


def _waiting(canvas: Canvas, x: float, y: float, rng: random.Random) -> None:
    shirt = rng.choice(((186, 66, 58), (60, 104, 160), (90, 130, 86), (216, 176, 80), (130, 90, 140)))
    canvas.ellipse(x, y + 4, 40, 10, (0, 0, 0, 60))
    canvas.poly([(x - 22, y), (x - 18, y - 80), (x + 18, y - 80), (x + 22, y)], (62, 62, 74))
    canvas.box(x - 28, y - 160, 56, 92, shirt, 18)
    canvas.ellipse(x, y - 186, 23, 26, (70, 48, 40) if rng.random() < 0.6 else rng.choice(((210, 200, 220), (120, 150, 170))))


def _yard(canvas: Canvas, rng: random.Random) -> None:
    light = rng.choice(DAYLIGHTS)
    draw_far(canvas, rng, light)
    draw_tree(canvas, rng, rng.uniform(60, 150), _GROUND - 60, 320)
    draw_palm(canvas, rng, rng.uniform(1080, 1150), _GROUND - 20, 470)
    yard = [(0, _GROUND), (WIDTH, _GROUND), (WIDTH, HEIGHT), (0, HEIGHT)]
    canvas.poly([(0, HORIZON + 120), (WIDTH, HORIZON + 120), (WIDTH, HEIGHT), (0, HEIGHT)], light.grass[1])
    canvas.poly(yard, light.soil)
    canvas.grain(rng, yard, 9, coarse=4)
