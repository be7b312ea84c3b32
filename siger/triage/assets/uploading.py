"""The office's way of importing: a small file is tried out first, and exactly that content is stored afterwards."""

import io
from datetime import timedelta
from typing import Final
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from siger.core import clock
from siger.core.errors import Forbidden, NotFound, TooLarge
from siger.people.actors import Actor
from siger.triage.assets.importing import import_assets
from siger.triage.assets.incoming.checking import AssetFile
from siger.triage.assets.incoming.report import AssetReport
from siger.triage.assets.permissions import require_keeper
from siger.triage.models import AssetUpload

MAX_BYTES: Final = 5 * 1024 * 1024
KEPT_FOR: Final = timedelta(days=1)


@transaction.atomic
def try_out(*, actor: Actor, file_name: str, content: bytes, source: str, replace: bool) -> tuple[AssetReport, UUID | None]:
    """What an import would do; and, where it would change something, under which number it waits to be stored.

    Raises TooLarge, and like `import_assets`.
    """
    require_keeper(actor)
    if actor.user_id is None:
        raise Forbidden
    if len(content) > MAX_BYTES:
        raise TooLarge(too_large_words())
    report = _import(actor, file_name, content, source, replace=replace, dry_run=True)
    AssetUpload.objects.filter(by_id=actor.user_id).delete()
    if not (report.ok and report.counts.any_change):
        return report, None
    waiting = AssetUpload.objects.create(
        by_id=actor.user_id, at=clock.now(), source=report.source, replace=replace, file_name=file_name[:200], content=content
    )
    return report, waiting.pk


@transaction.atomic
def store_tried(*, actor: Actor, upload_id: UUID) -> AssetReport:
    """Store what the same person tried out. It is checked again: meanwhile an agency may have been closed.

    Raises NotFound when it was stored already, replaced by another, or is a day old.
    """
    require_keeper(actor)
    waiting = AssetUpload.objects.select_for_update().filter(pk=upload_id, by_id=actor.user_id, at__gte=clock.now() - KEPT_FOR).first()
    if waiting is None:
        raise NotFound(_("Uji coba ini sudah disimpan, diganti, atau lebih dari sehari. Pilih berkasnya sekali lagi."))
    report = _import(actor, waiting.file_name, bytes(waiting.content), waiting.source, replace=waiting.replace, dry_run=False)
    waiting.delete()
    return report


def forget_uploads() -> None:
    """Throw away what waited for a day."""
    AssetUpload.objects.filter(at__lt=clock.now() - KEPT_FOR).delete()


def too_large_words() -> str:
    return _("Berkas lebih besar dari 5 MB. Pecah berkasnya, atau minta pengelola server mengimpornya dengan `siger triage import-assets`.")


def _import(actor: Actor, file_name: str, content: bytes, source: str, *, replace: bool, dry_run: bool) -> AssetReport:
    files = [AssetFile(file_name, io.BytesIO(content))]
    return import_assets(actor=actor, files=files, source=source, replace=replace, dry_run=dry_run)
