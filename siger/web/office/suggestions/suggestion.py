"""One suggestion as the page shows it."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Suggestion:
    """`title` is what would be done, `reason` why, in words that a person can check. `url` opens the form of the verb, filled; nothing
    happens by itself. `key` is the letter that opens it. `likely` is 0 to 1, None where no honest figure exists.
    """

    kind: str
    title: str
    reason: str
    url: str
    key: str = ""
    likely: float | None = None
