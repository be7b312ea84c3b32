"""Tables of the proof, one a file."""

from siger.proof.models.checklist import ChecklistItem
from siger.proof.models.field_rules import FieldRules
from siger.proof.models.judgement import Finding, Judged, Judgement
from siger.proof.models.photo_check import CheckKind, PhotoCheck, Verdict
from siger.proof.models.second_look import SecondLook

__all__ = ["CheckKind", "ChecklistItem", "FieldRules", "Finding", "Judged", "Judgement", "PhotoCheck", "SecondLook", "Verdict"]
