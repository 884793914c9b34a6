"""Totals that papers state of their own rows, beside the rows as counted."""

from __future__ import annotations

from assistant.actions import ActionItem, StatedTotal
from assistant.answering.reckoning.plans.telling_actions import (
    Part,
    Scene,
    count_value,
    counted,
    told,
)
from assistant.answering.reckoning.reckoned import Claim, Proof
from assistant.answers import AnswerStatus

_ALL = "actions"


def rows_counted(scene: Scene, total: StatedTotal) -> list[ActionItem]:
    """Return the rows that a stated total counts."""
    rows = scene.version.rows
    return [row for row in rows if total.counts in (_ALL, row.status.value)]


def disagreeing(scene: Scene) -> list[StatedTotal]:
    """Return the stated totals that differ from the rows counted."""
    return [t for t in scene.version.totals if t.number != len(rows_counted(scene, t))]


def tell_disagreement(scene: Scene) -> tuple[Claim, ...]:
    """Return both figures where a stated total differs from the rows; nothing otherwise."""
    differ = disagreeing(scene)
    if not differ:
        return ()
    quoted = list(dict.fromkeys(total.span.text for total in differ))
    counts = {total.counts: rows_counted(scene, total) for total in differ}
    found = " and ".join(f"{len(rows)} {_called(of)}" for of, rows in counts.items())
    text = (
        f"The paper itself states {' and '.join(f'“{words}”' for words in quoted)}; its rows give"
        f" {found}."
    )
    document = scene.version.document.document_id
    proofs = [Proof(document, total.span) for total in differ]
    return (told(text, [count_value(of, rows) for of, rows in counts.items()], proofs),)


def tell_totals(scene: Scene) -> Part:
    """Return whether the totals that a paper states are those of its rows."""
    stated = scene.version.totals
    differ = tell_disagreement(scene)
    if differ:
        return Part(AnswerStatus.PAPERS_DISAGREE, differ, short=len(differ))
    number = counted(len(scene.rows), "row", "rows")
    if not stated:
        text = (
            f"The paper states no total of its own; {scene.name} has {number} ({scene.position})."
        )
    else:
        text = f"The totals that the paper states are those of its {number} ({scene.position})."
    values = [count_value("rows", scene.version.rows), *scene.position_values()]
    spans = [Proof(scene.version.document.document_id, total.span) for total in stated]
    return Part(AnswerStatus.ANSWERED, (told(text, values, [*scene.proof(), *spans]),))


def _called(counts: str) -> str:
    return "actions in all" if counts == _ALL else counts.replace("_", " ")
