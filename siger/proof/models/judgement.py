from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q

from siger.core.crypto import EncryptedTextField
from siger.people.models import Agency, Crew
from siger.reports.models import Report


class Judged(models.TextChoices):
    VALIDATED = "validated"
    RETURNED = "returned"
    OVERTURNED = "overturned"  # by a second look
    DISPUTED = "disputed"  # by the reporter


class Finding(models.TextChoices):
    """What the validator's superior makes of a dispute."""

    RIGHT = "right"  # the approval was right
    HASTY = "hasty"  # the validator should have seen it
    FALSE_PROOF = "false_proof"
    NEW = "new"  # another problem, or the same one come back


class Judgement(models.Model):
    """That finished work was judged, once for each timeline entry that says so. Counted per agency and crew; never deleted.

    `agency` and `crew` did the work, `worker` handed it in. `validator` is who judged, or, of a dispute, whose approval is disputed, from
    their seat in `validator_agency`. `missing` are codes of `reports.missing`, `warnings` kinds of checks that warned when it was judged.
    `work` is the report whose work it was when that is another: what followed it was disputed and left it.
    A superior's finding about a dispute is added once, with sealed words.
    """

    report = models.ForeignKey(Report, models.CASCADE, related_name="+", db_index=False)
    seq = models.PositiveIntegerField()
    verdict = models.CharField(max_length=10, choices=Judged.choices)
    agency = models.ForeignKey(Agency, models.PROTECT, null=True, related_name="+", db_index=False)
    crew = models.ForeignKey(Crew, models.SET_NULL, null=True, related_name="+", db_index=False)
    worker = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+", db_index=False)
    validator = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+", db_index=False)
    validator_agency = models.ForeignKey(Agency, models.PROTECT, null=True, related_name="+", db_index=False)
    missing = ArrayField(models.CharField(max_length=20), default=list)
    warnings = ArrayField(models.CharField(max_length=20), default=list)
    work = models.ForeignKey(Report, models.SET_NULL, null=True, related_name="+", db_index=False)
    at = models.DateTimeField()

    finding = models.CharField(max_length=12, choices=Finding.choices, blank=True, default="")
    finding_words = EncryptedTextField(null=True)
    found_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+", db_index=False)
    found_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["report", "seq"], name="proof_one_judgement")]
        indexes = [
            models.Index(fields=["agency", "at"], name="proof_judged_work"),
            models.Index(fields=["-at", "-id"], name="proof_disputes", condition=Q(verdict=Judged.DISPUTED)),
            models.Index(fields=["validator_agency", "at"], name="proof_judged_by"),
            models.Index(fields=["validator_agency"], name="proof_disputes_open", condition=Q(verdict=Judged.DISPUTED, finding="")),
            models.Index(fields=["work"], name="proof_disputed_work", condition=Q(work__isnull=False)),
        ]

    def __str__(self) -> str:
        return f"{self.report_id} {self.seq} {self.verdict}"
