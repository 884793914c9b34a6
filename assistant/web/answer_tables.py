"""A table of an answer as the page shows it: sorted, folded, with its addresses."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from assistant.answers import Answer, Table, TableRow
from assistant.web.paging import Paged, address, paged
from assistant.web.table_sorting import Sorting, sorted_rows

# Longer ones are folded to so many rows under the answer.
ROWS_SHOWN = 10
FOLDED_FROM = 15


@dataclass(frozen=True, slots=True)
class Column:
    """One column; `href` sorts by it, and `order` says how it is sorted, "" if it is not."""

    title: str
    href: str = ""
    order: str = ""


@dataclass(frozen=True, slots=True)
class ShownTable:
    """A table of a stored answer, or of one that is on its way and has no address yet.

    `number` counts from 1 inside its answer. `folded` says that only the first rows are
    in sight until the reader asks for all.
    """

    title: str
    columns: Sequence[Column]
    rows: Sequence[TableRow]
    number: int = 0
    href: str = ""
    csv: str = ""
    folded: bool = False


@dataclass(frozen=True, slots=True)
class TablePage:
    """A table on a page of its own: one page of its rows, and how they are sorted."""

    table: ShownTable
    paged: Paged[TableRow]
    question: str
    back: str
    sorting: Sorting


def arriving_table(table: Table) -> ShownTable:
    """Return a table of an answer that is not stored yet."""
    return ShownTable(table.title, [Column(title) for title in table.columns], table.rows)


def shown_tables(answer: Answer) -> list[ShownTable]:
    """Return the tables of a stored answer, as they were computed."""
    return [shown_table(answer, number) for number in range(1, len(answer.tables) + 1)]


def shown_table(answer: Answer, number: int, sorting: Sorting | None = None) -> ShownTable:
    """Return one table of a stored answer.

    Raises:
        IndexError: The answer has no table of that number.
    """
    if number < 1:
        raise IndexError(number)
    table = answer.tables[number - 1]
    href = f"/conversations/{answer.conversation_id}/answers/{answer.answer_id}/tables/{number}"
    return ShownTable(
        title=table.title,
        columns=_columns(table, href, sorting),
        rows=sorted_rows(table, sorting),
        number=number,
        href=href,
        csv=f"/api/answers/{answer.answer_id}/tables/{number}.csv",
        folded=len(table.rows) >= FOLDED_FROM,
    )


def table_page(answer: Answer, number: int, sorting: Sorting | None, page: int) -> TablePage:
    """Return a table on a page of its own.

    Raises:
        IndexError: The answer has no table of that number.
    """
    table = shown_table(answer, number, sorting)
    back = address("/", {"conversation": answer.conversation_id})
    return TablePage(
        table=table,
        paged=paged(table.rows, page),
        question=answer.question,
        back=f"{back}#answer-{answer.answer_id}",
        sorting=sorting or Sorting(0),
    )


def _columns(table: Table, href: str, sorting: Sorting | None) -> list[Column]:
    if len(table.rows) < 2:
        return [Column(title) for title in table.columns]
    return [
        _column(title, at, href, sorting if sorting and sorting.column == at else None)
        for at, title in enumerate(table.columns, 1)
    ]


def _column(title: str, at: int, href: str, sorting: Sorting | None) -> Column:
    turned = sorting is not None and not sorting.descending
    order = ("descending" if sorting.descending else "ascending") if sorting else ""
    to = address(href, {"sort": at, "order": "descending" if turned else ""})
    return Column(title, to, order)
