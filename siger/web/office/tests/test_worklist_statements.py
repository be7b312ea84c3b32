"""Whoever looks and whatever the list is narrowed to: its page takes at most twelve statements."""

from datetime import timedelta
from urllib.parse import parse_qsl

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from siger.desk.models import SavedView, Tag
from siger.people.models import Crew
from siger.reports.models import Report
from siger.reports.queries.worklist import Assignee, Due, Photos, View
from tests.world.rules import rule

MOST = 12
SINGLE = (
    "keadaan=received",
    "kategori=roads",
    "wilayah=18.71",
    "kanal=web",
    "dibuka-lagi=1",
    "pendukung=5",
    "diserahkan=1",
    "q=jalan",
    "q=Natar",
)


@pytest.mark.parametrize("person", ["dispatcher", "officer", "supervisor", "validator", "leader"])
def test_no_filter_of_anybody_costs_more_than_twelve_statements(world, sign_in, walk, person):
    crew, tag = _work(world, walk, person)
    client = sign_in(person)
    client.get("/kantor/?tampilan=all")  # rules are read once in a process's life
    costs = {}
    for query in _queries(world.people[person], crew, tag):
        with CaptureQueriesContext(connection) as seen:
            page = client.get(f"/kantor/?{query}")
        assert set(parse_qsl(query)) <= set(parse_qsl(page.context["wanted"].query)), "a filter that is dropped costs nothing"
        costs[query] = len(seen)
    assert {query: cost for query, cost in costs.items() if cost > MOST} == {}
    assert client.get("/kantor/?tampilan=all").content.decode().count("data-row ") >= 1


def _work(world, walk, person):
    """At every desk a report with all that costs a row something: an owner by a rule, a tag, somebody who looks after it, a late day."""
    rule(world, "18.71.pu", category="roads", region_id="18.71", words=["berlubang"])
    agency, user = world.people[person].seats[0].agency_id, world.users[person]
    crew = Crew.objects.create(agency_id=agency, name="Regu tambal")
    tag = Tag.objects.create(agency_id=agency, name="Musim hujan", made_at=timezone.now())
    SavedView.objects.create(owner=user, name="Jalan", query="tampilan=open&kategori=roads")
    for desk in ("desk", "agency", "work", "validation"):
        late = timezone.now() - timedelta(days=1)
        Report.objects.filter(pk=walk(desk).pk).update(tags=[tag.pk], crew=crew, due_at=late, reopened=1, supporters=7, handovers=1)
    return crew, tag


def _queries(actor, crew, tag):
    """Every value of a filter that has few; of the others one, by ids whose names this reader is told; and all that fit together."""
    agency = actor.seats[0].agency_id
    by_id = (f"instansi={agency}", f"tag={tag.pk}", f"petugas=regu-{crew.pk}", f"petugas={actor.user_id}")
    few = (*(f"tenggat={due}" for due in Due), *(f"petugas={who}" for who in Assignee), *(f"foto={photo}" for photo in Photos))
    for view in View:
        yield f"tampilan={view}"
    for one in (*SINGLE, *by_id, *few):
        yield f"tampilan=open&{one}"
    yield "tampilan=open&" + "&".join((*SINGLE[:-1], *by_id[:3], "tenggat=week", "foto=without"))
