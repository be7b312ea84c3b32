"""What a check found."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum


class Status(StrEnum):
    OK = "ok"
    WARN = "warn"
    FAIL = "fail"


@dataclass(frozen=True, slots=True)
class Finding:
    """`subject` is stable for machines; `words` says what was seen, `mend` what to do about it (empty when all is well)."""

    subject: str
    status: Status
    words: str
    mend: str = ""


Check = Callable[[], list[Finding]]


def well(subject: str, words: str) -> list[Finding]:
    return [Finding(subject, Status.OK, words)]


def doubtful(subject: str, words: str, mend: str) -> list[Finding]:
    return [Finding(subject, Status.WARN, words, mend)]


def broken(subject: str, words: str, mend: str) -> list[Finding]:
    return [Finding(subject, Status.FAIL, words, mend)]


def look(subject: str, check: Check) -> list[Finding]:
    """Run one check. One that itself breaks is a finding too: the others must still be shown."""
    try:
        return check()
    except Exception as error:  # whatever it is, the person should read it beside the other findings
        return broken(
            subject,
            f"The check itself broke: {type(error).__name__}: {error}",
            "See the log; if the database is named above, mend that first.",
        )
