"""One file per kind of scene. A scene draws a place from `rng` and then, from `fault`, what is broken there or how it looks repaired."""

from siger.demo.pictures.scenes.registry import SCENES, WITH_WRITING, scene_for

__all__ = ["SCENES", "WITH_WRITING", "scene_for"]
