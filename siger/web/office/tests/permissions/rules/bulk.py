"""Many reports at once, and lists that are taken out: each its owner's alone."""

from datetime import timedelta

from django.utils import timezone

from siger.core.storage import exports, random_name, write_whole
from siger.desk.actions.choose_reports import choose_reports
from siger.desk.models import Export, ExportState
from siger.web.office.tests.permissions.rule import EVERYONE, Rule, Things


def run(things: Things) -> dict[str, object]:
    chosen = [(things.work.pk, things.work.version)]
    return {"public_id": choose_reports(actor=things.world.dispatcher, verb="publish", chosen=chosen).public_id}


def export(things: Things) -> dict[str, object]:
    """The dispatcher's, ready."""
    at, path = timezone.now(), random_name()
    write_whole(exports(), path, [b"Nomor"])
    made = Export.objects.create(
        asked_by=things.world.users["dispatcher"], form="csv", wanted={"view": "all"}, state=ExportState.READY, total=1, path=path,
        asked_at=at, touched_at=at, expires_at=at + timedelta(hours=1),
    )  # fmt: skip
    return {"public_id": made.public_id}


RULES = [
    Rule("bulk", EVERYONE),
    Rule("bulk-count", EVERYONE),
    Rule("bulk-going-on", EVERYONE),
    Rule("bulk-run", frozenset({"dispatcher"}), run),
    Rule("exports", EVERYONE),
    Rule("exports-progress", EVERYONE),
    Rule("export-file", frozenset({"dispatcher"}), export),
    Rule("cancel-export", frozenset({"dispatcher"}), export, posted=True),
    Rule("bulk-progress", frozenset({"dispatcher"}), run),
]
