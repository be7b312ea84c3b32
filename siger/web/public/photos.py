"""Pictures, for whoever may see them."""

import uuid

from django.http import FileResponse, HttpRequest
from django.http.response import HttpResponseBase
from django.views.decorators.http import require_safe

from siger.core.errors import NotFound
from siger.reports.photos.parts import Size
from siger.reports.photos.serving import MEDIA_TYPE, open_variant
from siger.reports.queries.photos import photo_for, photo_for_all
from siger.web.citizen.links import citizen_actor
from siger.web.permission_marks import open_to_all
from siger.web.photo_addresses import require_signed

# In the reader's own browser only: what was hidden or unpublished must not live on in a cache between us.
CACHE = "private, max-age=21600, immutable"
# Not even there: the next person at this browser is another.
NOT_FOR_ALL = "private, no-store"


@open_to_all
@require_safe
def photo(request: HttpRequest, face: tuple[uuid.UUID, int], size: str) -> HttpResponseBase:
    """A picture of a published report for everyone; any other for those with a role towards its report. Raises NotFound, also for
    an address that is not signed, or no longer."""
    if size not in set(Size):
        raise NotFound
    require_signed(request)
    shown = photo_for_all(*face)
    found = shown or photo_for(citizen_actor(request), *face)
    response = FileResponse(open_variant(found, Size(size)), content_type=MEDIA_TYPE)
    response["Cache-Control"] = CACHE if shown else NOT_FOR_ALL
    response["X-Content-Type-Options"] = "nosniff"
    return response
