"""What reports tells the packages above it. One event a verb; ids only, the listener reads what it may."""

from dataclasses import dataclass
from typing import Final

from siger.core.events import Event
from siger.reports.states import Verb


@dataclass(frozen=True, kw_only=True)
class ReportEvent(Event):
    """`seq` is the timeline entry that tells it. Jobs of one report never run at the same time."""

    report_id: int
    seq: int

    @property
    def lock(self) -> str | None:
        return f"report:{self.report_id}"


class ReportSubmitted(ReportEvent): ...


class InfoRequested(ReportEvent): ...


class InfoSupplied(ReportEvent): ...


class ClosedIncomplete(ReportEvent): ...


class ReportAssigned(ReportEvent): ...


class ReportTransferred(ReportEvent): ...


class ReportOffered(ReportEvent): ...


class ReportTakenOver(ReportEvent): ...


class OfferReturned(ReportEvent): ...


class OfferCalledOff(ReportEvent): ...


class ReportSentUp(ReportEvent): ...


class ReportSucceeded(ReportEvent):
    """The agency in charge was dissolved; another follows it."""


class ReferralReminded(ReportEvent):
    """An answer from outside has not come by its day."""


class ReportEntrusted(ReportEvent):
    """Somebody of the desk in hand, or one of its crews, looks after it from now on; or nobody in particular."""


class ReportAccepted(ReportEvent): ...


class WorkStarted(ReportEvent): ...


class WorkScheduled(ReportEvent): ...


class ProofSubmitted(ReportEvent): ...


class ReportAnswered(ReportEvent): ...


class WorkValidated(ReportEvent): ...


class WorkReturned(ReportEvent): ...


class WorkOverturned(ReportEvent):
    """A second look found that work was approved which is not done."""


class HandedBack(ReportEvent): ...


class ReportConfirmed(ReportEvent): ...


@dataclass(frozen=True, kw_only=True)
class ReportDisputed(ReportEvent):
    """`main_id` is the report that it followed until then, whose work is disputed."""

    main_id: int | None = None


class ReportUpheld(ReportEvent): ...


class ClosedSilently(ReportEvent): ...


class ReportReopened(ReportEvent): ...


class ReportWithdrawn(ReportEvent): ...


class ReportReferred(ReportEvent): ...


class ReportCameBack(ReportEvent): ...


class ReportRejected(ReportEvent): ...


class ReportAppealed(ReportEvent): ...


class ReportReclassified(ReportEvent): ...


class ReportRelocated(ReportEvent): ...


class ReportPublished(ReportEvent): ...


class ReportUnpublished(ReportEvent): ...


class ReportMerged(ReportEvent):
    """It follows another report from now on, or another one than before."""


class ReportUnmerged(ReportEvent): ...


class ReportSplit(ReportEvent):
    """Part of it became a report of its own; the payload names its number."""


@dataclass(frozen=True, kw_only=True)
class ReportSupported(ReportEvent):
    """Somebody else has the same problem and wants to hear of it; `seq` is the last entry at that time."""

    support_id: int


class PhotoHidden(ReportEvent):
    """A photo was kept from the public, or shown to it again; the payload says which."""


class CommentAdded(ReportEvent): ...


class FileAttached(ReportEvent):
    """A file lies in private storage and waits to be checked."""


class IdentityLookedAt(ReportEvent): ...


class PhotoCoverChanged(ReportEvent):
    """Another part of a photo is covered from now on; its pictures are drawn by the listener."""


class OriginalLookedAt(ReportEvent): ...


class DueMoved(ReportEvent):
    """A due date moved without anybody having taken a step for it; the payload says from when to when and why."""


class ReportEscalated(ReportEvent):
    """A report is late, and somebody above is told; the payload says who."""


class ClosingSoon(ReportEvent):
    """The reporter's time to confirm ends within two days; `seq` is the entry by which it was resolved."""


class InfoStillMissing(ReportEvent):
    """The reporter's time to answer a question ends within two days; `seq` is the entry by which it was asked."""


EVENT_OF: Final[dict[Verb, type[ReportEvent]]] = {
    Verb.SUBMIT: ReportSubmitted,
    Verb.REQUEST_INFO: InfoRequested,
    Verb.SUPPLY_INFO: InfoSupplied,
    Verb.CLOSE_INCOMPLETE: ClosedIncomplete,
    Verb.ASSIGN: ReportAssigned,
    Verb.TRANSFER: ReportTransferred,
    Verb.OFFER: ReportOffered,
    Verb.TAKE_OVER: ReportTakenOver,
    Verb.RETURN_OFFER: OfferReturned,
    Verb.CALL_OFF: OfferCalledOff,
    Verb.SEND_UP: ReportSentUp,
    Verb.SUCCEED: ReportSucceeded,
    Verb.REMIND: ReferralReminded,
    Verb.ENTRUST: ReportEntrusted,
    Verb.ACCEPT: ReportAccepted,
    Verb.START: WorkStarted,
    Verb.SCHEDULE: WorkScheduled,
    Verb.SUBMIT_PROOF: ProofSubmitted,
    Verb.ANSWER: ReportAnswered,
    Verb.VALIDATE: WorkValidated,
    Verb.RETURN_WORK: WorkReturned,
    Verb.OVERTURN: WorkOverturned,
    Verb.HAND_BACK: HandedBack,
    Verb.CONFIRM: ReportConfirmed,
    Verb.DISPUTE: ReportDisputed,
    Verb.UPHOLD: ReportUpheld,
    Verb.AUTO_CLOSE: ClosedSilently,
    Verb.REOPEN: ReportReopened,
    Verb.WITHDRAW: ReportWithdrawn,
    Verb.REFER: ReportReferred,
    Verb.COME_BACK: ReportCameBack,
    Verb.REJECT: ReportRejected,
    Verb.APPEAL: ReportAppealed,
    Verb.MERGE: ReportMerged,
    Verb.UNMERGE: ReportUnmerged,
    Verb.SPLIT: ReportSplit,
    Verb.SUPPORT: ReportSupported,
    Verb.RECLASSIFY: ReportReclassified,
    Verb.RELOCATE: ReportRelocated,
    Verb.PUBLISH: ReportPublished,
    Verb.UNPUBLISH: ReportUnpublished,
    Verb.HIDE_PHOTO: PhotoHidden,
    Verb.COVER_PHOTO: PhotoCoverChanged,
    Verb.COMMENT: CommentAdded,
    Verb.ATTACH: FileAttached,
    Verb.LOOK_AT_IDENTITY: IdentityLookedAt,
    Verb.LOOK_AT_ORIGINAL: OriginalLookedAt,
    Verb.MOVE_DUE: DueMoved,
    Verb.ESCALATE: ReportEscalated,
}


@dataclass(frozen=True, kw_only=True)
class PhotoReceived(Event):
    """A photo lies in private storage and waits to be decoded."""

    photo_id: int
