"""What waits at a desk: the filter, the list that it gives, and how many wait where."""

from siger.reports.queries.worklist.counts import DeskCounts, capped_counts, desk_counts
from siger.reports.queries.worklist.filter import Assignee, Due, Photos, View, WorklistFilter
from siger.reports.queries.worklist.ids import worklist_ids
from siger.reports.queries.worklist.points import WorklistPoint, worklist_points
from siger.reports.queries.worklist.rows import PAGE, WorklistRow, listed, worklist

__all__ = [
    "PAGE",
    "Assignee",
    "DeskCounts",
    "Due",
    "Photos",
    "View",
    "WorklistFilter",
    "WorklistPoint",
    "WorklistRow",
    "capped_counts",
    "desk_counts",
    "listed",
    "worklist",
    "worklist_ids",
    "worklist_points",
]
