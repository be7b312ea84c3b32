"""The queue looks after itself."""

from siger.core.jobs.pruning import prune
from siger.core.jobs.schedule import periodically
from siger.core.jobs.stalled import requeue_stalled

periodically("* * * * *", name="siger.jobs.requeue_stalled")(requeue_stalled)
periodically("17 * * * *", name="siger.jobs.prune")(prune)
