"""What is near, of which kind and how recent, in one index; it takes the place of the one of cells alone."""

from django.contrib.postgres.operations import AddIndexConcurrently, RemoveIndexConcurrently
from django.db import migrations, models


class Migration(migrations.Migration):
    atomic = False

    dependencies = [("reports", "0003_two_clocks")]

    operations = [
        AddIndexConcurrently("report", models.Index(fields=["cell", "category", "received_at"], name="reports_near")),
        RemoveIndexConcurrently("report", "reports_cell"),
    ]
