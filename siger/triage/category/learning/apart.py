"""Learning in a process of its own, so that scikit-learn's memory is never the web's or the worker's."""

import os
import subprocess
import sys
import tempfile
import threading
from collections.abc import Callable
from pathlib import Path
from typing import IO, Final

from siger.triage.category.learning.samples import Samples
from siger.triage.category.learning.weights import DamagedWeights, Weights, unpacked

LONGEST_S: Final = 3_600
_ROOT: Final = Path(__file__).resolve().parents[4]
_COMMAND: Final = ("-E", "-s", "-m", "siger.triage.category.learning.fitting")
_ONE_THREAD: Final = dict.fromkeys(("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"), "1")
_SHOWN_TROUBLE: Final = 300

Progress = Callable[[int, int], None]


class LearningFailed(Exception):
    """The process did not bring usable weights; the message says how it ended. Nothing was changed."""


def fit_apart(samples: Samples, progress: Progress = lambda done, of: None) -> Weights:
    """Weights learned from `samples`, as the same samples always give them. `progress` hears of the steps done and of all.

    The process has low priority, one thread, no secrets and at most an hour. Raises LearningFailed.
    """
    with tempfile.TemporaryFile() as given, tempfile.TemporaryFile() as result:
        given.write(samples.packed())
        given.seek(0)
        _run(given, result, progress)
        result.seek(0)
        try:
            return unpacked(result.read())
        except DamagedWeights as error:
            raise LearningFailed(f"the result cannot be read: {error}") from error


def _run(given: IO[bytes], result: IO[bytes], progress: Progress) -> None:
    child = subprocess.Popen(  # noqa: S603 - a fixed command, the samples are its standard input
        [sys.executable, *_COMMAND],
        stdin=given,
        stdout=result,
        stderr=subprocess.PIPE,
        cwd=_ROOT,
        env={"LANG": "C.UTF-8", "PATH": os.defpath, **_ONE_THREAD},
        start_new_session=True,
        text=True,
    )
    timer = threading.Timer(LONGEST_S, child.kill)
    timer.start()
    try:
        trouble = _listen(child, progress)
        if child.wait() != 0:
            raise LearningFailed(f"the process ended with code {child.returncode} {trouble}".strip())
    finally:
        timer.cancel()
        if child.poll() is None:
            child.kill()
            child.wait()


def _listen(child: "subprocess.Popen[str]", progress: Progress) -> str:
    """Until it ends; the last line that tells of no progress."""
    trouble = ""
    for line in child.stderr or ():
        done, slash, of = line.strip().partition("/")
        if slash and done.isdigit() and of.isdigit():
            progress(int(done), int(of))
        elif line.strip():
            trouble = line.strip()[:_SHOWN_TROUBLE]
    return trouble
