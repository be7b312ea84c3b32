"""The office's own tags of a report: no part of its life, so neither an entry nor a version comes of them."""

from collections.abc import Sequence

from django.db.models import Q

from siger.reports.models import Report


def carried(tag_id: int) -> bool:
    """Whether any report carries it. One statement, by the index of tags."""
    return Report.objects.filter(~Q(tags=[]), tags__contains=[tag_id]).exists()


def write_tags(report: Report, tags: Sequence[int]) -> None:
    """`tags` are ids, ascending and each once. The caller holds the row and has asked for the right."""
    report.tags = list(tags)
    report.save(update_fields=["tags"])
