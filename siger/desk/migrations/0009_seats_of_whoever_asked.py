from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("desk", "0008_shift_run")]

    operations = [
        migrations.AddField(model_name="bulkrun", name="seats", field=models.JSONField(null=True)),
        migrations.AddField(model_name="export", name="seats", field=models.JSONField(null=True)),
    ]
