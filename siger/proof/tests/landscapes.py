"""Pictures like photos, drawn from a number: ground, sky, a road, things, and noise as a camera has it. Each is another."""

import random

import numpy
from numpy.typing import NDArray
from PIL import Image, ImageDraw


def landscape(seed: int, width: int = 800, height: int = 600) -> Image.Image:
    grain, dice = numpy.random.default_rng(seed), random.Random(seed)
    ground = clouds(grain, height, width, dice.uniform(1.0, 1.7))
    tint = numpy.array([dice.uniform(0.5, 1) for _ in range(3)])
    image = Image.fromarray((ground[..., None] * tint * 255).astype(numpy.uint8))
    horizon = round(height * dice.uniform(0.25, 0.55))
    sky = Image.new("RGB", (width, horizon), tuple(dice.randint(120, 240) for _ in range(3)))
    image.paste(Image.blend(image.crop((0, 0, width, horizon)), sky, dice.uniform(0.4, 0.9)), (0, 0))
    draw = ImageDraw.Draw(image)
    middle = dice.uniform(0.2, 0.8) * width
    road = [
        (middle - 8, horizon),
        (middle + 8, horizon),
        (width * dice.uniform(0.6, 1.2), height),
        (width * dice.uniform(-0.2, 0.4), height),
    ]
    draw.polygon(road, fill=(dice.randint(70, 140),) * 3)
    for _ in range(dice.randint(2, 14)):
        x, y = dice.uniform(0, width), dice.uniform(horizon * 0.7, height)
        box = (x, y, x + dice.uniform(0.03, 0.2) * width, y + dice.uniform(0.02, 0.2) * height)
        dice.choice([draw.ellipse, draw.rectangle])(box, fill=tuple(dice.randint(0, 255) for _ in range(3)))
    noise = (clouds(grain, height, width, 0.6) - 0.5) * dice.uniform(20, 90)
    return Image.fromarray((numpy.asarray(image) + noise[..., None]).clip(0, 255).astype(numpy.uint8))


def clouds(grain: numpy.random.Generator, height: int, width: int, roughness: float) -> NDArray[numpy.float64]:
    """Noise whose strength falls with its frequency, from 0 to 1."""
    frequency = numpy.hypot(numpy.fft.fftfreq(height)[:, None], numpy.fft.rfftfreq(width)[None, :])
    frequency[0, 0] = 1
    waves = numpy.fft.irfft2(numpy.fft.rfft2(grain.standard_normal((height, width))) / frequency**roughness, (height, width))
    low, high = float(waves.min()), float(waves.max())
    return (waves - low) / (high - low)
