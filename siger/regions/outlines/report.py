"""What an import found, as data and in words."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any, Final

from django.utils.translation import gettext as _

LISTED: Final = 50
"""So many problems or codes are listed one by one; the rest is counted."""

DEPTH_NAMES: Final = {1: "provinsi", 2: "kabupaten/kota", 3: "kecamatan", 4: "desa/kelurahan"}


class Kind(StrEnum):
    """FILE: unreadable as a whole. CODE: missing or unknown. GEOMETRY: no valid polygon. PLACE: not where the region is."""

    FILE = "file"
    CODE = "code"
    DUPLICATE = "duplicate"
    GEOMETRY = "geometry"
    PLACE = "place"
    OVERLAP = "overlap"


@dataclass(frozen=True, slots=True)
class Problem:
    """One reason why nothing was imported. `where` is the file and, when known, the number of the feature (from 1)."""

    kind: Kind
    where: str
    message: str
    code: str = ""


@dataclass(frozen=True)
class ImportReport:
    """`imported` counts by depth what was (in a dry run: would be) stored; `missing` lists the regions of these depths without one."""

    problems: tuple[Problem, ...] = ()
    imported: Mapping[int, int] = field(default_factory=dict)
    missing: Mapping[int, tuple[str, ...]] = field(default_factory=dict)
    dry_run: bool = False

    @property
    def ok(self) -> bool:
        return not self.problems

    @property
    def changed(self) -> bool:
        return self.ok and not self.dry_run

    def lines(self) -> list[str]:
        """For the terminal: what happened, and what to do."""
        if not self.ok:
            return [*self._problem_lines(), _("Tidak ada yang diubah. Perbaiki berkasnya, lalu impor lagi.")]
        verb = _("lolos pemeriksaan (uji coba, tidak disimpan)") if self.dry_run else _("diimpor")
        lines = [
            _("Batas %(count)d %(level)s %(verb)s.") % {"count": n, "level": DEPTH_NAMES[d], "verb": verb} for d, n in self.imported.items()
        ]
        return lines + self._missing_lines()

    def as_data(self) -> dict[str, Any]:
        """For `--json`."""
        return {
            "ok": self.ok,
            "changed": self.changed,
            "dry_run": self.dry_run,
            "imported": {DEPTH_NAMES[d]: n for d, n in self.imported.items()},
            "missing": {DEPTH_NAMES[d]: list(codes) for d, codes in self.missing.items()},
            "problems": [{"kind": p.kind.value, "where": p.where, "code": p.code, "message": p.message} for p in self.problems],
        }

    def _problem_lines(self) -> list[str]:
        lines = [f"{problem.where}: {problem.message}" for problem in self.problems[:LISTED]]
        if len(self.problems) > LISTED:
            lines.append(_("… dan %(count)d masalah lagi.") % {"count": len(self.problems) - LISTED})
        return lines

    def _missing_lines(self) -> list[str]:
        lines = []
        for depth, codes in self.missing.items():
            if codes:
                listed = ", ".join(codes[:LISTED]) + (" …" if len(codes) > LISTED else "")
                lines.append(
                    _("%(count)d %(level)s belum punya batas: %(codes)s")
                    % {"count": len(codes), "level": DEPTH_NAMES[depth], "codes": listed}
                )
        return lines
