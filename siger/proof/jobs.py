"""What proof does by the clock."""

from siger.core.jobs.schedule import periodically
from siger.proof.redrawing import redraw

periodically("6-59/10 * * * *", name="siger.proof.redraw")(redraw)
