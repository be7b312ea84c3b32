"""Names of the installation's regions that hold a word of the lexicon: "Sawah Lama" must not be read as a rice field."""

import threading
import time
from collections.abc import Iterable, Mapping
from typing import Final

from siger.regions.models import Region
from siger.triage.category.lexicon_files import lexicon
from siger.triage.category.matching import forms_of
from siger.triage.category.words import words_of

Names = Mapping[str, tuple[tuple[str, ...], ...]]

KEPT_S: Final = 3_600.0
"""Regions change with a decree; an hour late does no harm."""

_lock = threading.Lock()
_held: tuple[float, Names] | None = None


def region_names() -> Names:
    """By their first word. One statement an hour in a process."""
    global _held  # noqa: PLW0603 - one table per process is the point
    held = _held
    if held is not None and time.monotonic() - held[0] < KEPT_S:
        return held[1]
    with _lock:
        names = misleading_names(Region.objects.filter(active=True, name__contains=" ").values_list("name", flat=True).distinct())
        _held = (time.monotonic(), names)
    return names


def forget_region_names() -> None:
    """The next question reads them again."""
    global _held  # noqa: PLW0603 - one table per process is the point
    _held = None


def misleading_names(names: Iterable[str]) -> Names:
    """Those of several words with a word that weighs."""
    held = lexicon()
    found: dict[str, set[tuple[str, ...]]] = {}
    for name in names:
        words = tuple(word.text for word in words_of(name) if not word.is_end)
        if len(words) > 1 and any(form in held.alone for word in words for form in forms_of(word, held)):
            found.setdefault(words[0], set()).add(words)
    return {first: tuple(sorted(of, key=len, reverse=True)) for first, of in found.items()}
