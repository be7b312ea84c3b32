"""Leads a report through its life, so that a test begins where it matters."""

from datetime import timedelta
from typing import Any

from django.utils import timezone

from siger.reports.actions.assign import assign
from siger.reports.actions.auto_close import auto_close
from siger.reports.actions.confirm import confirm
from siger.reports.actions.publish_report import publish_report
from siger.reports.actions.reject import reject
from siger.reports.actions.request_info import request_info
from siger.reports.actions.schedule import schedule
from siger.reports.actions.start import start
from siger.reports.actions.submit import Receipt
from siger.reports.actions.submit_proof import submit_proof
from siger.reports.actions.validate import validate
from siger.reports.models import Report
from tests.world import World
from tests.world.verbs import sent_photo


def step(receipt: Receipt, action: Any, actor: Any, **given: Any) -> Report:
    report = Report.objects.get(pk=receipt.report.pk)
    return action(actor=actor, report_id=report.pk, seen=report.version, **given)


def published(world: World, **changes: Any) -> Receipt:
    receipt = world.report(**changes)
    step(receipt, publish_report, world.dispatcher)
    return receipt


def assigned(world: World, receipt: Receipt) -> Receipt:
    step(receipt, assign, world.dispatcher, agency_id=world.agencies["prov.bmbk"].pk)
    return receipt


def worked_on(world: World, receipt: Receipt) -> Receipt:
    step(assigned(world, receipt), start, world.officer)
    return receipt


def promised(world: World, receipt: Receipt, days: int = 5) -> Receipt:
    step(assigned(world, receipt), schedule, world.officer, estimate_on=timezone.localdate() + timedelta(days=days))
    return receipt


def resolved(world: World, receipt: Receipt) -> Receipt:
    step(worked_on(world, receipt), submit_proof, world.officer, after=[sent_photo("sesudah")], note="Sudah ditambal.")
    step(receipt, validate, world.validator)
    return receipt


def confirmed(world: World, receipt: Receipt) -> Receipt:
    step(resolved(world, receipt), confirm, world.reporter_of(receipt.report), stars=4)
    return receipt


def asked(world: World, receipt: Receipt, question: str = "Di sebelah mana persisnya?") -> Receipt:
    step(receipt, request_info, world.dispatcher, question=question)
    return receipt


def rejected(world: World, receipt: Receipt) -> Receipt:
    step(receipt, reject, world.dispatcher, ground="no_facts", reason="Tempatnya tidak disebut.")
    return receipt


def closed_silently(world: World, receipt: Receipt) -> Receipt:
    from siger.people.actors import SYSTEM

    resolved(world, receipt)
    Report.objects.filter(pk=receipt.report.pk).update(due_at=timezone.now() - timedelta(minutes=1))
    step(receipt, auto_close, SYSTEM)
    return receipt
