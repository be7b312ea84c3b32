"""What proof does on events: a photo of the work is checked as soon as it is decoded, and anew when the report's place moved."""

from siger.core.events import listens
from siger.proof.checking.answers import PROOF, check_photo
from siger.reports.events import ReportRelocated
from siger.reports.models import Photo, PhotoState
from siger.reports.photos.events import PhotoReady


@listens(PhotoReady)
def check_ready_photo(event: PhotoReady) -> None:
    check_photo(event.photo_id)


@listens(ReportRelocated)
def check_again_after_a_move(event: ReportRelocated) -> None:
    """The distance was measured to a place that was wrong."""
    for photo_id in Photo.objects.filter(report_id=event.report_id, kind__in=PROOF, state=PhotoState.READY).values_list("pk", flat=True):
        check_photo(photo_id)
