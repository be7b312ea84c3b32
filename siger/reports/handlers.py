"""What reports does on events. It listens to its own only: a photo that was received is decoded in the worker."""

from siger.core.events import listens
from siger.reports.events import PhotoReceived
from siger.reports.photos.process import process_photo


@listens(PhotoReceived, atomic=False)
def decode_received_photo(event: PhotoReceived) -> None:
    """Decoding takes up to seconds and stays outside any transaction; `process_photo` is idempotent by the photo's state."""
    process_photo(event.photo_id)
