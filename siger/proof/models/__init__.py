"""Tables of the proof, one a file."""

from siger.proof.models.checklist import ChecklistItem
from siger.proof.models.field_rules import FieldRules
from siger.proof.models.photo_check import CheckKind, PhotoCheck, Verdict

__all__ = ["CheckKind", "ChecklistItem", "FieldRules", "PhotoCheck", "Verdict"]
