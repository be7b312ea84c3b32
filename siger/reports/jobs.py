"""What reports does by the clock."""

from datetime import timedelta

from siger.core.jobs.schedule import periodically
from siger.reports.attachments.checking import check_forgotten_files
from siger.reports.closing import close_overdue, remind_reporters
from siger.reports.photos.backfilling import trace_older_photos
from siger.reports.photos.covering import draw_forgotten_covers
from siger.reports.photos.discarding import sweep_orphans
from siger.reports.photos.waiting import requeue_waiting_photos
from siger.reports.quarantine import empty_quarantine
from siger.reports.referrals import remind_of_referrals
from siger.reports.successions import resume_successions

periodically("*/10 * * * *", name="siger.reports.close_overdue")(close_overdue)
periodically("5-59/10 * * * *", name="siger.reports.remind_reporters")(remind_reporters)
periodically("17 * * * *", name="siger.reports.remind_of_referrals")(remind_of_referrals)
periodically("12-59/15 * * * *", name="siger.reports.resume_successions")(resume_successions)
periodically("3-59/10 * * * *", name="siger.reports.requeue_waiting_photos")(requeue_waiting_photos)
periodically("8-59/10 * * * *", name="siger.reports.trace_older_photos")(trace_older_photos)
periodically("9-59/10 * * * *", name="siger.reports.draw_forgotten_covers")(draw_forgotten_covers)
periodically("4-59/10 * * * *", name="siger.reports.check_forgotten_files")(check_forgotten_files)
periodically("33 2 * * *", name="siger.reports.empty_quarantine")(empty_quarantine)


@periodically("41 * * * *", name="siger.reports.sweep_photos")
def sweep_photos() -> None:
    """A photo may wait a day until its form is right; two hours more than that."""
    sweep_orphans(timedelta(hours=26))
