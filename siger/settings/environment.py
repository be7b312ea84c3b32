"""Typed reading of environment variables; every setting an operator may change is named in one of the settings modules."""

import os
from pathlib import Path

REPOSITORY = Path(__file__).resolve().parents[2]


def flag(name: str, *, default: bool) -> bool:
    """`1`, `true`, `yes`, `on` are true; anything else that is set is false."""
    raw = os.environ.get(name, "").strip().lower()
    return default if not raw else raw in {"1", "true", "yes", "on"}


def text(name: str, default: str = "") -> str:
    return os.environ.get(name, "").strip() or default


def words(name: str) -> list[str]:
    """A comma-separated list without empty members."""
    return [part.strip() for part in os.environ.get(name, "").split(",") if part.strip()]
