"""What reports does by the clock."""

from datetime import timedelta

from siger.core.jobs.schedule import periodically
from siger.reports.photos.discarding import sweep_orphans


@periodically("41 * * * *", name="siger.reports.sweep_photos")
def sweep_photos() -> None:
    """A photo may wait a day until its form is right; two hours more than that."""
    sweep_orphans(timedelta(hours=26))
