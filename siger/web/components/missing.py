"""What a validator found missing, in one line: the list first, then what was written."""

from collections.abc import Mapping
from typing import Any

from siger.reports.missing import missing_words


def found_missing(data: Mapping[str, Any]) -> str:
    """From the payload of a timeline entry; only the reason of any other step."""
    listed = ". ".join(missing_words(data.get("missing") or ()))
    return ". ".join(part for part in (listed, str(data.get("reason") or "").strip()) if part)
