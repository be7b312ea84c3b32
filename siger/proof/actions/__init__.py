"""Writes: one verb, one function, one file."""
