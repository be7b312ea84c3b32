"""The script that answers in place of the network. It is served from the field's own folder, because that is all it may answer for."""

from django.conf import settings
from django.contrib.staticfiles import finders
from django.contrib.staticfiles.storage import staticfiles_storage
from django.http import HttpResponse
from django.views.decorators.http import require_safe

from siger.core.errors import NotFound
from siger.web.components.tags import asset
from siger.web.office.access import OfficePermission, OfficeRequest, office_page


@office_page(permission=OfficePermission.FIELD)
@require_safe
def field_script(request: OfficeRequest) -> HttpResponse:
    """Raises NotFound in an installation whose front end was not built."""
    return HttpResponse(_built(), content_type="text/javascript; charset=utf-8")


def _built() -> bytes:
    name = asset("src/field-worker.ts").removeprefix(settings.STATIC_URL)
    found = finders.find(name)
    if isinstance(found, str):
        with open(found, "rb") as source:
            return source.read()
    if not staticfiles_storage.exists(name):
        raise NotFound
    with staticfiles_storage.open(name) as stored:
        return bytes(stored.read())
