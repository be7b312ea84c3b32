"""When a rule fits, and when one leaves nothing for another."""

from itertools import product

from hypothesis import given
from hypothesis import strategies as st

from siger.triage.rules.conditions import Conditions, Subject, covers, fits, plain_list, plain_words

REGIONS = ("18", "18.71", "18.71.01", "18.71.01.1001", "18.7", "18.01")
conditions = st.builds(
    Conditions,
    region=st.sampled_from(REGIONS),
    category=st.sampled_from(("", "roads", "waste")),
    service=st.sampled_from(("", "pothole")),
    region_only=st.booleans(),
    report_class=st.sampled_from(("", "complaint", "aspiration")),
    words=st.sampled_from(((), ("tol",), ("jalan", "tol"), ("jalan tol",))),
    owner_id=st.sampled_from((None, 7)),
)
SUBJECTS = [
    Subject(category, service, region, kind, plain_words(text), owner)
    for category, service, region, kind, text, owner in product(
        ("roads", "waste"), ("", "pothole"), REGIONS, ("complaint", "aspiration"), ("Tol!", "jalan rusak", "Jalan Tol"), (None, 7)
    )
]


def subject(**changes):
    return Subject(**{"category": "roads", "service": "", "region": "18.71.01.1001", "report_class": "complaint", **changes})


@given(conditions, conditions)
def test_a_rule_that_covers_another_fits_wherever_that_one_does(first, later):
    if covers(first, later):
        assert all(fits(first, one) for one in SUBJECTS if fits(later, one))


@given(conditions, conditions, conditions)
def test_covering_is_passed_on(first, second, third):
    if covers(first, second) and covers(second, third):
        assert covers(first, third)


def test_a_region_is_no_prefix_of_letters():
    assert not fits(Conditions(region="18.7"), subject())
    assert fits(Conditions(region="18.71"), subject())


def test_words_are_found_whole_in_any_writing():
    rule = Conditions(region="18", words=plain_list(["Jalan TOL", "  ", "jalan  tol"]))
    assert rule.words == ("jalan tol",)
    assert fits(rule, subject(plain_text=plain_words("Lubang di jalan-tol, km 12")))
    assert not fits(rule, subject(plain_text=plain_words("jalan toleransi")))


def test_a_rule_about_the_owner_of_a_thing_asks_for_that_thing():
    rule = Conditions(region="18", owner_id=7)
    assert fits(rule, subject(owner_id=7))
    assert not fits(rule, subject())
    assert not fits(Conditions(region="18"), subject(owner_id=7))
