"""Every person of the small world at every address of the office: who has a rule gets in, everyone else is refused."""

from collections.abc import Iterator
from typing import Any

import pytest
from django.db import transaction
from django.test import Client
from django.urls import URLPattern, get_resolver, reverse

from siger.people.models import User
from siger.web.office.tests.permissions.rule import EVERYONE, Rule, Things
from siger.web.office.tests.permissions.rules import all_rules

pytestmark = pytest.mark.django_db

RULES = all_rules()
REFUSED = {403, 404}
HOW = """
Address{many} of the office without a rule of who may open it: {names}.
Write down for each who gets in: add Rule("{first}", <people of tests/world who may>, <arguments of the address>) to the
file of its room in siger/web/office/tests/permissions/rules/, or a new file there with RULES. Say it from the documents, not from
what the code does today; a second rule with case="of whistleblowing" where the address shows a report. Things that the address is
about are made in rule.py. The view itself asks @office_page(permission=...).
"""


def _office() -> Iterator[URLPattern]:
    """All patterns below /kantor/, those of included lists too."""
    office = next(one for one in get_resolver().url_patterns if str(one.pattern) == "kantor/")
    waiting = list(office.url_patterns)
    while waiting:
        one = waiting.pop()
        if isinstance(one, URLPattern):
            yield one
        else:
            waiting.extend(one.url_patterns)


@pytest.fixture
def things(world, walk):
    return Things(world, walk)


def _address(rule: Rule, things: Things) -> str:
    if rule.address:
        return rule.address(things)
    return f"{reverse(rule.name, kwargs=rule.arguments(things))}{'?' if rule.query else ''}{rule.query}"


def _status(client: Client, method: str, address: str, data: dict[str, Any]) -> int:
    """What the answer would be; whatever the request wrote is undone."""
    with transaction.atomic():
        answer = client.get(address) if method == "get" else client.post(address, data)
        transaction.set_rollback(True)
    return answer.status_code


def test_every_address_of_the_office_has_a_rule():
    named = {pattern.name or f"(without a name: {pattern.pattern})" for pattern in _office()}
    silent = sorted(named - {rule.name for rule in RULES})
    assert not silent, HOW.format(many="es" if len(silent) > 1 else "", names=", ".join(silent), first=silent[0])


def test_every_rule_has_an_address_and_people_who_exist():
    gone = {rule.name for rule in RULES} - {pattern.name for pattern in _office()}
    assert not gone, f"rules in siger/web/office/tests/permissions/rules/ of addresses that are gone: {', '.join(sorted(gone))}"
    assert not [str(rule) for rule in RULES if rule.opens - EVERYONE]
    assert len({str(rule) for rule in RULES}) == len(RULES), "two rules of one address need different `case`s"


@pytest.mark.parametrize("rule", RULES, ids=str)
def test_who_gets_in_and_who_does_not(rule, things, sign_in):
    address = _address(rule, things)
    let_in, kept_out, careless = set(), set(), []
    for person in sorted(EVERYONE):
        client = sign_in(person)
        asked = _status(client, "post" if rule.posted else "get", address, rule.data)
        (kept_out if asked in REFUSED else let_in).add(person)
        if person not in rule.opens and _status(client, "get" if rule.posted else "post", address, {}) not in REFUSED | {405}:
            careless.append(person)
        assert asked < 500
    assert (sorted(let_in), sorted(kept_out)) == (sorted(rule.opens), sorted(EVERYONE - rule.opens)), address
    assert not careless, f"these may not open {address}, but the other method answers them: {careless}"


@pytest.mark.parametrize("rule", RULES, ids=str)
def test_strangers_and_the_half_signed_in_get_nothing(rule, things, sign_in, client):
    address = _address(rule, things)
    for method in ("get", "post"):
        answer = getattr(client, method)(address)
        assert answer.status_code == 302
        assert answer["Location"].startswith("/masuk"), method
        for person in ("dispatcher", "auditor", "administrator", "inspector", "investigator"):
            answer = getattr(sign_in(person, second_factor=False), method)(address)
            assert (answer.status_code, answer["Location"][:10]) == (302, "/akun/2fa/"), (method, person)
    citizen = Client()
    citizen.force_login(User.objects.create_user("warga@contoh.example"), "allauth.account.auth_backends.AuthenticationBackend")
    assert {citizen.get(address).status_code, citizen.post(address).status_code} == {403}


@pytest.mark.parametrize("rule", RULES, ids=str)
def test_a_form_of_another_site_is_refused(rule, things, world):
    """Nothing is posted without the token of our own page."""
    client = Client(enforce_csrf_checks=True)
    client.force_login(world.users["dispatcher"], "allauth.account.auth_backends.AuthenticationBackend")
    answer = client.post(_address(rule, things), rule.data)
    assert answer.status_code == 403
