"""Fixtures of every test: the small world, and the outlines that are kept beside the repository."""

from pathlib import Path

import pytest

REPOSITORY = Path(__file__).resolve().parent
SHARED = REPOSITORY.parent / "shared"


@pytest.fixture
def world(db: None):
    from tests.world import build_world

    return build_world()


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Measurements against outlines from outside the project are skipped, visibly, where those are missing."""
    if SHARED.is_dir():
        return
    missing = pytest.mark.skip(reason=f"needs the outlines in {SHARED.name}/ beside the repository")
    for item in items:
        if item.get_closest_marker("shared"):
            item.add_marker(missing)
