"""What the desk does by the clock."""

from siger.core.jobs.schedule import periodically
from siger.desk.bulk import queueing  # registers its task in a worker
from siger.desk.bulk.forgetting import forget_runs
from siger.desk.bulk.running import resume_runs
from siger.desk.forgetting import forget_seen

__all__ = ["queueing"]

periodically("29 18 * * *", name="siger.desk.forget_seen")(forget_seen)
periodically("1-59/5 * * * *", name="siger.desk.resume_runs")(resume_runs)
periodically("23 * * * *", name="siger.desk.forget_runs")(forget_runs)
