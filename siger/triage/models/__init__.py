"""Tables of triage, one a file."""

from siger.triage.models.asset import Asset, AssetsVersion
from siger.triage.models.asset_change import AssetChange, AssetVerb
from siger.triage.models.asset_import import AssetImport, ImportResult
from siger.triage.models.asset_upload import AssetUpload
from siger.triage.models.learned_categories import LearnedCategories
from siger.triage.models.learned_words import LearnedWords
from siger.triage.models.rule import Rule, RuleChange, RulesVersion, Stage

__all__ = [
    "Asset",
    "AssetChange",
    "AssetImport",
    "AssetUpload",
    "AssetVerb",
    "AssetsVersion",
    "ImportResult",
    "LearnedCategories",
    "LearnedWords",
    "Rule",
    "RuleChange",
    "RulesVersion",
    "Stage",
]
