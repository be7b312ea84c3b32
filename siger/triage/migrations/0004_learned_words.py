"""What published reports teach about how rare words are."""

from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('triage', '0003_rules'),
    ]

    operations = [
        migrations.CreateModel(
            name='LearnedWords',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('counts', models.JSONField(default=dict, verbose_name='banyaknya')),
                ('reports', models.PositiveIntegerField(default=0, verbose_name='laporan')),
                ('learned_at', models.DateTimeField(verbose_name='dipelajari')),
            ],
            options={
                'verbose_name': 'kata yang dipelajari',
                'verbose_name_plural': 'kata yang dipelajari',
                'constraints': [models.CheckConstraint(condition=models.Q(('pk', 1)), name='triage_one_row_of_words')],
            },
        ),
    ]
