"""Reads.

Each takes `actor` (or is public by its name) and returns only what the actor may see, as plain rows; a page carries rows and a cursor.
"""
