"""A table of an answer as the page shows it: sorted, folded, with its addresses."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from assistant.answers import Answer, Citation, Table, TableRow
from assistant.web.asking.table_sorting import Sorting, sorted_rows
from assistant.web.paging import Paged, address, paged
from assistant.web.wording import cited_place, full_name

# Tables of so many rows are folded under the answer; the style sheet says to how many.
FOLDED_FROM = 15
LONGEST_NAME = 80


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
    asked: Mapping[str, object]
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
        asked=_asked(sorting) if sorting else {},
        question=answer.question,
        back=f"{back}#answer-{answer.answer_id}",
        sorting=sorting or Sorting(0),
    )


def _asked(sorting: Sorting) -> Mapping[str, object]:
    order = "descending" if sorting.descending else ""
    return {"sort": sorting.column, "order": order}


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
    return Column(title, address(href, _asked(Sorting(at, turned))), order)


@dataclass(frozen=True, slots=True)
class Sheet:
    """A table for a spreadsheet: with the papers that each row rests on, and where they are."""

    file_name: str
    columns: Sequence[str]
    rows: Sequence[Sequence[str]]


def sheet_of(answer: Answer, number: int, site: str) -> Sheet:
    """Return a table of an answer with its sources; `site` begins their addresses.

    Raises:
        IndexError: The answer has no table of that number.
    """
    if number < 1:
        raise IndexError(number)
    table = answer.tables[number - 1]
    known = {citation.number: citation for citation in answer.citations}
    return Sheet(
        file_name=f"{_slug(table.title)}.csv",
        columns=(*table.columns, "Source", "Source address"),
        rows=[_cells(row, len(table.columns), known, site) for row in table.rows],
    )


def _cells(row: TableRow, width: int, known: Mapping[int, Citation], site: str) -> list[str]:
    cited = [known[number] for number in dict.fromkeys(row.citations) if number in known]
    names = [", ".join(filter(None, [full_name(c), cited_place(c)])) for c in cited]
    addresses = [f"{site}{c.url}" for c in cited]
    blank = [""] * (width - len(row.cells))
    return [*row.cells, *blank, "; ".join(names), "; ".join(addresses)]


def _slug(title: str) -> str:
    """Return a title as the name of a file.

    >>> _slug("Actions overdue, Child R: the plan")
    'actions-overdue-child-r-the-plan'
    """
    words = re.findall(r"[a-z0-9]+", title.casefold())
    return "-".join(words)[:LONGEST_NAME].strip("-") or "table"
