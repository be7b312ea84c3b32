"""Reads of days, policies and runs, each for an actor."""
