"""A report that others follow follows nobody: the database refuses chains and circles, also of two transactions at once.

The row of the main report is held with FOR SHARE, which waits for whoever changes it; each statement of the function sees what was committed
while it waited. So of two mergers crosswise one waits for the other and is refused.
"""

from django.db import migrations

GUARD = """
CREATE FUNCTION reports_merge_guard() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    PERFORM 1 FROM reports_report WHERE id = NEW.main_id FOR SHARE;
    IF EXISTS (SELECT 1 FROM reports_report WHERE id = NEW.main_id AND main_id IS NOT NULL)
       OR EXISTS (SELECT 1 FROM reports_report WHERE main_id = NEW.id)
    THEN
        RAISE EXCEPTION 'a main report follows nobody' USING ERRCODE = 'check_violation';
    END IF;
    RETURN NULL;
END $$;
CREATE TRIGGER reports_main_follows_nobody AFTER INSERT OR UPDATE OF main_id ON reports_report
    FOR EACH ROW WHEN (NEW.main_id IS NOT NULL) EXECUTE FUNCTION reports_merge_guard();
"""

LIFT = "DROP TRIGGER reports_main_follows_nobody ON reports_report; DROP FUNCTION reports_merge_guard();"


class Migration(migrations.Migration):
    dependencies = [("reports", "0006_merging")]
    operations = [migrations.RunSQL(GUARD, LIFT)]
