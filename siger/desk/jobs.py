"""What the desk does by the clock."""

from siger.core.jobs.schedule import periodically
from siger.desk.forgetting import forget_seen

periodically("29 18 * * *", name="siger.desk.forget_seen")(forget_seen)
