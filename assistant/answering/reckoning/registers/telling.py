"""Says what rows of a table hold, each with its place."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.answering.phrasing import paper_phrase
from assistant.answering.reckoning.reckoned import (
    Claim,
    Computed,
    Operation,
    Reckoned,
    ReckonedRow,
    ReckonedTable,
)
from assistant.answering.reckoning.registers.tables import Row, Table
from assistant.answers import AnswerStatus, Basis

_MOST_NAMED, _MOST_SHOWN, _LONGEST_NAME = 12, 40, 12
_NOUN = re.compile(
    r"(?i)\b(?P<noun>action|finding|recommendation|milestone|question|task|risk|request|matter|measure)s?\b"
)


def tell_rows(table: Table, rows: Sequence[Row], having: str, day: str = "") -> Reckoned:
    """Return how many rows of a table are of a kind, and which; `day` is that of the question."""
    counted = Computed("rows", Operation.COUNT, str(len(rows)), rows=tuple(row.key for row in rows))
    every = Computed(
        "all rows", Operation.COUNT, str(len(table.rows)), rows=tuple(row.key for row in table.rows)
    )
    names = _names(table, rows)
    verb = "has" if len(rows) == 1 else "have"
    text = (
        f"{counted.value} of the {every.value} rows of the table in the {paper_phrase(table.document)} {verb}"
        f" {having}: {names}."
    )
    given = tuple(
        Computed("as printed", Operation.GIVEN, cell, operands=(cell,))
        for row in rows
        for cell in row.cells
        if cell
    )
    if day:
        given = (*given, Computed("day", Operation.GIVEN, day, operands=(day,)))
    proofs = tuple(row.proof for row in rows)
    claim = Claim(text, Basis.COMPUTED, proofs, (counted, every, *given))
    reason = f"registers: {having}"
    return Reckoned(AnswerStatus.ANSWERED, (claim,), reason, (_shown(table, rows),))


def _names(table: Table, rows: Sequence[Row]) -> str:
    if len(rows) <= _MOST_NAMED // 2:
        return "; ".join(named(table, row) for row in rows)
    names = [table.name_of(row) for row in rows]
    if all(len(name) <= _LONGEST_NAME for name in names):
        return ", ".join(names)
    return "; ".join(named(table, row) for row in rows[:_MOST_NAMED])


def named(table: Table, row: Row) -> str:
    """Return a row's number with what it is about, as printed."""
    about = f"“{quoted(row.cells[table.about])}”"
    return f"{row.cells[table.ref]} {about}" if table.ref is not None else about


def quoted(text: str) -> str:
    """Return a cell with no double quotation marks of its own."""
    return text.replace("“", "'").replace("”", "'")


def _shown(table: Table, rows: Sequence[Row]) -> ReckonedTable:
    shown = tuple(ReckonedRow(row.cells, (row.proof,)) for row in rows[:_MOST_SHOWN])
    columns = tuple(name or "–" for name in table.header)
    return ReckonedTable(
        f"Rows of {table.document.title}", columns, shown, frozenset(range(len(columns)))
    )


def tell_change(
    new: Table, old: Table, added: Sequence[Row], gone: Sequence[Row], said: Sequence[Claim]
) -> Reckoned:
    """Return which rows a table has that its former version had not, and the other way round."""
    claims, tables = [], []
    pairs = ((new, added, "are new since", old), (old, gone, "are no longer in", new))
    for table, rows, words, other in pairs:
        if not rows:
            continue
        counted = Computed(words, Operation.COUNT, str(len(rows)), rows=tuple(r.key for r in rows))
        names = "; ".join(named(table, row) for row in rows[:_MOST_NAMED])
        verb = words if len(rows) > 1 else words.replace("are", "is", 1)
        text = (
            f"{counted.value} of the rows of the {paper_phrase(table.document)} {verb}"
            f" the {paper_phrase(other.document)}: {names}."
        )
        proofs = (*(row.proof for row in rows), other.rows[0].proof)
        given = tuple(
            Computed("as printed", Operation.GIVEN, cell, operands=(cell,))
            for row in rows
            for cell in row.cells
            if cell
        )
        claims.append(Claim(text, Basis.COMPUTED, proofs, (counted, *given)))
        tables.append(_shown(table, rows))
    return Reckoned(AnswerStatus.ANSWERED, (*claims, *said), "registers: changes", tuple(tables))


def _small(heading: str) -> str:
    """Return a heading as words inside a sentence: "Status" as "status", "RAG" as it is."""
    plain = quoted(heading)
    return plain[0].lower() + plain[1:] if plain[1:2].islower() else plain


def _noun(table: Table) -> str:
    """Return what a table calls a row, "" where its heading holds no such word."""
    found = _NOUN.search(table.header[table.about])
    return f"{found['noun'].lower()} " if found and table.ref is not None else ""


def tell_cells(table: Table, row: Row, columns: Sequence[int], kind: str) -> Reckoned:
    """Return what one row prints under some headings."""
    told = [n for n in columns if row.cells[n]]
    said = "; ".join(f"{_small(table.header[n])} “{quoted(row.cells[n])}”" for n in told)
    ref = f"{row.cells[table.ref]}, " if table.ref is not None else ""
    what = f"{_noun(table)}{ref}“{quoted(row.cells[table.about])}”"
    text = f"The {paper_phrase(table.document)} lists {what}: {said}."
    given = tuple(
        Computed("as printed", Operation.GIVEN, cell, operands=(cell,))
        for cell in (*row.cells, *(table.header[n] for n in told))
        if cell
    )
    claim = Claim(text, Basis.COMPUTED, (row.proof,), given)
    return Reckoned(AnswerStatus.ANSWERED, (claim,), f"registers: {kind}", (_shown(table, [row]),))
