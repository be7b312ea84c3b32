from django.conf import settings
from django.db import models


class ContactSearch(models.Model):
    """That somebody looked for reports by a reporter's e-mail address or telephone number; also when nothing was found, since asking is
    what is written down. What was asked for is not kept. Each report that was found has its own `IdentityLook` as well.
    """

    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    office = models.CharField(max_length=200)
    kind = models.CharField(max_length=5)  # email or phone
    found = models.PositiveIntegerField()
    searched_at = models.DateTimeField()

    class Meta:
        indexes = [models.Index(fields=["user", "-searched_at"], name="reports_contact_searches")]

    def __str__(self) -> str:
        return f"{self.user_id} by {self.kind}"
