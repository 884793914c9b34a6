"""The sentence that says how many rows of a plan are of a kind, on which day."""

from __future__ import annotations

from collections.abc import Sequence

from assistant.actions import ActionItem
from assistant.answering.reckoning.plans.actions import Bucket, refs_of, said_of
from assistant.answering.reckoning.plans.asking_actions import AskedOfActions
from assistant.answering.reckoning.plans.completion import MOST_NAMED
from assistant.answering.reckoning.plans.picking import picked_words
from assistant.answering.reckoning.plans.rows_since import is_since, version_since
from assistant.answering.reckoning.plans.telling_actions import (
    Scene,
    count_value,
    counted,
    day_value,
    list_values,
    told,
)
from assistant.answering.reckoning.reckoned import Claim, Computed, Operation
from assistant.dates import written_date


def count_told(
    scene: Scene, asked: AskedOfActions, rows: Sequence[ActionItem], base: Sequence[ActionItem]
) -> Claim:
    """Return how many of the rows in `base` are asked for; `rows` are they."""
    if asked.bucket is Bucket.ALL or not base:
        return _listed(scene, asked, base)
    picked = picked_words(asked)
    named = f": {refs_of(rows)}" if 0 < len(rows) <= MOST_NAMED else ""
    since, values = _since(scene, asked)
    text = (
        f"{when(scene)}, {len(rows) or 'none'} of the {counted(len(base), 'action', 'actions')} in"
        f" {scene.name}{picked} {said_of(asked.bucket, len(rows))}{since}{named}."
    )
    values += [count_value("all", base), count_value(asked.bucket.value, rows), *list_values(rows)]
    shown = [*(rows if named else []), *(base[:1] if picked else [])]
    return told(
        text, [*values, *_asked_values(scene, asked)], [*scene.proofs_of(shown), *scene.proof()]
    )


def when(scene: Scene) -> str:
    """Return the day D at the start of a sentence, and to when the status is known."""
    position = scene.version.position
    if scene.day is None:
        return "In a version without a printed date"
    known = position is not None and position != scene.day
    until = f" (status known to {written_date(position)})" if known and position else ""
    until = until if position else " (status as printed, without a date)"
    return f"On {written_date(scene.day)}{until}"


def were(rows: Sequence[ActionItem]) -> str:
    """Return "was" or "were"."""
    return "was" if len(rows) < 2 else "were"


def _listed(scene: Scene, asked: AskedOfActions, base: Sequence[ActionItem]) -> Claim:
    """Return how many rows a plan lists, or how many of them are picked."""
    picked = picked_words(asked)
    values = [count_value("listed", base), count_value("all", scene.rows)]
    if picked:
        number = f"{len(base) or 'none'} of the {len(scene.rows)} actions"
        named = f": {refs_of(base)}" if 0 < len(base) <= MOST_NAMED else ""
        text = f"{when(scene)}, {number} in {scene.name} {were(base)}{picked}{named}."
        values += list_values(base)
    else:
        number = counted(len(base), "action", "actions")
        text = f"{when(scene)}, {number} {were(base)} listed in {scene.name}."
    shown = base[:MOST_NAMED] if picked else []
    return told(
        text, [*values, *_asked_values(scene, asked)], [*scene.proofs_of(shown), *scene.proof()]
    )


def _asked_values(scene: Scene, asked: AskedOfActions) -> list[Computed]:
    """Return the days and numbers that a sentence prints or repeats from the question."""
    record_id = scene.version.plan.record_id
    window = [day for day in (asked.days.due_from, asked.days.due_to) if day]
    numbers = [each for each in (asked.rating, asked.recommendation) if each and each.isdigit()]
    return [
        *scene.position_values(),
        *(day_value("due", day, record_id) for day in window),
        *(Computed("as asked", Operation.SUM, each, operands=(each,)) for each in numbers),
    ]


def _since(scene: Scene, asked: AskedOfActions) -> tuple[str, list[Computed]]:
    """Return since when, where that is asked for, with its day as a value."""
    old = version_since(scene, asked) if is_since(asked) else None
    if old is None or old.position is None:
        return "", []
    value = day_value("since", old.position, old.plan.record_id)
    return f" and not so in the position at {written_date(old.position)}", [value]
