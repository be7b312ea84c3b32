"""Reads: each takes the actor and returns only what the actor may see."""
