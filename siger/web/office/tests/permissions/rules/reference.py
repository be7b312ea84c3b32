"""Lists that the office keeps, and what administrators watch."""

from siger.web.office.tests.permissions.rule import Rule

ADMINISTRATOR = frozenset({"administrator"})
# Inspectors are dispatchers too, of whistleblowing alone: they keep no things and no rules.
KEEPERS = frozenset({"dispatcher", "other_dispatcher", "administrator"})
# Whose territory has the city, where the thing stands.
OF_THE_CITY = frozenset({"dispatcher", "administrator"})
OVERSEE = frozenset({"dispatcher", "other_dispatcher", "inspector", "administrator", "supervisor", "secretary", "leader", "auditor"})

RULES = [
    Rule("assets", KEEPERS),
    Rule("owner-codes", KEEPERS),
    Rule("import-assets", KEEPERS),
    Rule("store-assets", frozenset({"dispatcher"}), lambda things: {"upload_id": things.upload.pk}, posted=True),
    Rule("asset", KEEPERS, lambda things: {"asset_id": things.asset.pk}),
    Rule("retire-asset", OF_THE_CITY, lambda things: {"asset_id": things.asset.pk}, posted=True),
    Rule("restore-asset", OF_THE_CITY, lambda things: {"asset_id": things.asset.pk}, posted=True),
    Rule("rules", OVERSEE),
    Rule("rule-history", OVERSEE),
    # The kabupaten's own dispatcher keeps its list, and the province's administrator all of them.
    Rule("new-rule", frozenset({"other_dispatcher", "administrator"}), lambda things: {"stage": 2, "keeper": "18.01"}),
    Rule("new-rule", ADMINISTRATOR, lambda things: {"stage": 1, "keeper": "18"}, case="of the province"),
    Rule("rule", ADMINISTRATOR, lambda things: {"rule_id": things.owner_rule.pk}),
    Rule("wandering", OVERSEE),
    Rule("closed-agencies", ADMINISTRATOR),
    Rule("successions", ADMINISTRATOR),
    Rule("successor", ADMINISTRATOR, lambda things: {"agency_id": things.closed.pk}),
    Rule("calendar", ADMINISTRATOR),
    Rule("recounts", ADMINISTRATOR),
    Rule("remove-local-day", ADMINISTRATOR, lambda things: {"day_id": things.local_day.pk}, posted=True),
    Rule("policies", ADMINISTRATOR),
    Rule("lateness", ADMINISTRATOR),
    Rule("failed-jobs", ADMINISTRATOR),
    Rule("resend-jobs", ADMINISTRATOR, posted=True),
]
