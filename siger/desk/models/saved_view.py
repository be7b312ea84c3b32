from django.conf import settings
from django.db import models

from siger.people.models import Agency


class SavedView(models.Model):
    """A filter of the worklist under a name: of one person, or shared with everybody of an agency.

    `query` is the filter in its one spelling. It is read anew at each use, by whoever uses it: words like "mine" mean the reader, and what
    is known no longer filters nothing.
    """

    owner = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+")
    agency = models.ForeignKey(Agency, models.CASCADE, null=True, related_name="+", db_index=False)
    name = models.CharField(max_length=40)
    query = models.CharField(max_length=600)
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["owner", "name"], name="desk_saved_view_name")]
        indexes = [models.Index(fields=["agency"], name="desk_saved_view_shared", condition=models.Q(agency__isnull=False))]

    def __str__(self) -> str:
        return self.name
