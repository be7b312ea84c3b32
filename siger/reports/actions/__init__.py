"""Writes: one verb, one function, one file. Every one runs in a transaction and follows the same order: lock, require, change, publish.

All take `actor`, `report_id` and `seen` (the version that the actor looked at). All raise NotFound, Forbidden, VerbNotAllowed, Stale and
Invalid.
"""
