"""Officers at their browsers, in the small world of the tests."""

from collections.abc import Callable

import pytest
from allauth.account.internal.flows.login import record_authentication
from django.conf import settings
from django.http import HttpRequest
from django.test import Client

from siger.reports.models import Report
from siger.reports.states import HOLDER, Holder, State, Verb
from tests.world import World
from tests.world.verbs import another, caller

SignIn = Callable[..., Client]


@pytest.fixture
def sign_in(world: World) -> SignIn:
    """`sign_in("dispatcher")`: a browser of that person, with the second factor shown unless told otherwise."""

    def signed(name: str, *, second_factor: bool = True) -> Client:
        client, user = Client(), world.users[name]
        client.force_login(user, settings.AUTHENTICATION_BACKENDS[0])
        if second_factor:
            request = HttpRequest()
            request.session = client.session
            record_authentication(request, user, method="mfa", type="totp")
            request.session.save()
        return client

    return signed


@pytest.fixture
def walk(world: World) -> Callable[..., Report]:
    """`walk("work")`: a public report that came as far as that desk: desk, agency, work, validation, resolved, referred, question."""
    agency = world.agencies["prov.bmbk"].pk
    ways: dict[str, list[tuple[str, Verb]]] = {
        "desk": [],
        "question": [("dispatcher", Verb.REQUEST_INFO)],
        "referred": [("dispatcher", Verb.REFER)],
        "agency": [("dispatcher", Verb.ASSIGN)],
        "work": [("dispatcher", Verb.ASSIGN), ("officer", Verb.START)],
        "validation": [("dispatcher", Verb.ASSIGN), ("officer", Verb.START), ("officer", Verb.SUBMIT_PROOF)],
    }

    def walked(to: str = "desk", **changes: object) -> Report:
        report = world.report(**changes).report
        for person, verb in ways[to]:
            report = Report.objects.get(pk=report.pk)
            caller(verb, agency_id=agency)(world.people[person], report.pk, report.version)
        return Report.objects.get(pk=report.pk)

    return walked


def put(report: Report, state: State, agency_id: int) -> Report:
    """As if the report had come to `state` in some way."""
    open_still = HOLDER[state] is not Holder.NOBODY
    following = {"main": another(report.pk), "merged_from": State.RECEIVED} if state is State.MERGED else {}
    Report.objects.filter(pk=report.pk).update(
        **following, state=state, holder=HOLDER[state], agency_id=agency_id, due_at=report.due_at if open_still else None
    )
    return Report.objects.get(pk=report.pk)
