"""The office's own tags of a report: no part of its life, so neither an entry nor a version comes of them."""

from collections.abc import Sequence

from siger.reports.models import Report


def write_tags(report: Report, tags: Sequence[int]) -> None:
    """`tags` are ids, ascending and each once. The caller holds the row and has asked for the right."""
    report.tags = list(tags)
    report.save(update_fields=["tags"])
