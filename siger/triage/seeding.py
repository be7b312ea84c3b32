"""Default rules from the installation's files. May be run any number of times."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import Final

from django.conf import settings
from django.db import transaction

from siger.people.actors import Actor
from siger.people.agency_files import read_agencies
from siger.people.models import Agency
from siger.regions.models import Level, Region
from siger.triage.models import Rule
from siger.triage.route_files import read_routes
from siger.triage.rules.defaults import DefaultRule, default_rules
from siger.triage.rules.placing import listed, number_through, place_before_what_covers
from siger.triage.rules.ruleset import conditions_of, rules_changed
from siger.triage.rules.shape import shape_of, write_change

_FILES: Final = Actor(is_system=True)
_KEPT_UP: Final = ("agency_id", "active")


@transaction.atomic
def seed_rules() -> int:
    """Bring the rules that the files describe up to date and return how many those are.

    What a person changed or added stays. A rule that left the files is switched off, and the history says so.
    """
    defaults = _described()
    agency_ids = dict(Agency.objects.values_list("code", "id"))
    known = {rule.default_key: rule for rule in Rule.objects.filter(default_key__isnull=False)}
    _adopt(defaults, known, agency_ids)
    changed = _bring_up([one for one in defaults if one.key in known], known, agency_ids)
    changed += _switch_off(known, {one.key for one in defaults})
    changed += _add([one for one in defaults if one.key not in known], agency_ids)
    if changed:
        rules_changed()
    return len(defaults)


def _described() -> list[DefaultRule]:
    installation = settings.INSTALLATION
    below = Region.objects.filter(code__startswith=f"{installation.code}.", level__in=[Level.REGENCY, Level.CITY], active=True)
    regencies = list(below.values_list("code", flat=True))
    agencies = read_agencies(installation.folder, regencies)
    return default_rules(read_routes(installation.folder, agencies, installation.code, regencies), installation.code)


def _adopt(defaults: Sequence[DefaultRule], known: dict[str | None, Rule], agency_ids: dict[str, int]) -> None:
    """Rules of an installation that is older than these lists, which say what the files say, become the files' own again."""
    nameless = {
        (conditions_of(rule), rule.agency_id): rule for rule in Rule.objects.filter(default_key=None, edited=False, changes__isnull=True)
    }
    for one in defaults if nameless else ():
        rule = nameless.get((one.conditions, agency_ids[one.agency_code]))
        if rule is not None and one.key not in known:
            rule.default_key, rule.stage, rule.keeper_id = one.key, one.stage, one.keeper
            rule.save(update_fields=["default_key", "stage", "keeper"])
            known[one.key] = rule


def _bring_up(defaults: Iterable[DefaultRule], known: dict[str | None, Rule], agency_ids: dict[str, int]) -> int:
    changed = 0
    for one in defaults:
        rule = known[one.key]
        wanted = (agency_ids[one.agency_code], True)
        if not rule.edited and (rule.agency_id, rule.active) != wanted:
            before = shape_of(rule)
            rule.agency_id, rule.active = wanted
            rule.save(update_fields=list(_KEPT_UP))
            write_change(rule, "file", before, actor=_FILES, reason="")
            changed += 1
    return changed


def _switch_off(known: dict[str | None, Rule], keys: set[str]) -> int:
    gone = [rule for key, rule in known.items() if key not in keys and rule.active and not rule.edited]
    for rule in gone:
        before = shape_of(rule)
        rule.active = False
        rule.save(update_fields=["active"])
        write_change(rule, "file", before, actor=_FILES, reason="")
    return len(gone)


def _add(defaults: Iterable[DefaultRule], agency_ids: dict[str, int]) -> int:
    """Each before the rule that would leave nothing for it; into an empty list simply in order."""
    lists: dict[tuple[str, int], list[Rule]] = defaultdict(list)
    for one in defaults:
        lists[one.keeper, one.stage].append(_new(one, agency_ids))
    for (keeper, stage), fresh in lists.items():
        rules = listed(keeper, stage)
        if rules:
            for rule in fresh:
                place_before_what_covers(rules, rule)
        else:
            rules = fresh
        moved = [rule for rule in number_through(rules) if rule.pk is not None]
        Rule.objects.bulk_update(moved, ["position"])
        Rule.objects.bulk_create(fresh)
    return sum(map(len, lists.values()))


def _new(one: DefaultRule, agency_ids: dict[str, int]) -> Rule:
    asked = one.conditions
    return Rule(
        keeper_id=one.keeper,
        stage=one.stage,
        position=0,
        category=asked.category,
        service_id=asked.service or None,
        region_id=asked.region,
        region_only=asked.region_only,
        agency_id=agency_ids[one.agency_code],
        default_key=one.key,
    )
