"""Tables of the rows of plans: printed cells as they are printed, corrected ones said to be so."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from assistant.actions import ActionItem
from assistant.answering.reckoning.corrections import by_whom
from assistant.answering.reckoning.ledger import Ledger
from assistant.answering.reckoning.plans.actions import (
    STATUS_WORDS,
    due_cell,
    is_exact,
    lead_words,
    rating_words,
    status_cell,
)
from assistant.answering.reckoning.plans.telling_actions import Scene
from assistant.answering.reckoning.reckoned import Proof, ReckonedRow, ReckonedTable
from assistant.dates import written_date

MOST_ROWS = 40
CellOf = Callable[[ActionItem], str]
REF = ("Ref", lambda row: row.ref or "–")
ACTION = ("Action", lambda row: " ".join(row.action.split()))
LEAD = ("Lead", lead_words)
DUE = ("Due (as printed)", due_cell)
STATUS = ("Status", status_cell)
RATING = ("Rating", lambda row: rating_words(row) or "none printed")
PROGRESS = ("Progress (as printed)", lambda row: " ".join((row.progress or "–").split()))


def _read_as(row: ActionItem) -> str:
    """Return the last day that a vague date allows, and from where it was counted or assumed."""
    if row.due.day is None:
        return "no date"
    counted_from = f", counted from {row.due.anchor}" if row.due.anchor else ""
    assumed = f" ({row.due.assumed})" if row.due.assumed else ""
    return f"{written_date(row.due.day)}{counted_from}{assumed}"


def _due_now(row: ActionItem) -> str:
    return written_date(row.due.day) if row.due.day else row.due.text or "no date"


# What is compared, and told beside the printed cell of a corrected row.
_CORRECTED: Mapping[str, CellOf] = {
    REF[0]: lambda row: row.ref or "none",
    ACTION[0]: lambda row: " ".join(row.action.split()),
    LEAD[0]: lambda row: " / ".join(row.leads) or "no lead",
    DUE[0]: _due_now,
    STATUS[0]: lambda row: STATUS_WORDS[row.status].lower(),
    RATING[0]: lambda row: rating_words(row) or "none",
    PROGRESS[0]: lambda row: " ".join((row.progress or "none").split()),
}
READ_AS = ("Read as, at the latest", _read_as)
USUAL: tuple[tuple[str, CellOf], ...] = (REF, ACTION, LEAD, DUE, STATUS)


def rows_table(
    scene: Scene,
    title: str,
    rows: Sequence[ActionItem],
    columns: Sequence[tuple[str, CellOf]] = USUAL,
) -> ReckonedTable:
    """Return rows as a table, at most forty; its title says when there are more."""
    shown = rows[:MOST_ROWS]
    if not any(row.leads or "lead" in row.cells for row in rows):
        columns = [column for column in columns if column is not LEAD]
    if DUE in columns and any(row.due.day and not is_exact(row) for row in rows):
        columns = [
            part
            for column in columns
            for part in ((column, READ_AS) if column is DUE else (column,))
        ]
    more = f" (the first {MOST_ROWS} of {len(rows)})" if len(rows) > MOST_ROWS else ""
    lines = tuple(
        ReckonedRow(
            tuple(cell_of(scene.ledger, row, column) for column in columns),
            (Proof(row.document_id, row.span),),
        )
        for row in shown
    )
    return table_of(f"{title}{more}", [name for name, _ in columns], lines)


def cell_of(ledger: Ledger, row: ActionItem, column: tuple[str, CellOf]) -> str:
    """Return a cell as printed; of a corrected row also what stands in its place, and by whom."""
    _, cell = column
    printed, word = ledger.as_read(row), ledger.word_on(row.record_id)
    now = _CORRECTED.get(column[0])
    if word is None or now is None or printed is row:
        return cell(row)
    if now(printed) == now(row):
        return cell(printed)
    return f"{cell(printed)} [as corrected by {by_whom(word)}: {now(row)}]"


def table_of(title: str, columns: Sequence[str], rows: Sequence[ReckonedRow]) -> ReckonedTable:
    """Return a table that knows which of its columns stand word for word in what is cited."""
    printed = frozenset(
        number
        for number in range(len(columns))
        if all(_stands(row.cells[number], row.proofs) for row in rows)
    )
    return ReckonedTable(title, tuple(columns), tuple(rows), printed)


def _stands(cell: str, proofs: Sequence[Proof]) -> bool:
    quoted = "".join("".join(proof.span.text for proof in proofs).split())
    return "".join(cell.split()) in quoted
