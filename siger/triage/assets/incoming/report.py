"""What an import found, as data and in words."""

from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any, Final

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

LISTED: Final = 50
"""So many problems are kept with their words; the rest is counted."""


class ProblemKind(StrEnum):
    """FILE: unreadable as a whole, or too much. PROPERTY: missing or not understood. OWNER: none such, or not yours."""

    FILE = "file"
    FEATURE = "feature"
    PROPERTY = "property"
    OWNER = "owner"
    GEOMETRY = "geometry"
    PLACE = "place"
    TWICE = "twice"


@dataclass(frozen=True, slots=True)
class Problem:
    """One reason why nothing was stored. `where` is the file and, when known, the number of the feature, from 1."""

    kind: ProblemKind
    where: str
    message: str


@dataclass(slots=True)
class Problems:
    """Collects: the first ones with their words, all of them by number."""

    listed: list[Problem] = field(default_factory=list)
    count: int = 0

    def add(self, kind: ProblemKind, where: str, message: str) -> None:
        self.count += 1
        if len(self.listed) < LISTED:
            self.listed.append(Problem(kind, where, message))


@dataclass(frozen=True, slots=True)
class Counts:
    """Things of the source: new, written anew, no longer in the files (only when the source is replaced), as they were."""

    added: int = 0
    changed: int = 0
    removed: int = 0
    unchanged: int = 0

    @property
    def any_change(self) -> bool:
        return bool(self.added or self.changed or self.removed)


@dataclass(frozen=True)
class AssetReport:
    """`counts` are what was stored or, in a dry run, would be."""

    source: str
    counts: Counts = field(default_factory=Counts)
    problems: tuple[Problem, ...] = ()
    problem_count: int = 0
    dry_run: bool = False

    @property
    def ok(self) -> bool:
        return not self.problem_count

    @property
    def changed(self) -> bool:
        return self.ok and not self.dry_run and self.counts.any_change

    def lines(self) -> list[str]:
        """What happened and what to do."""
        if not self.ok:
            return [*self._problem_lines(), _("Tidak ada yang disimpan. Perbaiki berkasnya, lalu impor lagi.")]
        counts = self.counts
        if not counts.any_change:
            return [_("Sumber “%(source)s”: semuanya sudah ada, tidak ada yang berubah.") % {"source": self.source}]
        told = _("Sumber “%(source)s”: %(added)d baru, %(changed)d diperbarui, %(removed)d dihapus, %(unchanged)d tetap.") % {
            "source": self.source,
            "added": counts.added,
            "changed": counts.changed,
            "removed": counts.removed,
            "unchanged": counts.unchanged,
        }
        return [told, _("Ini uji coba: belum ada yang disimpan.")] if self.dry_run else [told]

    def _problem_lines(self) -> list[str]:
        lines = [f"{problem.where}: {problem.message}" for problem in self.problems]
        more = self.problem_count - len(self.problems)
        if more:
            lines.append(ngettext("… dan %(n)d masalah lagi.", "… dan %(n)d masalah lagi.", more) % {"n": more})
        return lines

    def as_data(self) -> dict[str, Any]:
        """For `--json`."""
        counts = self.counts
        return {
            "ok": self.ok,
            "changed": self.changed,
            "dry_run": self.dry_run,
            "source": self.source,
            "added": counts.added,
            "updated": counts.changed,
            "removed": counts.removed,
            "unchanged": counts.unchanged,
            "problem_count": self.problem_count,
            "problems": [{"kind": one.kind.value, "where": one.where, "message": one.message} for one in self.problems],
        }
