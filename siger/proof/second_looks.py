"""Second looks: which approvals are looked at again, and by whom."""

from typing import Final

from django.conf import settings
from django.db import transaction

from siger.core.clock import now
from siger.core.crypto import blind_index
from siger.proof.drawing import draw_another
from siger.proof.models import SecondLook
from siger.reports.loading import reports_with_owner
from siger.reports.models import Report, TimelineEntry
from siger.reports.states import State

USUAL_SHARE: Final = 0.05


def share() -> float:
    """How many of the approvals are looked at again; `[proof] second_look` of the installation, from 0 to 1."""
    told = settings.INSTALLATION.raw.get("proof", {}).get("second_look", USUAL_SHARE)
    return min(1.0, max(0.0, float(told))) if isinstance(told, int | float) else USUAL_SHARE


def is_chosen(entry: TimelineEntry) -> bool:
    """By chance that nobody can foresee: of the entry's digest, which has random salt, under the installation's key. Always the same."""
    mark = blind_index("second look", f"{entry.report_id}|{entry.seq}|{bytes(entry.digest).hex()}")
    return int.from_bytes(mark[:8], "big") < share() * 2**64


@transaction.atomic
def choose(report_id: int, seq: int) -> SecondLook | None:
    """The second look at the approval of entry `seq`, if it is chosen; made once. Counts no version: whoever is writing loses nothing."""
    entry = TimelineEntry.objects.filter(report_id=report_id, seq=seq).first()
    if entry is None or not is_chosen(entry):
        return None
    report = reports_with_owner().select_for_update(of=("self",)).get(pk=report_id)
    looker = draw_another(report, without=_known(entry.user_id))
    look, new = SecondLook.objects.get_or_create(
        report=report,
        seq=seq,
        defaults={"first_id": entry.user_id, "first_agency_id": entry.agency_id, "looker_id": looker, "chosen_at": now()},
    )
    if new:
        give(report, looker)
    return look


def give(report: Report, looker: int | None) -> None:
    """While the reporter is asked the report itself says who looks again, and with that who may overturn."""
    if report.state == State.RESOLVED:
        Report.objects.filter(pk=report.pk).update(validator_id=looker)


def _known(user_id: int | None) -> tuple[int, ...]:
    return () if user_id is None else (user_id,)
