"""What a line of the log may hold: places in the program, never people's words.

Exceptions are named with the way to them, without their message: a database error quotes the row, a ValueError what somebody typed. Some
addresses are keys (secret links, links in messages, password resets), and a refused request names the page that it came from: both are
covered, whoever wrote the line.
"""

import logging
import re
import traceback
from types import TracebackType
from typing import Any, Final

_KEYS: Final = re.compile(r"(/(?:s|k|akun/password/reset/key|akun/confirm-email)/)[^\s\"'?#]+")
_ORIGIN: Final = re.compile(r"((?:Referer|Origin) checking failed)[^:]*?- \S+")

# Their messages are about the program or the machine, not about data.
_HARMLESS: Final = (ImportError, AttributeError, NameError, NotImplementedError, MemoryError, RecursionError)

LONGEST_CHAIN: Final = 20

ExceptionInfo = tuple[type[BaseException], BaseException, TracebackType | None] | tuple[None, None, None]


class LogLines(logging.Formatter):
    """The formatter of every line."""

    def format(self, record: logging.LogRecord) -> str:
        return covered(super().format(record))

    def formatException(self, ei: ExceptionInfo) -> str:  # noqa: N802 - named by logging
        return "\n".join(_told(ei[1])) if ei[1] is not None else ""


def covered(line: str) -> str:
    """`line` without keys in addresses and without the page that a request came from."""
    return _ORIGIN.sub(r"\1", _KEYS.sub(r"\1…", line))


def _told(error: BaseException) -> list[str]:
    """The chain of exceptions, the cause first, each with its frames and what may be said of it."""
    told: list[str] = []
    for one in reversed(_chain(error)):
        frames = "".join(traceback.format_tb(one.__traceback__)).rstrip()
        told += [*(["then:"] if told else []), *([frames] if frames else []), _named(one)]
    return told


def _chain(error: BaseException) -> list[BaseException]:
    """`error` and what led to it, the last first. An exception that several threads were handed may lead to itself: each is told once."""
    chain: list[BaseException] = []
    before: BaseException | None = error
    while before is not None and all(before is not one for one in chain) and len(chain) < LONGEST_CHAIN:
        chain.append(before)
        before = before.__cause__ or (None if before.__suppress_context__ else before.__context__)
    return chain


def _named(error: BaseException) -> str:
    name = f"{type(error).__module__}.{type(error).__qualname__}"
    known: list[Any] = [getattr(error, "sqlstate", None), getattr(error, "errno", None)]
    if isinstance(error, _HARMLESS):
        known.append(error)
    said = " ".join(str(one) for one in known if one is not None)
    return f"{name}: {said}" if said else name
