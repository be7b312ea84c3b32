"""A small believable world for tests: one province with a city and a regency, their offices, and people with seats."""

from tests.world.building import World, build_world, seat, submission

__all__ = ["World", "build_world", "seat", "submission"]
