"""Reports of a merged tag get the tag that stays, some at a time: nobody else's work on them waits longer than that takes."""

from typing import Final

from django.db import connection, transaction
from procrastinate import RetryStrategy
from procrastinate.contrib.django import app

from siger.core.clock import now
from siger.desk.models import Tag

AT_ONCE: Final = 500

# Rows are held in the order of their ids, as everywhere: whoever needs several never waits in a circle.
_MOVE: Final = """
WITH batch AS MATERIALIZED (
  SELECT id, tags FROM reports_report WHERE tags @> ARRAY[%(old)s] AND tags <> '{}' ORDER BY id LIMIT %(most)s FOR UPDATE
), moved AS (
  UPDATE reports_report r
  SET tags = ARRAY(SELECT DISTINCT t FROM unnest(array_append(array_remove(s.tags, %(old)s), %(new)s)) t ORDER BY t)
  FROM batch s WHERE r.id = s.id RETURNING r.id
), told AS (
  INSERT INTO desk_tagging (report_id, tag_id, put, user_id, at)
  SELECT s.id, one.tag, one.put, %(user)s, %(at)s FROM batch s, (VALUES (%(old)s, false), (%(new)s, true)) one(tag, put)
  WHERE NOT (one.put AND s.tags @> ARRAY[%(new)s])
)
SELECT count(*) FROM moved
"""


def move_some(tag: Tag, user_id: int | None) -> bool:
    """At most 500 reports, in the caller's transaction; whether there may be more. One statement."""
    asked = {"old": tag.pk, "new": tag.merged_into_id, "most": AT_ONCE, "user": user_id, "at": now()}
    with connection.cursor() as cursor:
        cursor.execute(_MOVE, asked)
        return bool(cursor.fetchone()[0] == AT_ONCE)


@app.task(name="siger.desk.merge_tags", retry=RetryStrategy(max_attempts=5, exponential_wait=3))
def move_all(tag_id: int, user_id: int | None) -> None:
    """Whatever still carries the tag; may be run any number of times."""
    tag = Tag.objects.filter(pk=tag_id, merged_into__isnull=False).first()
    more = tag is not None
    while more and tag is not None:
        with transaction.atomic():
            more = move_some(tag, user_id)


def move_later(tag_id: int, user_id: int | None) -> None:
    """A job, in the transaction that asks for it."""
    move_all.configure(lock=f"tag:{tag_id}").defer(tag_id=tag_id, user_id=user_id)


def resume_merges() -> int:
    """Reports that still carry a merged tag, because a job was lost, get the other one now; how many tags that were."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT t.id FROM desk_tag t WHERE t.merged_into_id IS NOT NULL"
            " AND EXISTS (SELECT 1 FROM reports_report r WHERE r.tags @> ARRAY[t.id::int] AND r.tags <> '{}')"
        )
        left = [tag_id for (tag_id,) in cursor.fetchall()]
    for tag_id in left:
        move_all(tag_id, None)
    return len(left)
