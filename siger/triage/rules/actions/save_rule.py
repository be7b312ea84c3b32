"""save_rule: a rule is added, changed, moved, switched off or on, or brought back to what it was."""

from django.db import transaction
from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import gettext as _

from siger.core.errors import Invalid, NotFound, Stale
from siger.people.actors import Actor
from siger.triage.models import Rule, RuleChange, RulesVersion
from siger.triage.rules.drafts import Draft, filled
from siger.triage.rules.keeping import List, require_keeper
from siger.triage.rules.placing import arranged, listed, number_through
from siger.triage.rules.queries.history import list_version
from siger.triage.rules.ruleset import rules_changed
from siger.triage.rules.shape import CONTENT, shape_of, write_change


@transaction.atomic
def save_rule(
    *, actor: Actor, which: List, seen: int, draft: Draft, reason: str, rule_id: int | None = None, restored: bool = False
) -> Rule:
    """The rule as `draft` wants it; a new one without `rule_id`. `seen` is the version of the list that the actor looked at.

    Raises Forbidden, NotFound, Invalid, or Stale when somebody changed the list since.
    """
    require_keeper(actor, which)
    RulesVersion.objects.get_or_create(id=1)
    RulesVersion.objects.select_for_update().get(id=1)
    _require_newest(which, seen)
    words = " ".join(reason.split())
    if len(words) < 5:
        raise Invalid({"reason": _("Tulis alasannya, misalnya “lampu jalan kota diurus Dinas Perkim”.")})
    rules = listed(which.keeper, which.stage)
    rule = _rule_of(rules, rule_id)
    before = shape_of(rule) if rule.pk else None
    order = arranged(rules, filled(rule, draft, which), draft.after)
    moved = [one for one in number_through(order) if one.pk not in (None, rule.pk)]
    rule.edited = True
    if before is not None and shape_of(rule) == before:
        raise Invalid(message=_("Tidak ada yang berubah."))
    Rule.objects.bulk_update(moved, ["position"])
    rule.save()
    write_change(rule, "restore" if restored else _verb(before, rule), before, actor=actor, reason=words)
    rules_changed()
    return rule


def _rule_of(rules: list[Rule], rule_id: int | None) -> Rule:
    if rule_id is None:
        return Rule(position=0)
    found = next((one for one in rules if one.pk == rule_id), None)
    if found is None:
        raise NotFound(_("Aturan itu tidak ada di daftar ini."))
    return found


def _require_newest(which: List, seen: int) -> None:
    if seen == list_version(which.keeper):
        return
    last = RuleChange.objects.filter(keeper_id=which.keeper).order_by("-id").first()
    if last is None:
        raise Stale(_("Daftar aturan ini sudah lain dari yang Anda lihat. Isian Anda masih ada: uji lagi, lalu simpan."))
    raise Stale(
        _("%(who)s mengubah aturan %(number)d pada %(when)s, sesudah halaman ini dibuka. Isian Anda masih ada: uji lagi, lalu simpan.")
        % {
            "who": last.person or _("Sistem"),
            "number": last.rule_id,
            "when": date_format(localtime(last.at), _("j F H.i")),
        }
    )


def _verb(before: dict[str, object] | None, rule: Rule) -> str:
    if before is None:
        return "add"
    after = shape_of(rule)
    changed = {name for name in CONTENT if before[name] != after[name]}
    if not changed:
        return "move"
    if changed == {"active"}:
        return "on" if rule.active else "off"
    return "edit"
