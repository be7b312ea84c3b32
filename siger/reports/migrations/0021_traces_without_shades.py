"""The few traces that still wait for their shades, found without reading the many that have them."""

from django.contrib.postgres.operations import AddIndexConcurrently
from django.db import migrations, models


class Migration(migrations.Migration):
    atomic = False

    dependencies = [("reports", "0020_attachments_and_quarantine")]

    operations = [
        AddIndexConcurrently(
            "phototrace",
            models.Index(
                fields=["photo"], name="reports_trace_shadeless", condition=models.Q(shades=b"") & ~models.Q(marks=b"")
            ),
        ),
    ]
