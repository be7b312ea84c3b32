"""Sentences by category, read once from `parts/<category>.toml`."""

import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, Final

FOLDER: Final = Path(__file__).parent


@dataclass(frozen=True, slots=True)
class ServiceParts:
    """One service: sentences about the fact (a clause without its full stop) and titles.

    `photo` is how often a picture comes along, 0 to 1. `effects` and `asks` stand instead of the category's where there are any.
    """

    code: str
    weight: float
    photo: float
    report_class: str
    titles: tuple[str, ...]
    facts: tuple[str, ...]
    effects: tuple[str, ...]
    asks: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class CategoryParts:
    """`weight` is the share of all reports, in percent before normalising; what it rests on: siger/demo/shapes.py."""

    code: str
    weight: float
    work: tuple[str, ...]
    effects: tuple[str, ...]
    asks: tuple[str, ...]
    done: tuple[str, ...]
    disputes: tuple[str, ...]
    questions: tuple[str, ...]
    services: tuple[ServiceParts, ...]


@cache
def parts_of(category: str) -> CategoryParts:
    """Raises FileNotFoundError for a category without sentences."""
    data = _read(f"parts/{category}.toml")
    return CategoryParts(
        code=category,
        weight=data["weight"],
        work=tuple(data["work"]),
        effects=tuple(data["effects"]),
        asks=tuple(data["asks"]),
        done=tuple(data["done"]),
        disputes=tuple(data["disputes"]),
        questions=tuple(data["questions"]),
        services=tuple(_service(service, data) for service in data["service"]),
    )


def _service(service: dict[str, Any], category: dict[str, Any]) -> ServiceParts:
    return ServiceParts(
        code=service["code"],
        weight=service["weight"],
        photo=service["photo"],
        report_class=service.get("class", "complaint"),
        titles=tuple(service["titles"]),
        facts=tuple(service["facts"]),
        effects=tuple(service.get("effects", category["effects"])),
        asks=tuple(service.get("asks", category["asks"])),
    )


@cache
def category_codes() -> tuple[str, ...]:
    return tuple(sorted(path.stem for path in (FOLDER / "parts").glob("*.toml")))


@cache
def voice_parts() -> dict[str, Any]:
    return _read("voices.toml")


@cache
def officer_parts() -> dict[str, Any]:
    return _read("officers.toml")


def _read(name: str) -> dict[str, Any]:
    return tomllib.loads((FOLDER / name).read_text(encoding="utf-8"))
