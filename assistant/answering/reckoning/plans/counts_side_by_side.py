"""The counts of several plans, side by side."""

from __future__ import annotations

from collections.abc import Sequence

from assistant.answering.reckoning.plans.actions import Bucket, in_bucket
from assistant.answering.reckoning.plans.telling_actions import Scene
from assistant.answering.reckoning.reckoned import ReckonedRow, ReckonedTable
from assistant.dates import written_date

_NOT_COUNTED = (Bucket.ALL, Bucket.DROPPED)


def table_of_counts(title: str, scenes: Sequence[Scene], asked: Bucket) -> ReckonedTable:
    """Return the counts of several plans side by side; they are never added."""
    groups = [Bucket.COMPLETE, Bucket.OPEN, Bucket.OVERDUE, Bucket.UNDATED]
    if asked not in (*groups, *_NOT_COUNTED):
        groups.append(asked)
    columns = ("Plan", "Position at", "Actions", *(_heading(group) for group in groups))
    rows = []
    for scene in scenes:
        numbers = [str(len(in_bucket(b, scene.version, scene.book, scene.day))) for b in groups]
        position = scene.version.position
        day = written_date(position) if position else "not printed"
        cells = (scene.book.name, day, str(len(scene.rows)), *numbers)
        rows.append(ReckonedRow(cells, scene.proof()))
    return ReckonedTable(title, columns, tuple(rows))


def _heading(bucket: Bucket) -> str:
    return bucket.value[0].upper() + bucket.value[1:]
