"""Counts as they stand beside a view: beyond a limit nobody counts."""

from django.utils.formats import number_format

from siger.reports.queries.worklist.counts import MOST_AT_DESK, MOST_COUNTED


def of_desk(count: int) -> int | str:
    """Of what waits at one's own desk: "2.000+" beyond that."""
    return _said(count, MOST_AT_DESK)


def of_view(count: int) -> int | str:
    return _said(count, MOST_COUNTED)


def _said(count: int, most: int) -> int | str:
    return count if count <= most else f"{number_format(most, use_l10n=True, force_grouping=True)}+"
