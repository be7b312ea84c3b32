"""Ctrl-C, `kill` and a closed terminal all mean the same: end in order."""

from __future__ import annotations

import contextlib
import signal
from collections.abc import Iterator
from types import FrameType
from typing import NoReturn

MEANS_STOP = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)


class Stopped(BaseException):
    """Somebody asked us to end. Not an Exception: no handler of errors may swallow it."""


@contextlib.contextmanager
def stop_on_signals() -> Iterator[None]:
    """Turn the first such signal into Stopped, wherever the block is, and the end of the block's clean-up into a quiet exit.

    Later signals are ignored: impatience must not interrupt the stop of the database. (SIGKILL still ends everything; the children notice.)
    """

    def first(number: int, frame: FrameType | None) -> NoReturn:
        for wanted in MEANS_STOP:
            signal.signal(wanted, _ignore)
        raise Stopped(signal.Signals(number).name)

    before = {wanted: signal.signal(wanted, first) for wanted in MEANS_STOP}
    try:
        yield
    except Stopped:
        raise SystemExit(0) from None
    finally:
        for wanted, handler in before.items():
            signal.signal(wanted, handler)


def _ignore(number: int, frame: FrameType | None) -> None:
    """Not SIG_IGN, which children would inherit."""
