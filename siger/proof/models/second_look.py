from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q

from siger.core.crypto import EncryptedTextField
from siger.people.models import Agency
from siger.reports.models import Report


class SecondLook(models.Model):
    """That an approval was chosen to be looked at again, by chance. Never deleted; the first validator is not told before it is decided.

    `seq` is the entry that approved, `first` who approved it from a seat in `first_agency`, `looker` who was drawn to look again (None
    while nobody else could be). `agrees` and the words are None until it is decided; `overturned`: the report went back to work by it.
    """

    report = models.ForeignKey(Report, models.CASCADE, related_name="+", db_index=False)
    seq = models.PositiveIntegerField()
    first = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+", db_index=False)
    first_agency = models.ForeignKey(Agency, models.PROTECT, null=True, related_name="+", db_index=False)
    looker = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+", db_index=False)
    chosen_at = models.DateTimeField()
    decided_at = models.DateTimeField(null=True)
    agrees = models.BooleanField(null=True)
    overturned = models.BooleanField(default=False)
    missing = ArrayField(models.CharField(max_length=20), default=list)
    words = EncryptedTextField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["report", "seq"], name="proof_one_second_look"),
            models.CheckConstraint(
                condition=Q(decided_at__isnull=True, agrees__isnull=True) | Q(decided_at__isnull=False, agrees__isnull=False),
                name="proof_decided_says_how",
            ),
            models.CheckConstraint(condition=Q(overturned=False) | Q(agrees=False), name="proof_overturned_differs"),
        ]
        indexes = [
            models.Index(fields=["looker", "chosen_at"], name="proof_second_of", condition=Q(decided_at__isnull=True)),
            models.Index(fields=["-chosen_at"], name="proof_second_latest"),
        ]

    def __str__(self) -> str:
        return f"{self.report_id} {self.seq}"
