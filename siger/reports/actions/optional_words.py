"""Words that may be left out."""

from siger.reports.moving import require_words


def optional_words(field: str, words: str) -> str:
    """Empty stays empty; anything else obeys the rules of `require_words`."""
    return require_words(field, words, least=1) if words.strip() else ""
