"""All checks, in the order in which one mends them."""

from __future__ import annotations

from collections.abc import Sequence

from siger.core.health import machine, readiness, safety, work
from siger.core.health.findings import Check, Finding, Status, look

NEED_DATABASE = (("migrations", readiness.migrations), ("worker", readiness.worker), ("jobs", work.jobs), ("clock", machine.clock))
NEED_NOTHING = (("storage", machine.storage), ("disk", machine.disk), ("settings", safety.unsafe_settings))


def examine(more: Sequence[tuple[str, Check]] = ()) -> list[Finding]:
    """Every finding; `more` are checks of the packages above, which need the database.

    Without a database, what stands on it is not looked at:
    its answers would only repeat the first.
    """
    found = look("database", readiness.database)
    if all(finding.status is not Status.FAIL for finding in found):
        for subject, check in (*NEED_DATABASE, *more):
            found += look(subject, check)
    for subject, check in NEED_NOTHING:
        found += look(subject, check)
    return found
