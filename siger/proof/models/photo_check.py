from django.db import models

from siger.reports.models import Photo


class CheckKind(models.TextChoices):
    """What is asked of a photo of the work; the order is the order in which it is told."""

    REUSED = "reused"
    DISTANCE = "distance"
    GIVEN = "given"
    FILE_TIME = "file_time"
    CLOCK = "clock"
    CREDENTIALS = "credentials"
    SCREEN = "screen"


class Verdict(models.TextChoices):
    """How an answer is to be taken. None of them decides: a person does."""

    FINE = "fine"
    UNKNOWN = "unknown"
    ODD = "odd"
    ALARM = "alarm"


class PhotoCheck(models.Model):
    """One answer about one photo. `measure` is what was measured, in metres, seconds and bits; words are made of it when it is shown."""

    photo = models.ForeignKey(Photo, models.CASCADE, related_name="+", db_index=False)
    kind = models.CharField(max_length=12, choices=CheckKind.choices)
    verdict = models.CharField(max_length=8, choices=Verdict.choices)
    measure = models.JSONField(default=dict)
    checked_at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["photo", "kind"], name="proof_one_answer")]

    def __str__(self) -> str:
        return f"{self.photo_id} {self.kind}: {self.verdict}"
