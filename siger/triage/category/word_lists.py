"""Lists of words by kind, from `word_lists.toml`."""

import tomllib
from functools import cache
from importlib.resources import files


def word_list(kind: str) -> frozenset[str]:
    """The words of one kind. KeyError for a kind that there is not."""
    return _lists()[kind]


@cache
def _lists() -> dict[str, frozenset[str]]:
    held = tomllib.loads((files(__package__) / "word_lists.toml").read_text(encoding="utf-8"))
    return {kind: frozenset(str(words).split()) for kind, words in held.items()}
