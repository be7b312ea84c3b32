"""Background jobs: what keeps them from being lost.

procrastinate alone loses work: a killed worker leaves a job `doing`, an error leaves it `failed`. So every job has a retry strategy,
`stalled` gives back what a dead worker held, `failed` shows what gave up and sends it again, `pruning` throws away what is done.
Periodic work of a package stands in its `jobs.py`, declared with `schedule.periodically`.
"""

from siger.core.jobs import housekeeping  # imported with the other packages' `jobs` at start, which registers its periodic tasks

__all__ = ["housekeeping"]
