"""attach_file: letters and other papers as PDF, by whoever has to do with a report."""

from collections.abc import Sequence
from typing import Final

from django.db import transaction
from django.utils.translation import gettext as _

from siger.core.clock import now
from siger.core.errors import Invalid
from siger.core.events import publish
from siger.people.actors import Actor
from siger.people.roles import Role
from siger.reports.attachments.incoming import FIELD, IncomingFile, clean_name
from siger.reports.categories import Visibility
from siger.reports.loading import lock_report
from siger.reports.models import Attachment, Audience, Report
from siger.reports.moving import add_entry, event_for, require_step
from siger.reports.states import Verb

MOST_AT_ONCE: Final = 3
MOST: Final = 20
_NAMELESS: Final = frozenset({Visibility.ANONYMOUS, Visibility.WHISTLEBLOWING})


@transaction.atomic
def attach_file(*, actor: Actor, report_id: int, files: Sequence[IncomingFile], internal: bool = False) -> Report:
    """Add stored `files`. Fits any version. `internal` keeps them in the office. Nobody gets one before it was checked.

    Of a reporter who stays unknown neither the name of the file nor the account is kept. Raises Invalid for none or too many.
    """
    report = lock_report(actor, report_id, None)
    allowed = require_step(actor, report, Verb.ATTACH)
    if not 0 < len(files) <= MOST_AT_ONCE:
        raise Invalid({FIELD: _("Pilih satu sampai %(most)d berkas PDF.") % {"most": MOST_AT_ONCE}})
    if Attachment.objects.filter(report=report).count() + len(files) > MOST:
        raise Invalid({FIELD: _("Laporan ini sudah punya %(most)d lampiran. Tulis isinya sebagai keterangan.") % {"most": MOST}})
    by_reporter, at = allowed.role is Role.REPORTER, now()
    nameless = by_reporter and report.visibility in _NAMELESS
    office_only = internal and not by_reporter
    Attachment.objects.bulk_create(
        Attachment(
            report=report,
            office_only=office_only,
            by_reporter=by_reporter,
            name=clean_name("") if nameless else one.name,
            path=one.path,
            bytes=one.bytes,
            sha256=one.sha256,
            uploaded_by_id=None if by_reporter else actor.user_id,
            created_at=at,
        )
        for one in files
    )
    audience = Audience.OFFICE if office_only else Audience.REPORTER
    data = {"files": [one.sha256.hex() for one in files]}
    entry = add_entry(report, Verb.ATTACH, allowed, actor=actor, data=data, audience=audience, at=at)
    report.save(update_fields=["entries", "head"])
    publish(event_for(entry))
    return report
