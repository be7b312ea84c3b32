"""What can go wrong with the private database, in words for the person at the terminal."""

from __future__ import annotations


class DatabaseTrouble(Exception):
    """The private database cannot be used. The text says what happened and what to do."""


class AlreadyRunning(DatabaseTrouble):
    """Another process of ours owns this state directory."""
