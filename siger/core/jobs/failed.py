"""Jobs that gave up: to be seen, and to be sent again once their cause is mended."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import transaction
from procrastinate.contrib.django import app
from procrastinate.contrib.django.models import ProcrastinateJob

from siger.core import clock


@dataclass(frozen=True, slots=True)
class FailedJob:
    """`what` tells an event from its listener, for example "ReportAssigned → notify"; arguments are ids only and never people's words."""

    id: int
    what: str
    attempts: int
    failed_at: datetime | None


def failed_jobs(*, limit: int = 100) -> list[FailedJob]:
    """The latest first. One statement."""
    rows = (
        ProcrastinateJob.objects.filter(status="failed", procrastinateevent__type="failed")
        .order_by("-id")
        .values_list("id", "task_name", "args", "attempts", "procrastinateevent__at")[:limit]
    )
    return [FailedJob(job_id, _what(task, args), attempts, at) for job_id, task, args, attempts, at in rows]


@transaction.atomic
def resend_failed(ids: list[int] | None = None) -> list[int]:
    """Put failed jobs back into the queue, all of them or those named, and return their ids. One that is not failed is left alone."""
    waiting = ProcrastinateJob.objects.filter(status="failed")
    if ids is not None:
        waiting = waiting.filter(id__in=ids)
    found = list(waiting.order_by("id").values_list("id", flat=True))
    for job_id in found:
        app.job_manager.retry_job_by_id(job_id, clock.now())
    return found


def _what(task: str, args: dict[str, Any]) -> str:
    return f"{args['event']} → {args['listener']}" if {"event", "listener"} <= args.keys() else task
