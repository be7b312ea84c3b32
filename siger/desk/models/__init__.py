"""Tables of the desk."""

from siger.desk.models.note import Mention, Note
from siger.desk.models.presence import Presence
from siger.desk.models.reply_template import ReplyTemplate
from siger.desk.models.seen import Seen
from siger.desk.models.shift import ShiftHandover
from siger.desk.models.tag import Tag, Tagging

__all__ = ["Mention", "Note", "Presence", "ReplyTemplate", "Seen", "ShiftHandover", "Tag", "Tagging"]
