from django.db import models
from django.db.models import Q

from siger.people.models import Agency
from siger.reports.models.report import Report


class HandoverOutcome(models.TextChoices):
    """How it went on. The first four are between governments."""

    PENDING = "pending"
    ACCEPTED = "accepted"
    RETURNED = "returned"
    CALLED_OFF = "called_off"
    SENT_UP = "sent_up"  # to the province's dispatcher, after too many
    DIRECT = "direct"  # within one government, at once
    HANDED_BACK = "handed_back"  # to the dispatcher


class Handover(models.Model):
    """That an agency passed a report on, or wanted to. What was said is in the timeline; these rows are for counting where reports wander.

    `receiver` is None where it went to a dispatcher.
    """

    report = models.ForeignKey(Report, models.CASCADE, related_name="handed_over")
    sender = models.ForeignKey(Agency, models.PROTECT, related_name="+", db_index=False)
    receiver = models.ForeignKey(Agency, models.PROTECT, null=True, related_name="+", db_index=False)
    outcome = models.CharField(max_length=12, choices=HandoverOutcome.choices, default=HandoverOutcome.PENDING)
    offered_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True)

    class Meta:
        indexes = [models.Index(fields=["offered_at"], name="reports_handover_at")]
        constraints = [
            models.UniqueConstraint(fields=["report"], condition=Q(outcome="pending"), name="reports_one_offer"),
            models.CheckConstraint(
                condition=Q(outcome="pending", ended_at=None) | (~Q(outcome="pending") & Q(ended_at__isnull=False)),
                name="reports_handover_ends",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.report_id} {self.outcome}"
