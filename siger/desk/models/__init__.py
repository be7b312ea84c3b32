"""Tables of the desk."""

from siger.desk.models.bulk_run import ACTIVE, OVER, BulkItem, BulkRun, ItemState, RunState
from siger.desk.models.export import Export, ExportState, Form
from siger.desk.models.note import Mention, Note
from siger.desk.models.presence import Presence
from siger.desk.models.reply_template import ReplyTemplate
from siger.desk.models.saved_view import SavedView
from siger.desk.models.seen import Seen
from siger.desk.models.shift import ShiftHandover
from siger.desk.models.tag import Tag, Tagging

__all__ = [
    "ACTIVE",
    "OVER",
    "BulkItem",
    "BulkRun",
    "Export",
    "ExportState",
    "Form",
    "ItemState",
    "Mention",
    "Note",
    "Presence",
    "ReplyTemplate",
    "RunState",
    "SavedView",
    "Seen",
    "ShiftHandover",
    "Tag",
    "Tagging",
]
