"""Each of the two clocks says itself whether it is provisional. Of reports from before, the one that reaches furthest is; those that reach
into the same year both are.
"""

from django.conf import settings
from django.db import migrations, models

MARKS = """
UPDATE reports_report SET
    promise_provisional = coalesce(date_part('year', promised_at AT TIME ZONE %(zone)s) >= furthest.year, false),
    due_provisional = coalesce(date_part('year', due_at AT TIME ZONE %(zone)s) >= furthest.year, false)
FROM (
    SELECT id, date_part('year', greatest(due_at, promised_at) AT TIME ZONE %(zone)s) AS year FROM reports_report WHERE due_provisional
) AS furthest
WHERE reports_report.id = furthest.id
"""


class Migration(migrations.Migration):
    dependencies = [("reports", "0009_promises_lie_ahead")]

    operations = [
        migrations.RemoveIndex("report", "reports_provisional"),
        migrations.RenameField("report", "provisional", "due_provisional"),
        migrations.AddField("report", "promise_provisional", models.BooleanField(default=False)),
        migrations.RunSQL([(MARKS, {"zone": settings.TIME_ZONE})], migrations.RunSQL.noop),
        migrations.AddIndex(
            "report",
            models.Index(
                fields=["id"],
                name="reports_provisional",
                condition=(models.Q(due_provisional=True) | models.Q(promise_provisional=True)) & ~models.Q(holder="nobody"),
            ),
        ),
    ]
