"""Totals that papers state of their own rows, beside the rows as counted."""

from __future__ import annotations

from assistant.actions import ActionItem, StatedTotal
from assistant.answering.reckoning.reckoned import Claim, Proof
from assistant.answering.reckoning.telling_actions import Part, Scene, count_value, counted, told
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
    claims: list[Claim] = []
    quoted: dict[str, list[StatedTotal]] = {}
    for total in disagreeing(scene):
        quoted.setdefault(total.span.text, []).append(total)
    for text, totals in quoted.items():
        counts = [(t.counts, rows_counted(scene, t)) for t in totals]
        found = " and ".join(f"{len(rows)} {_called(counts)}" for counts, rows in counts)
        claims.append(
            told(
                f"The paper itself states “{text}”; its rows give {found}.",
                [count_value(name, rows) for name, rows in counts],
                (Proof(scene.version.document.document_id, totals[0].span),),
            )
        )
    return tuple(claims)


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
