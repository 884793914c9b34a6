"""Why actions are late or were put back: a reason only where the plan prints one."""

from __future__ import annotations

import re

from assistant.answering.reckoning.plans.actions import Bucket, in_bucket, said_of
from assistant.answering.reckoning.plans.row_tables import ACTION, DUE, PROGRESS, REF, rows_table
from assistant.answering.reckoning.plans.telling_actions import (
    Part,
    Scene,
    by_due,
    count_value,
    told,
)
from assistant.answers import AnswerStatus
from assistant.dates import written_date

# Words with which a progress entry gives a reason; a date or a state alone is none.
REASON = re.compile(
    r"(?i)\b(?:because|reasons?|due to|owing to|as a result of|awaiting|waits? for|waiting|depends? on"
    r"|dependent|cannot|can not|could not|limited|shortage|vacan\w+|delayed by|held up|subject to"
    r"|asked for changes|needs an?|pending|difficult\w*)\b"
)


def tell_reasons(scene: Scene, bucket: Bucket) -> Part | None:
    """Return the progress entries of late rows and for how many they print a reason."""
    group = bucket if bucket in (Bucket.SLIPPED, Bucket.OPEN, Bucket.UNDATED) else Bucket.OVERDUE
    rows = in_bucket(group, scene.version, scene.book, scene.day)
    if not rows or scene.day is None:
        return None
    given = [row for row in rows if row.progress and REASON.search(row.progress)]
    text = (
        f"On {written_date(scene.day)}, {len(rows)} of the {len(scene.rows)} actions in {scene.name}"
        f" {said_of(group, len(rows))}; the progress entries print a reason for"
        f" {len(given) or 'none'} of them."
    )
    values = [count_value("rows", rows), count_value("actions", scene.rows)]
    values += [count_value("reason printed", given), *scene.position_values()]
    table = rows_table(
        scene,
        f"Actions {group.value}, with their progress entries, {scene.book.name}",
        by_due(rows),
        (REF, ACTION, DUE, PROGRESS),
    )
    status = AnswerStatus.ANSWERED if len(given) == len(rows) else AnswerStatus.PARTLY_ANSWERED
    return Part(status, (told(text, values, scene.proof()),), (table,))
