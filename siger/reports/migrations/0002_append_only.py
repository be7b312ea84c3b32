"""The timeline cannot be rewritten by a mistake or by an application with a hole: the database refuses."""

from django.db import migrations

GUARD = """
CREATE FUNCTION reports_timeline_guard() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'DELETE' THEN
        RAISE EXCEPTION 'the timeline is append-only';
    END IF;
    IF (NEW.report_id, NEW.seq, NEW.verb, NEW.state, NEW.audience, NEW.role, NEW.agency_id, NEW.occurred_at, NEW.recorded_at,
        NEW.commitment, NEW.previous, NEW.digest, NEW.imported)
       IS DISTINCT FROM
       (OLD.report_id, OLD.seq, OLD.verb, OLD.state, OLD.audience, OLD.role, OLD.agency_id, OLD.occurred_at, OLD.recorded_at,
        OLD.commitment, OLD.previous, OLD.digest, OLD.imported)
       OR (NEW.salt IS DISTINCT FROM OLD.salt AND (NEW.salt IS NOT NULL OR NEW.payload IS NOT NULL))
    THEN
        RAISE EXCEPTION 'the timeline is append-only: only payload may be encrypted anew, or erased together with its salt';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER reports_timeline_append_only BEFORE UPDATE OR DELETE ON reports_timelineentry
    FOR EACH ROW EXECUTE FUNCTION reports_timeline_guard();
"""

LIFT = "DROP TRIGGER reports_timeline_append_only ON reports_timelineentry; DROP FUNCTION reports_timeline_guard();"


class Migration(migrations.Migration):
    dependencies = [("reports", "0001_initial")]
    operations = [migrations.RunSQL(GUARD, LIFT)]
