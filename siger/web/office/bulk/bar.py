"""What the list offers for the rows that are ticked."""

from typing import Any, Final

from siger.desk.bulk.verbs import BULK_VERBS, verbs_for
from siger.web.office.access import OfficeRequest

_KEYS: Final = {"assign": "a", "as_suggested": "s", "merge": "g", "request_info": "i", "answer": "r"}
_PAGING: Final = ("sesudah", "sebelum")


def bulk_bar(request: OfficeRequest) -> dict[str, Any]:
    """No statement; nothing for who only reads."""
    query = request.GET.copy()
    for name in _PAGING:
        query.pop(name, None)
    verbs = [{"name": name, "word": BULK_VERBS[name].word, "key": _KEYS.get(name, "")} for name in verbs_for(request.actor)]
    return {"bulk_verbs": verbs, "saringan": query.urlencode()}
