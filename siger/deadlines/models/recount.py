from django.db import models

from siger.people.models import User


class Cause(models.TextChoices):
    LOCAL_DAY = "local_day"
    POLICY = "policy"
    DECREE = "decree"


class Recount(models.Model):
    """One computing anew of the due dates of open reports, and how far it came. Goes on from `last_id` whenever it was interrupted.

    `region` is the government whose rules changed: reports there, and those on desks of its agencies. `words` is why, as the public reads
    it.
    """

    cause = models.CharField(max_length=10, choices=Cause.choices)
    words = models.CharField(max_length=200)
    region = models.CharField(max_length=13, db_collation="C")
    asked_by = models.ForeignKey(User, models.SET_NULL, null=True, related_name="+", db_index=False)
    asked_at = models.DateTimeField()
    total = models.PositiveIntegerField(default=0)
    last_id = models.BigIntegerField(default=0)
    looked = models.PositiveIntegerField(default=0)
    moved = models.PositiveIntegerField(default=0)
    failed = models.PositiveIntegerField(default=0)
    finished_at = models.DateTimeField(null=True)

    class Meta:
        indexes = [models.Index(fields=["id"], condition=models.Q(finished_at__isnull=True), name="deadlines_unfinished")]

    def __str__(self) -> str:
        return f"{self.pk} {self.cause} {self.region}"
