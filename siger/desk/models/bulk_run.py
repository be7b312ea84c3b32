"""One action on many reports: what was chosen, when it begins, and what became of each report."""

import uuid
from typing import Final

from django.db import models
from django.db.models import Q

from siger.core.crypto import EncryptedJSONField
from siger.people.models import User
from siger.reports.models import Report


class RunState(models.TextChoices):
    DRAFT = "draft"  # chosen, and looked at before anything happens
    WAITING = "waiting"  # asked for; until `starts_at` it can be taken back without a trace
    RUNNING = "running"
    FINISHED = "finished"
    CANCELLED = "cancelled"  # before it began: nothing happened
    STOPPED = "stopped"  # in the middle: what was done stays done


ACTIVE: Final = (RunState.WAITING, RunState.RUNNING)
OVER: Final = (RunState.FINISHED, RunState.CANCELLED, RunState.STOPPED)


class BulkRun(models.Model):
    """`given` is what the verb needs besides the report (agency, words, main report), sealed since a reply may say anything.

    `stopped_why` says in a word why a run ended before its end ("asked", "no_seats").
    """

    public_id = models.UUIDField(default=uuid.uuid4, unique=True)
    asked_by = models.ForeignKey(User, models.CASCADE, related_name="+", db_index=False)
    verb = models.CharField(max_length=20)
    given = EncryptedJSONField(null=True)
    state = models.CharField(max_length=10, choices=RunState.choices, default=RunState.DRAFT)
    total = models.PositiveIntegerField()
    chosen_at = models.DateTimeField()
    starts_at = models.DateTimeField(null=True)
    ended_at = models.DateTimeField(null=True)
    stopped_why = models.CharField(max_length=12, blank=True, default="")
    back = models.CharField(max_length=600, blank=True, default="")
    seats = models.JSONField(null=True)  # of whoever asked, as `desk.seats` marks them; none of runs before they were kept

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(state__in=[RunState.DRAFT, RunState.CANCELLED]) | Q(starts_at__isnull=False, given__isnull=False),
                name="desk_run_knows_its_start",
            ),
            models.CheckConstraint(condition=Q(state__in=OVER) | Q(ended_at__isnull=True), name="desk_run_ends_once"),
        ]
        indexes = [
            models.Index(fields=["asked_by", "-id"], name="desk_run_mine"),
            models.Index(fields=["starts_at"], name="desk_run_active", condition=Q(state__in=ACTIVE)),
        ]

    def __str__(self) -> str:
        return f"{self.verb} {self.public_id}"


class ItemState(models.TextChoices):
    OPEN = "open"
    DONE = "done"
    FAILED = "failed"


class BulkItem(models.Model):
    """A report of a run with the version that was looked at when it was chosen. `why` is the refusal in the words of whoever asked."""

    run = models.ForeignKey(BulkRun, models.CASCADE, related_name="items", db_index=False)
    report = models.ForeignKey(Report, models.CASCADE, related_name="+", db_index=False)
    seen = models.PositiveIntegerField()
    own = models.PositiveBigIntegerField(null=True)  # the agency of this report alone, where each goes to the one that is suggested for it
    state = models.CharField(max_length=6, choices=ItemState.choices, default=ItemState.OPEN)
    code = models.CharField(max_length=30, blank=True, default="")
    why = models.CharField(max_length=500, blank=True, default="")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["run", "report"], name="desk_item_once")]
        indexes = [
            models.Index(fields=["run", "state", "id"], name="desk_item_state"),
            models.Index(fields=["report"], name="desk_item_open", condition=Q(state=ItemState.OPEN)),
        ]

    def __str__(self) -> str:
        return f"{self.run_id}: {self.report_id}"
