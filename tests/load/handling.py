"""What an office adds to its reports in its daily work, put in by the database: photos, people and crews, tags, offers, second tries.

The demonstration has little of it, and a filter for what nobody has costs other than in life. One in so many, by the report's id.
"""

from typing import Final

import psycopg

_CREWS: Final = """
INSERT INTO people_crew (name, active, agency_id)
SELECT 'Regu ukur', true, agency_id FROM people_membership WHERE role = 'officer' GROUP BY agency_id
ON CONFLICT DO NOTHING;
INSERT INTO people_crew_members (crew_id, user_id)
SELECT c.id, m.user_id FROM people_crew c JOIN people_membership m ON m.agency_id = c.agency_id AND m.role = 'officer'
WHERE c.name = 'Regu ukur' ON CONFLICT DO NOTHING
"""

_TAGS: Final = """
INSERT INTO desk_tag (name, active, made_at, agency_id)
SELECT word, true, now(), agency_id FROM (SELECT DISTINCT agency_id FROM people_membership) a, unnest(ARRAY['ukur', 'cuaca']) word
ON CONFLICT DO NOTHING
"""

# An agency's officer has every third report of it, its crew every seventh; a validator every third of what waits; one in 50 has a tag of
# some agency, one in 300 was reopened, one in 40 handed over more than once.
_REPORTS: Final = """
UPDATE reports_report r SET
  assignee_id = CASE WHEN r.holder = 'agency' AND r.id % 3 = 0 THEN o.user_id END,
  crew_id = CASE WHEN r.holder = 'agency' AND r.id % 7 = 1 THEN c.id END,
  validator_id = CASE WHEN r.holder = 'validator' AND r.id % 3 = 0 THEN v.user_id END,
  tags = CASE WHEN r.id % 50 = 0 THEN ARRAY[t.ids[1 + (r.id / 50) % array_length(t.ids, 1)]] ELSE r.tags END,
  reopened = CASE WHEN r.id % 300 = 0 THEN 1 ELSE r.reopened END
FROM reports_report one
LEFT JOIN (SELECT agency_id, min(user_id) AS user_id FROM people_membership WHERE role = 'officer' GROUP BY 1) o
  ON o.agency_id = one.agency_id
LEFT JOIN people_crew c ON c.agency_id = one.agency_id AND c.name = 'Regu ukur'
CROSS JOIN (SELECT min(user_id) AS user_id FROM people_membership WHERE role = 'validator') v
CROSS JOIN (SELECT array_agg(id::int ORDER BY id) AS ids FROM desk_tag) t
WHERE one.id = r.id AND (r.id % 50 = 0 OR r.id % 300 = 0 OR r.holder = 'validator' AND r.id % 3 = 0
  OR (o.user_id IS NOT NULL AND r.holder = 'agency' AND (r.id % 3 = 0 OR r.id % 7 = 1)))
"""

_PHOTOS: Final = """
INSERT INTO reports_photo (public_id, kind, state, hidden, broken_reason, original_path, keep_original, media_type, bytes, sha256,
  thumb_path, view_path, position_source, created_at, report_id)
SELECT gen_random_uuid(), 'report', 'ready', false, '', '', false, 'image/webp', 0, sha256(int8send(id)), '', '', '', received_at, id
FROM reports_report WHERE id % 5 < 2
"""


def handle(connection: psycopg.Connection) -> None:
    """`connection` is a superuser's, so that what refers to what is not looked up row by row."""
    connection.execute("SET session_replication_role = replica")
    for statements in (_CREWS, _TAGS, _REPORTS, _PHOTOS):
        for statement in statements.split(";"):
            connection.execute(statement.encode())
    connection.execute("RESET session_replication_role")
