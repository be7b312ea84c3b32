"""PDF files of a report, for its reporter."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from django.http import FileResponse, HttpRequest
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from siger.people.actors import Actor
from siger.reports.queries.attachments import FileRow, file_for, files_of
from siger.reports.queries.pages import ReportPage
from siger.reports.states import Verb
from siger.web.attached_files import saved_file
from siger.web.citizen.links import citizen_actor
from siger.web.permission_marks import for_reporters
from siger.web.photo_addresses import REPORTERS_FILES, require_signed, signed_file_address


@for_reporters
@never_cache
@require_safe
def reporters_file(request: HttpRequest, public_id: UUID) -> FileResponse:
    """To be saved, at an address that we signed. Raises NotFound for all but the reporter, and for what is the office's own."""
    require_signed(request)
    return saved_file(file_for(citizen_actor(request), public_id))


def shown_files(actor: Actor, page: ReportPage) -> list[dict[str, Any]]:
    """For the template. No statement where the timeline tells of none."""
    if not page.is_reporter or not any(row.verb == Verb.ATTACH for row in page.timeline):
        return []
    return file_words(files_of(actor, page.report), REPORTERS_FILES)


def file_words(rows: Sequence[FileRow], folder: str) -> list[dict[str, Any]]:
    return [{"row": row, "href": signed_file_address(folder, row.public_id)} for row in rows]
