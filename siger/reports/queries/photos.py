"""One photo, for whoever may see it. `version` is that of its cover which the address says: an earlier one is no address any more."""

import uuid

from siger.core.errors import NotFound
from siger.people.actors import Actor
from siger.reports.loading import reports_with_owner
from siger.reports.models import SHOWN_TO_ALL, Photo
from siger.reports.permissions import is_public, may_see


def photo_for_all(public_id: uuid.UUID, version: int) -> Photo | None:
    """A photo that everyone may see now: of a published report, of a kind that is shown, and not hidden. One statement."""
    photo = Photo.objects.select_related("report").filter(public_id=public_id, cover=version, hidden=False, kind__in=SHOWN_TO_ALL).first()
    return photo if photo is not None and is_public(photo.report) else None


def photo_for(actor: Actor, public_id: uuid.UUID, version: int) -> Photo:
    """A photo of a report towards which `actor` has a role. Two statements. Raises NotFound for all others."""
    photo = Photo.objects.filter(public_id=public_id, cover=version).first()
    report = reports_with_owner().filter(pk=photo.report_id).first() if photo else None
    if photo is None or report is None or not may_see(actor, report):
        raise NotFound
    return photo
