"""What the deadlines do by the clock."""

from siger.core.jobs.schedule import periodically
from siger.deadlines.decrees import count_decreed_years
from siger.deadlines.recounting.asking import resume_forgotten
from siger.deadlines.watching import watch

periodically("2-59/10 * * * *", name="siger.deadlines.watch")(watch)
periodically("8-59/15 * * * *", name="siger.deadlines.resume_recounts")(resume_forgotten)
periodically("23 17 * * *", name="siger.deadlines.count_decreed_years")(count_decreed_years)
