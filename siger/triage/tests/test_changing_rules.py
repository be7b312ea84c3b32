"""Who may change which rule, what is refused, what the history keeps, and two people at once."""

import pytest

from siger.core.errors import Forbidden, Invalid, NotFound, Stale
from siger.people.actors import Actor
from siger.people.models import Agency
from siger.people.roles import Role
from siger.reports.models import Service
from siger.triage.models import Rule, RuleChange, Stage
from siger.triage.owners import suggest_owner
from siger.triage.rules.actions.save_rule import save_rule
from siger.triage.rules.drafts import Draft
from siger.triage.rules.keeping import List, may_keep
from siger.triage.rules.queries.history import list_version, rule_history, shape_at
from tests.world import seat
from tests.world.rules import rule

pytestmark = pytest.mark.django_db

CITY = List(Stage.LOCAL, "18.71")
FIRST = List(Stage.FIRST, "18")
WHY = "Jalan kota diurus Dinas PU."


def save(actor, which, draft, *, seen=None, reason=WHY, **more):
    return save_rule(
        actor=actor, which=which, seen=list_version(which.keeper) if seen is None else seen, draft=draft, reason=reason, **more
    )


@pytest.fixture
def city(world):
    """The dispatcher of the city."""
    return Actor(name="Sari", seats=(seat(Role.DISPATCHER, world.agencies["18.71.pu"], "18.71"),))


@pytest.fixture
def roads(world):
    return Draft(region="18.71", category="roads", agency_id=world.agencies["18.71.pu"].pk)


def test_a_kabupaten_keeps_its_own_list_and_no_other(world, city):
    assert may_keep(city, CITY)
    assert not may_keep(city, FIRST)
    assert not may_keep(city, List(Stage.LOCAL, "18.01"))
    assert not may_keep(city, List(Stage.LAST, "18"))


def test_administrators_of_the_province_keep_all_and_its_dispatchers_none(world):
    for which in (CITY, FIRST, List(Stage.LAST, "18")):
        assert may_keep(world.administrator, which)
        assert not may_keep(world.dispatcher, which)
        assert not may_keep(world.inspector, which)


@pytest.mark.parametrize(
    ("office", "territory"), [("18.01.pu", "18.71"), ("prov.kominfo", "18.71"), ("18.71.01", "18.71.01"), ("18.71.pu", "18.01")]
)
def test_a_seat_of_another_government_or_of_a_part_keeps_nothing(world, office, territory):
    outsider = Actor(seats=(seat(Role.DISPATCHER, world.agencies[office], territory),))
    assert not may_keep(outsider, List(Stage.LOCAL, territory[:5]))


def test_a_new_rule_decides_at_once_and_its_reason_is_kept(world, city, roads):
    report = world.report().report
    assert suggest_owner(report).fallback
    made = save(city, CITY, roads)
    assert suggest_owner(report).rule == made.pk
    [change], _more = rule_history("18.71")
    assert (change.rule, change.who, change.reason, change.verb) == (made.pk, "Sari", WHY, "Ditambahkan")
    assert ("Kategori", "", "Jalan dan jembatan") in [(one.what, one.was, one.now) for one in change.differences]


def test_work_is_not_given_to_other_governments(world, city, roads):
    for code in ("prov.bmbk", "18.01.pu"):
        with pytest.raises(Invalid) as refusal:
            save(city, CITY, Draft(region="18.71", category="roads", agency_id=world.agencies[code].pk))
        assert "instansinya sendiri" in refusal.value.fields["agency"]
    with pytest.raises(Invalid):  # the list's law, whoever keeps it
        save(world.administrator, CITY, Draft(region="18.71", category="roads", agency_id=world.agencies["prov.bmbk"].pk))
    assert not Rule.objects.exists()


def test_the_province_s_list_is_asked_before_so_nobody_takes_what_others_own(world, city, roads):
    save(world.administrator, FIRST, Draft(region="18", category="roads", service="pothole", agency_id=world.agencies["prov.bmbk"].pk))
    save(city, CITY, roads)
    assert suggest_owner(world.report().report).agency.code == "prov.bmbk"


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"region": "18.01"}, "region"),
        ({"region": "18"}, "region"),
        ({"region": "99"}, "region"),
        ({"category": "ghosts"}, "category"),
        ({"category": ""}, "category"),
        ({"category": "waste", "service": "pothole"}, "service"),
        ({"report_class": "supervision"}, "report_class"),
        ({"words": ("ab",)}, "words"),
        ({"words": tuple(f"kata {n}" for n in range(21))}, "words"),
        ({"words": ("x" * 61,)}, "words"),
        ({"agency_id": None}, "agency"),
        ({"agency_id": 999_999}, "agency"),
        ({"owner_id": 999_999}, "owner"),
        ({"after": 999_999}, "after"),
    ],
)
def test_what_cannot_be_is_refused_at_its_field(world, city, roads, change, field):
    from dataclasses import replace

    with pytest.raises(Invalid) as refusal:
        save(city, CITY, replace(roads, **change))
    assert set(refusal.value.fields) == {field}
    assert not Rule.objects.exists()


def test_a_closed_agency_and_a_retired_service_are_refused(world, city, roads):
    from dataclasses import replace

    Service.objects.update(active=False)
    with pytest.raises(Invalid, match="tidak ditawarkan"):
        save(city, CITY, replace(roads, service="pothole"))
    Agency.objects.filter(code="18.71.pu").update(active=False)
    with pytest.raises(Invalid, match="sudah ditutup"):
        save(city, CITY, roads)


def test_a_rule_about_somebody_s_things_stays_with_them(world):
    owner, unit = world.agencies["prov.bmbk"].pk, world.agencies["prov.bmbk.uptd2"].pk
    save(world.administrator, FIRST, Draft(region="18.71", owner_id=owner, agency_id=unit))
    with pytest.raises(Invalid, match="bagian dari instansi itu"):
        save(world.administrator, FIRST, Draft(region="18.71", owner_id=owner, agency_id=world.agencies["18.71.pu"].pk))


def test_who_comes_second_is_told_who_was_first(world, city, roads):
    seen = list_version("18.71")
    save(city, CITY, roads, seen=seen)
    with pytest.raises(Stale, match="Sari mengubah aturan"):
        save(world.administrator, CITY, roads, seen=seen)
    assert Rule.objects.count() == 1


def test_a_change_in_another_list_disturbs_nobody(world, city, roads):
    seen = list_version("18.71")
    save(world.administrator, FIRST, Draft(region="18", category="waste", agency_id=world.agencies["prov.bmbk"].pk))
    assert save(city, CITY, roads, seen=seen).pk


def test_without_a_reason_or_a_change_nothing_is_written(world, city, roads):
    with pytest.raises(Invalid):
        save(city, CITY, roads, reason="  ok ")
    made = save(city, CITY, roads)
    with pytest.raises(Invalid, match="Tidak ada yang berubah"):
        save(city, CITY, roads, rule_id=made.pk)
    assert RuleChange.objects.count() == 1


def test_rules_are_moved_and_told_apart_from_other_changes(world, city, roads):
    from dataclasses import replace

    first = save(city, CITY, roads)
    second = save(city, CITY, replace(roads, category="waste", after=first.pk))
    save(city, CITY, replace(roads, after=second.pk), rule_id=first.pk)
    assert list(Rule.objects.order_by("position").values_list("pk", flat=True)) == [second.pk, first.pk]
    save(city, CITY, replace(roads, after=second.pk, active=False), rule_id=first.pk)
    save(city, CITY, replace(roads, category="waste", words=("bau busuk",)), rule_id=second.pk)
    changes, _more = rule_history("18.71")
    assert [one.verb for one in changes] == ["Diubah", "Dimatikan", "Dipindah urutannya", "Ditambahkan", "Ditambahkan"]


def test_an_old_version_can_be_read_and_brought_back(world, city, roads):
    from dataclasses import replace

    made = save(city, CITY, roads)
    old = RuleChange.objects.get(rule=made)
    save(city, CITY, replace(roads, category="waste"), rule_id=made.pk)
    shape = shape_at(old.pk, made.pk)
    assert shape["category"] == "roads"
    assert shape_at(old.pk, made.pk + 1) is None
    save(city, CITY, replace(roads, category=shape["category"]), rule_id=made.pk, restored=True)
    assert rule_history("18.71")[0][0].verb == "Dikembalikan ke versi lama"


def test_a_rule_is_looked_for_in_its_own_list(world, city, roads):
    other = rule(world, "18.01.pu", category="roads", region_id="18.01")
    with pytest.raises(NotFound):
        save(city, CITY, roads, rule_id=other.pk)
    with pytest.raises(Forbidden):
        save(city, List(Stage.LOCAL, "18.01"), roads, rule_id=other.pk)
