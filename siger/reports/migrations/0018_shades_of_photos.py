from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("reports", "0017_covered_photos"),
    ]

    operations = [
        migrations.AddField(
            model_name="phototrace",
            name="shades",
            field=models.BinaryField(db_default=b""),
        ),
    ]
