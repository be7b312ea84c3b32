"""Drawn placeholder photos: a scene by category, varied by seed, with the same place repaired. Pillow and numpy only."""

from siger.demo.pictures.picture import Taken, draw_picture
from siger.demo.pictures.scenes import SCENES, scene_for

__all__ = ["SCENES", "Taken", "draw_picture", "scene_for"]
