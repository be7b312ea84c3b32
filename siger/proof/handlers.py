"""What proof does on events: a photo of the work is checked as soon as it is decoded, and anew when the report's place moved; what is
judged is written down, and some of what is approved is looked at again.
"""

from siger.core.events import listens
from siger.proof.checking.answers import PROOF, check_photo
from siger.proof.judging import record
from siger.proof.models import Judged
from siger.proof.second_looks import choose
from siger.reports.events import ReportDisputed, ReportRelocated, WorkOverturned, WorkReturned, WorkValidated
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


@listens(WorkValidated)
def record_approval(event: WorkValidated) -> None:
    record(event.report_id, event.seq, Judged.VALIDATED)


@listens(WorkValidated)
def choose_second_look(event: WorkValidated) -> None:
    choose(event.report_id, event.seq)


@listens(WorkReturned)
def record_return(event: WorkReturned) -> None:
    record(event.report_id, event.seq, Judged.RETURNED)


@listens(WorkOverturned)
def record_overturn(event: WorkOverturned) -> None:
    record(event.report_id, event.seq, Judged.OVERTURNED)


@listens(ReportDisputed)
def record_dispute(event: ReportDisputed) -> None:
    record(event.report_id, event.seq, Judged.DISPUTED, work_id=event.main_id)
