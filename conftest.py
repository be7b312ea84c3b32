"""Fixtures of every test: the small world, and the outlines that are kept beside the repository."""

import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from django.utils import translation

REPOSITORY = Path(__file__).resolve().parent
SHARED = REPOSITORY.parent / "shared"


@pytest.fixture(autouse=True)
def _language_of_the_installation() -> Iterator[None]:
    """A request leaves its language behind in the thread; the next test speaks its own."""
    yield
    translation.deactivate()


@pytest.fixture
def world(db: None):
    from tests.world import build_world

    return build_world()


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args: dict[str, Any]) -> dict[str, Any]:
    """Chromium without a network of its own, as root too; the system's where there is one."""
    quiet = "--no-sandbox --disable-quic --no-first-run --disable-background-networking --disable-component-update --disable-sync"
    arguments = [*quiet.split(), "--disable-dev-shm-usage", "--use-fake-device-for-media-stream"]
    system = os.environ.get("SIGER_TEST_CHROMIUM")
    return {**browser_type_launch_args, "args": arguments, **({"executable_path": system} if system else {})}


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Measurements against outlines from outside the project are skipped, visibly, where those are missing.

    With SIGER_TEST_DATABASE_ONLY=1 only tests that use the database stay: the second run, on another server, is about nothing else.
    """
    if not SHARED.is_dir():
        missing = pytest.mark.skip(reason=f"needs the outlines in {SHARED.name}/ beside the repository")
        for item in items:
            if item.get_closest_marker("shared"):
                item.add_marker(missing)
    if os.environ.get("SIGER_TEST_DATABASE_ONLY") == "1":
        others = [item for item in items if not _uses_database(item)]
        config.hook.pytest_deselected(items=others)
        items[:] = [item for item in items if _uses_database(item)]


def _uses_database(item: pytest.Item) -> bool:
    asked = {"db", "transactional_db", "django_db_reset_sequences"} & set(getattr(item, "fixturenames", ()))
    return bool(asked) or item.get_closest_marker("django_db") is not None
