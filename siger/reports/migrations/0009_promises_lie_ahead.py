"""A promised date is counted and may be moved once, and no promise lies before the report came in.

Dates promised before they were counted are counted as one. A date that was promised after its closing time is kept by the next day.
"""

from django.db import migrations, models

REPAIR = """
UPDATE reports_report SET
    promises = least(greatest(promises, CASE WHEN estimate_on IS NULL THEN 0 ELSE 1 END), 2),
    promised_at = CASE WHEN promised_at IS NULL AND estimate_on IS NULL THEN NULL
        ELSE greatest(coalesce(promised_at, estimate_on::timestamptz + interval '16 hours'), received_at + interval '1 day') END
WHERE (estimate_on IS NOT NULL AND (promises = 0 OR promised_at IS NULL)) OR promises > 2 OR promised_at <= received_at
"""


class Migration(migrations.Migration):
    dependencies = [("reports", "0008_successions")]

    operations = [
        migrations.RunSQL(REPAIR, migrations.RunSQL.noop),
        migrations.AddConstraint(
            model_name="report",
            constraint=models.CheckConstraint(condition=models.Q(promises__lte=2), name="reports_promise_moved_once"),
        ),
        migrations.AddConstraint(
            model_name="report",
            constraint=models.CheckConstraint(
                condition=models.Q(estimate_on__isnull=True) | models.Q(promises__gte=1, promised_at__isnull=False),
                name="reports_date_is_a_promise",
            ),
        ),
        migrations.AddConstraint(
            model_name="report",
            constraint=models.CheckConstraint(
                condition=models.Q(promised_at__isnull=True) | models.Q(promised_at__gt=models.F("received_at")),
                name="reports_promise_lies_ahead",
            ),
        ),
    ]
