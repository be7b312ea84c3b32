"""What the desk does by the clock."""

from siger.core.jobs.schedule import periodically
from siger.desk.bulk import queueing  # registers its task in a worker
from siger.desk.bulk.forgetting import forget_runs
from siger.desk.bulk.running import resume_runs
from siger.desk.exporting import running
from siger.desk.exporting.forgetting import forget_exports
from siger.desk.forgetting import forget_seen
from siger.desk.tag_merging import resume_merges

__all__ = ["queueing", "running"]

periodically("29 18 * * *", name="siger.desk.forget_seen")(forget_seen)
periodically("1-59/5 * * * *", name="siger.desk.resume_runs")(resume_runs)
periodically("23 * * * *", name="siger.desk.forget_runs")(forget_runs)
periodically("3-59/5 * * * *", name="siger.desk.resume_exports")(running.resume_exports)
periodically("33 * * * *", name="siger.desk.forget_exports")(forget_exports)
periodically("13-59/15 * * * *", name="siger.desk.resume_merges")(resume_merges)
