"""The weights that are live, in this process's memory."""

import hashlib
import logging
import threading
import time
from dataclasses import dataclass
from typing import Final

from siger.triage.category.learning.weights import DamagedWeights, Weights, unpacked
from siger.triage.models import LearnedCategories

LOOK_AGAIN_S: Final = 60.0
"""How long a process may go on with the version before."""

_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class _Held:
    version: int | None
    weights: Weights | None
    looked_at: float


_lock = threading.Lock()
_held: _Held | None = None


def live_weights() -> Weights | None:
    """None when nothing is live, or when it cannot be read: then the lexicon stands alone. One small statement a minute in a process.

    While one thread looks, the others answer from what they have.
    """
    held = _held
    if held is not None and time.monotonic() - held.looked_at < LOOK_AGAIN_S:
        return held.weights
    if not _lock.acquire(blocking=held is None):
        return held.weights if held is not None else None
    try:
        return _look_again()
    finally:
        _lock.release()


def forget_weights() -> None:
    """Look again at the next question."""
    global _held  # noqa: PLW0603 - one value for the process, replaced as a whole
    _held = None


def _look_again() -> Weights | None:
    global _held  # noqa: PLW0603 - one value for the process, replaced as a whole
    held = _held
    if held is not None and time.monotonic() - held.looked_at < LOOK_AGAIN_S:
        return held.weights  # another thread was faster
    version = LearnedCategories.objects.filter(live=True).values_list("pk", flat=True).first()
    same = held is not None and held.version == version
    weights = held.weights if same and held is not None else _read(version)
    _held = _Held(version, weights, time.monotonic())
    return weights


def _read(version: int | None) -> Weights | None:
    """A damaged version is said once, when it is met."""
    try:
        return None if version is None else weights_of(version)
    except DamagedWeights as error:
        _log.warning("the learned categories of version %s cannot be used (%s); the lexicon stands alone", version, error)
        return None


def weights_of(version: int) -> Weights:
    """Raises DamagedWeights."""
    row = LearnedCategories.objects.filter(pk=version).values_list("content", "digest").first()
    if row is None:
        raise DamagedWeights("there is no such version")
    content = bytes(row[0])
    if hashlib.sha256(content).digest() != bytes(row[1]):
        raise DamagedWeights("not the bytes that were stored")
    return unpacked(content)
