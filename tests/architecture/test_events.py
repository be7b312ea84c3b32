"""Every event has an owner and a publisher, and is listened to from above only."""

import re

from siger.core.events.registry import all_events, listeners_of
from siger.reports.events import EVENT_OF, ReportEvent
from siger.reports.life import CONSEQUENCES, LIFE
from siger.reports.states import Verb
from tests.architecture.source import is_test, tracked

_LOWER = ("core", "regions", "people", "reports", "triage", "deadlines", "desk", "proof")
ORDER = (*_LOWER, "notify", "insight", "planning", "rakor", "demo", "web")


def _own_events():
    return {name: event for name, event in all_events().items() if name.startswith("siger.") and ".tests." not in name}


def test_an_event_lives_in_the_events_module_of_its_owner():
    astray = [name for name, event in _own_events().items() if not re.fullmatch(r"siger\.\w+(\.\w+)?\.events", event.__module__)]
    assert [name for name in astray if "core.events" not in name] == []


def test_only_packages_above_or_the_owner_itself_listen():
    for name, event in _own_events().items():
        owner = event.__module__.split(".")[1]
        for listener in listeners_of(name):
            assert ORDER.index(listener.name.split(".")[1]) >= ORDER.index(owner), listener.name


def test_every_verb_that_has_an_action_has_an_event():
    in_table = {step.verb for step in LIFE} - CONSEQUENCES
    assert in_table | {Verb.SUBMIT} == set(EVENT_OF)


def test_every_event_is_published_somewhere():
    source = "\n".join(path.read_text(encoding="utf-8") for path in tracked("siger/*.py") if not is_test(path))
    told_by_verbs = {*EVENT_OF.values(), ReportEvent}
    concrete = [event for event in _own_events().values() if event not in told_by_verbs and not event.__subclasses__()]
    assert not [event.__name__ for event in concrete if not re.search(rf"(?<!class ){event.__name__}[(,]", source)]
