"""Tables of the proof, one a file."""

from siger.proof.models.photo_check import CheckKind, PhotoCheck, Verdict

__all__ = ["CheckKind", "PhotoCheck", "Verdict"]
