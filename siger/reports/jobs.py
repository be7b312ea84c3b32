"""What reports does by the clock."""

from datetime import timedelta

from siger.core.jobs.schedule import periodically
from siger.reports.photos.discarding import sweep_orphans


@periodically("41 * * * *", name="siger.reports.sweep_photos")
def sweep_photos() -> None:
    """An upload is younger than two hours for as long as its form may still be being sent."""
    sweep_orphans(timedelta(hours=2))
