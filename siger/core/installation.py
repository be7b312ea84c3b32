"""An installation's folder: the only place that knows which province this is."""

import tomllib
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Any


@dataclass(frozen=True)
class Installation:
    """`province.toml` of one folder under `installations/`. `code` is the province's code, `number_prefix` starts every report number."""

    folder: Path
    code: str
    name: str
    zone: str
    number_prefix: str
    brand: str
    emergency_number: str
    raw: dict[str, Any] = field(repr=False)

    @cached_property
    def clocks(self) -> dict[str, int]:
        """Days per clock; every key says whether they are working or calendar days in docs of `siger.reports.clocks`."""
        return {key: int(value) for key, value in self.raw.get("clocks", {}).items() if isinstance(value, int)}


def read_installation(folder: Path) -> Installation:
    """Raises FileNotFoundError when the folder has no province.toml, KeyError when a required value is missing."""
    raw = tomllib.loads((folder / "province.toml").read_text(encoding="utf-8"))
    province = raw["province"]
    return Installation(
        folder=folder,
        code=str(province["code"]),
        name=str(province["name"]),
        zone=str(province["zone"]),
        number_prefix=str(province["number_prefix"]).upper(),
        brand=str(raw.get("brand", {}).get("name", "Siger")),
        emergency_number=str(province.get("emergency_number", "112")),
        raw=raw,
    )
