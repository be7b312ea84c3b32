"""What reports does on events. It listens to its own only: a photo that was received is decoded in the worker."""

from siger.core.events import listens
from siger.reports.attachments.checking import check_files
from siger.reports.events import FileAttached, PhotoCoverChanged, PhotoReceived
from siger.reports.photos.covering import draw_covers
from siger.reports.photos.process import process_photo


@listens(PhotoReceived, atomic=False)
def decode_received_photo(event: PhotoReceived) -> None:
    """Decoding takes up to seconds and stays outside any transaction; `process_photo` is idempotent by the photo's state."""
    process_photo(event.photo_id)


@listens(PhotoCoverChanged, atomic=False)
def draw_changed_cover(event: PhotoCoverChanged) -> None:
    """Outside any transaction like decoding; what is drawn already is left alone."""
    draw_covers(event.report_id)


@listens(FileAttached, atomic=False)
def check_attached_file(event: FileAttached) -> None:
    """The scanner is asked outside any transaction; what has its verdict is left alone."""
    check_files(event.report_id)
