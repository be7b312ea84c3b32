"""Runs over many reports in the small world."""

from datetime import timedelta

from django.utils import timezone

from siger.desk.actions.choose_reports import choose_reports
from siger.desk.actions.give_run import give_run
from siger.desk.actions.start_run import start_run
from siger.desk.bulk.giving import mark_of
from siger.desk.bulk.running import run_all
from siger.desk.models import BulkRun
from siger.reports.models import Report


def fresh(world, n=3, **changes):
    return [world.report(**changes).report for _ in range(n)]


def chosen(world, reports, verb="assign", actor=None, **more):
    run = choose_reports(actor=actor or world.dispatcher, verb=verb, chosen=[(one.pk, one.version) for one in reports], **more)
    return run.public_id


def asked(world, reports, typed=None, verb="assign", actor=None, **more):
    """A run that was asked for and waits."""
    actor = actor or world.dispatcher
    public_id = chosen(world, reports, verb, actor, **more)
    typed = {"agency": str(world.agencies["prov.bmbk"].pk)} if typed is None else typed
    given = give_run(actor=actor, public_id=public_id, typed=typed)
    return start_run(actor=actor, public_id=public_id, shown=mark_of(given))


def begun(run):
    BulkRun.objects.filter(pk=run.pk).update(starts_at=timezone.now() - timedelta(seconds=1))
    run_all(run.pk)
    return BulkRun.objects.get(pk=run.pk)


def states():
    return sorted(Report.objects.values_list("state", flat=True))
