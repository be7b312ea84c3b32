"""Steps of a report that those who follow it are told, each in a few words for a subject line. They say nothing of its content."""

from typing import Final

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from siger.reports.events import (
    ClosedSilently,
    ReportAnswered,
    ReportAssigned,
    ReportCameBack,
    ReportConfirmed,
    ReportDisputed,
    ReportEvent,
    ReportReferred,
    ReportRejected,
    ReportReopened,
    ReportTransferred,
    ReportUpheld,
    ReportWithdrawn,
    WorkOverturned,
    WorkScheduled,
    WorkStarted,
    WorkValidated,
)
from siger.reports.states import State

HAPPENED: Final[dict[type[ReportEvent], tuple[Promise, State | None]]] = {
    ReportAssigned: (_("diteruskan ke instansi"), None),
    ReportTransferred: (_("pindah ke instansi lain"), None),
    WorkStarted: (_("mulai dikerjakan"), None),
    WorkScheduled: (_("sudah dijadwalkan"), None),
    WorkValidated: (_("dinyatakan selesai"), State.RESOLVED),
    ReportAnswered: (_("sudah dijawab"), State.RESOLVED),
    ReportDisputed: (_("dikerjakan lagi"), State.IN_PROGRESS),
    WorkOverturned: (_("dikerjakan lagi"), State.IN_PROGRESS),
    ReportReopened: (_("dibuka lagi"), State.IN_PROGRESS),
    ReportConfirmed: (_("selesai, dibenarkan pelapornya"), State.CLOSED),
    ClosedSilently: (_("ditutup tanpa bantahan"), State.CLOSED),
    ReportUpheld: (_("ditutup, disengketakan"), State.CLOSED),
    ReportReferred: (_("dirujuk ke instansi lain"), State.REFERRED),
    ReportCameBack: (_("kembali dari rujukan"), None),
    ReportRejected: (_("tidak dapat ditindaklanjuti"), State.REJECTED),
    ReportWithdrawn: (_("ditarik pelapornya"), State.CLOSED),
}
"""With the state in which it must still be for the message to make sense."""

DONE: Final = frozenset({WorkValidated, ReportAnswered, ReportConfirmed, ClosedSilently, ReportUpheld})
"""After these whoever sent a merged report may say that it is not fixed; after a rejection they may appeal."""
