"""Tables of the desk."""

from siger.desk.models.presence import Presence
from siger.desk.models.seen import Seen

__all__ = ["Presence", "Seen"]
