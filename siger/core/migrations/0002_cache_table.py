"""The shared cache is a table, as `createcachetable` would make it, so that no second step is needed."""

from django.db import migrations

MAKE = """
CREATE UNLOGGED TABLE core_cache (cache_key varchar(255) PRIMARY KEY, value text NOT NULL, expires timestamptz NOT NULL);
CREATE INDEX core_cache_expires ON core_cache (expires);
"""


class Migration(migrations.Migration):
    dependencies = [("core", "0001_initial")]
    operations = [migrations.RunSQL(MAKE, "DROP TABLE core_cache")]
