"""What the list offers for the rows that are ticked."""

from typing import Any, Final

from siger.desk.bulk.verbs import BULK_VERBS, verbs_for
from siger.web.office.access import OfficeRequest

_KEYS: Final = {"assign": "a", "as_suggested": "s", "merge": "g", "request_info": "i", "answer": "r", "tag": "#"}
_PAGING: Final = ("sesudah", "sebelum")
_IN_SIGHT: Final = 4
"""More than these, and one, stand in a menu of the bar: it must not cover the list on a phone."""


def bulk_bar(request: OfficeRequest) -> dict[str, Any]:
    """No statement; nothing for who only reads."""
    query = request.GET.copy()
    for name in _PAGING:
        query.pop(name, None)
    verbs = [{"name": name, "word": BULK_VERBS[name].word, "key": _KEYS.get(name, "")} for name in verbs_for(request.actor)]
    shown = len(verbs) if len(verbs) <= _IN_SIGHT + 1 else _IN_SIGHT
    return {"bulk_verbs": verbs[:shown], "bulk_more": verbs[shown:], "saringan": query.urlencode()}
