"""Totals that papers state of their own rows, beside the rows as counted."""

from __future__ import annotations

from collections.abc import Sequence

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
    """Return the rows that a stated total counts, all as the paper prints them."""
    return _of(scene.version.printed, total)


def _of(rows: Sequence[ActionItem], total: StatedTotal) -> list[ActionItem]:
    return [row for row in rows if total.counts in (_ALL, row.status.value)]


def disagreeing(scene: Scene) -> list[StatedTotal]:
    """Return the stated totals that differ from the rows counted."""
    return [
        t
        for t in scene.version.totals
        if t.number not in (len(rows_counted(scene, t)), _with_word_of(scene, t))
    ]


def _with_word_of(scene: Scene, total: StatedTotal) -> int | None:
    """Return how many rows print the status word that a total names; None where it names none.

    "5 are In progress" leaves out rows that are open and print "Delayed".
    """
    words = {" ".join((row.status_text or "").split()).casefold() for row in scene.version.printed}
    said = total.span.text.casefold()
    named = max((word for word in words if word and word in said), key=len, default=None)
    if named is None or total.counts == _ALL:
        return None
    rows = scene.version.printed
    return sum(" ".join((row.status_text or "").split()).casefold() == named for row in rows)


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


def tell_beside_corrected(scene: Scene) -> tuple[Claim, ...]:
    """Return that a stated total fits the rows as printed, where officers' corrections differ."""
    differ = {total.counts for total in disagreeing(scene)}
    other = [
        total
        for total in scene.version.totals
        if total.counts not in differ
        and len(_of(scene.rows, total)) != len(rows_counted(scene, total))
    ]
    if not other:
        return ()
    quoted = _listed(list(dict.fromkeys(f"“{total.span.text}”" for total in other)))
    found = _listed(
        [
            f"{len(_of(scene.rows, total)) or 'none'} {_called(total.counts)}"
            for total in {total.counts: total for total in other}.values()
        ]
    )
    text = f"The paper states {quoted}, as its rows are printed; as corrected they give {found}."
    values = [count_value(total.counts, _of(scene.rows, total)) for total in other]
    document = scene.version.document.document_id
    return (told(text, values, [Proof(document, total.span) for total in other]),)


def tell_totals(scene: Scene) -> Part:
    """Return whether the totals that a paper states are those of its rows."""
    stated = scene.version.totals
    differ = tell_disagreement(scene)
    if differ:
        return Part(AnswerStatus.PAPERS_DISAGREE, differ, short=len(differ))
    printed = scene.version.printed
    number = counted(len(printed), "row", "rows")
    if not stated:
        text = (
            f"The paper states no total of its own; {scene.name} has {number} ({scene.position})."
        )
    else:
        text = f"The totals that the paper states are those of its {number} ({scene.position})."
    values = [count_value("rows", printed), *scene.position_values()]
    spans = [Proof(scene.version.document.document_id, total.span) for total in stated]
    return Part(
        AnswerStatus.ANSWERED,
        (told(text, values, [*scene.proof(), *spans]), *tell_beside_corrected(scene)),
    )


def _listed(words: Sequence[str]) -> str:
    return " and ".join(filter(None, [", ".join(words[:-1]), words[-1]]))


def _called(counts: str) -> str:
    return "actions in all" if counts == _ALL else counts.replace("_", " ")
