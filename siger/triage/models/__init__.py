"""Tables of triage, one a file."""

from siger.triage.models.route import Route

__all__ = ["Route"]
