"""One suggestion as the page shows it."""

from dataclasses import dataclass

from siger.reports.states import Verb


@dataclass(frozen=True, slots=True)
class Suggestion:
    """`title` is what would be done, `reason` why, in words that a person can check. `url` opens the form of the verb, filled; nothing
    happens by itself. `key` is the letter that takes it: sends `verb` with `fields` as if the form had been filled so, or opens the form
    where `verb` is None, since a person must look or write first. `likely` is 0 to 1, None where no honest figure exists.
    """

    kind: str
    title: str
    reason: str
    url: str
    key: str = ""
    likely: float | None = None
    verb: Verb | None = None
    fields: tuple[tuple[str, str], ...] = ()
