"""Attachments, and what the scanner set aside."""

from siger.reports.actions.attach_file import attach_file
from siger.reports.models import Attachment, FileState, Quarantined
from siger.web.office.tests.permissions.rule import SEE_SECRET, SEE_WORK, Rule, Things
from siger.web.photo_addresses import OFFICE_FILES, signed_file_address
from tests.world.verbs import sent_file

_ADMINISTRATOR = frozenset({"administrator"})
_WRITE_WORK = SEE_WORK - {"leader", "auditor"}
_WRITE_SECRET = SEE_SECRET - {"auditor"}


def address_of(things: Things, report: object) -> str:
    """Of a file that lies in the storage and was checked."""
    from siger.core.storage import originals, write_whole

    file = Attachment.objects.filter(report=report).first()
    if file is None:
        who = things.world.inspector if report == things.secret else things.world.dispatcher
        attach_file(actor=who, report_id=report.pk, files=[sent_file()])  # type: ignore[attr-defined]
        file = Attachment.objects.get(report=report)
        Attachment.objects.filter(pk=file.pk).update(state=FileState.READY)
    write_whole(originals(), file.path, [b"%PDF-"])
    return signed_file_address(OFFICE_FILES, file.public_id)


def set_aside(things: Things) -> dict[str, object]:
    from django.utils import timezone

    row, _new = Quarantined.objects.get_or_create(
        photo=things.photo_of(things.work), defaults={"finding": "Uji", "found_at": timezone.now()}
    )
    return {"quarantined_id": row.pk}


RULES = [
    Rule("office-attachment", SEE_WORK, address=lambda things: address_of(things, things.work)),
    Rule("office-attachment", SEE_SECRET, address=lambda things: address_of(things, things.secret), case="of whistleblowing"),
    Rule("attach-file", _WRITE_WORK, lambda things: {"number": things.work.number}, posted=True),
    Rule("attach-file", _WRITE_SECRET, lambda things: {"number": things.secret.number}, posted=True, case="of whistleblowing"),
    Rule("quarantine", _ADMINISTRATOR),
    Rule("decide-quarantine", _ADMINISTRATOR, set_aside, posted=True, data={"putusan": "hapus", "reason": "Memang virus."}),
]
