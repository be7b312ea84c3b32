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
    before = error.__cause__ or (None if error.__suppress_context__ else error.__context__)
    told = [*_told(before), "then:"] if before is not None else []
    frames = "".join(traceback.format_tb(error.__traceback__)).rstrip()
    return [*told, *([frames] if frames else []), _named(error)]


def _named(error: BaseException) -> str:
    name = f"{type(error).__module__}.{type(error).__qualname__}"
    known: list[Any] = [getattr(error, "sqlstate", None), getattr(error, "errno", None)]
    if isinstance(error, _HARMLESS):
        known.append(error)
    said = " ".join(str(one) for one in known if one is not None)
    return f"{name}: {said}" if said else name
