"""Which actions are due next, and what is told where a plan prints no day to reckon on."""

from __future__ import annotations

from collections.abc import Sequence

from assistant.actions import ActionItem
from assistant.answering.reckoning.plans.actions import is_open, label_of, refs_of
from assistant.answering.reckoning.plans.row_tables import rows_table
from assistant.answering.reckoning.plans.telling_actions import (
    Part,
    Scene,
    by_due,
    count_value,
    due_told,
    list_values,
    shared_day,
    told,
)
from assistant.answering.reckoning.reckoned import Claim
from assistant.answers import AnswerStatus


def next_due(scene: Scene, coming: Sequence[ActionItem]) -> list[Claim]:
    """Return the first date still to come, with the open actions that have it."""
    dated = [row for row in by_due(coming) if row.due.day is not None]
    if not dated:
        return []
    rows = [row for row in dated if row.due.day == dated[0].due.day]
    words, values = due_told(scene, rows[0])
    which = label_of(rows[0])
    if len(rows) > 1:
        refs = all(row.ref for row in rows)
        which = f"actions {refs_of(rows)}" if refs else f"{len(rows)} actions"
    counts = [count_value("due next", rows)] if len(rows) > 1 else []
    text = f"The next date in {scene.name} is {words}, for {which} ({scene.position})."
    values = (*values, *shared_day("next date", rows), *list_values(rows), *counts)
    proofs = [*scene.proofs_of(rows), *scene.proof()]
    return [told(text, [*values, *scene.position_values()], proofs)]


def tell_without_day(scene: Scene) -> Part | None:
    """Return that a plan prints no day on which it could be reckoned; None without an open date."""
    dated = [row for row in scene.rows if is_open(row) and row.due.day is not None]
    if not dated:
        return None
    one = len(dated) == 1
    text = (
        f"{scene.name[0].upper()}{scene.name[1:]} prints no date for its position, so it cannot be"
        f" worked out which actions are past their dates; {len(dated)}"
        f" {'action is' if one else 'actions are'} open with a date."
    )
    claim = told(text, [count_value("open with a date", dated)], scene.proof())
    table = rows_table(scene, f"Open actions by date, {scene.book.name}", by_due(dated))
    return Part(AnswerStatus.CANNOT_BE_WORKED_OUT, (claim,), (table,))
