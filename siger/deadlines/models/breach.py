from django.db import models
from django.db.models import F, Q

from siger.people.models import Agency
from siger.reports.models import Report


class ClockKind(models.TextChoices):
    DESK = "desk"
    PROMISE = "promise"


class Breach(models.Model):
    """That a clock ran out, once for each desk that let it, and once for the promise. Never deleted.

    `since` is when the desk got it (for the promise: when the report came in), `due_at` what it had missed, `level` how many rungs of the
    chain were told, `next_at` when the next is. A due date that moves later on leaves the breach where it is, with a `note`.
    """

    report = models.ForeignKey(Report, models.CASCADE, related_name="+", db_index=False)
    kind = models.CharField(max_length=7, choices=ClockKind.choices)
    clock = models.CharField(max_length=12)
    holder = models.CharField(max_length=10)
    agency = models.ForeignKey(Agency, models.PROTECT, null=True, related_name="+", db_index=False)
    since = models.DateTimeField()
    due_at = models.DateTimeField()
    noticed_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True)
    level = models.PositiveSmallIntegerField(default=0)
    next_at = models.DateTimeField(null=True)
    note = models.CharField(max_length=300, blank=True, default="")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["report", "kind", "clock", "since"], name="deadlines_one_breach"),
            models.CheckConstraint(condition=Q(ended_at__isnull=True) | Q(ended_at__gte=F("due_at")), name="deadlines_breach_ends_late"),
        ]
        indexes = [
            models.Index(fields=["next_at", "id"], condition=Q(ended_at__isnull=True), name="deadlines_next_rung"),
            models.Index(fields=["agency", "due_at"], name="deadlines_breach_of_agency"),
            models.Index(fields=["-due_at", "-id"], name="deadlines_latest_breach"),
        ]

    def __str__(self) -> str:
        return f"{self.report_id} {self.kind} {self.clock}"
