"""Tables of reports, one a file."""

from siger.reports.models.attachment import Attachment, FileState
from siger.reports.models.contact_search import ContactSearch
from siger.reports.models.handover import Handover, HandoverOutcome
from siger.reports.models.identity_look import IdentityLook
from siger.reports.models.original_look import OriginalLook
from siger.reports.models.photo import SHOWN_TO_ALL, Capture, Photo, PhotoKind, PhotoState
from siger.reports.models.photo_cover import PhotoCover
from siger.reports.models.photo_trace import PhotoMark, PhotoTrace
from siger.reports.models.quarantined import Decision, Quarantined
from siger.reports.models.rating import Rating
from siger.reports.models.referral import Referral
from siger.reports.models.report import Certainty, PositionSource, Report
from siger.reports.models.reporter import Reporter
from siger.reports.models.service import Service
from siger.reports.models.succession import Succession
from siger.reports.models.support import Support
from siger.reports.models.timeline_entry import Audience, TimelineEntry

__all__ = [
    "SHOWN_TO_ALL",
    "Attachment",
    "Audience",
    "Capture",
    "Certainty",
    "ContactSearch",
    "Decision",
    "FileState",
    "Handover",
    "HandoverOutcome",
    "IdentityLook",
    "OriginalLook",
    "Photo",
    "PhotoCover",
    "PhotoKind",
    "PhotoMark",
    "PhotoState",
    "PhotoTrace",
    "PositionSource",
    "Quarantined",
    "Rating",
    "Referral",
    "Report",
    "Reporter",
    "Service",
    "Succession",
    "Support",
    "TimelineEntry",
]
