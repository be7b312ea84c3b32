from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("proof", "0003_judgements_and_second_looks"),
    ]

    operations = [
        migrations.AddField(
            model_name="checklistitem",
            name="words_en",
            field=models.CharField(blank=True, db_default="", max_length=160),
        ),
    ]
