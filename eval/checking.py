"""Holds questions against the papers: each proof stands where it is said to stand."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from eval.cases import Case
from eval.errors import CaseError
from eval.papers import Paper, Papers, PlaceError


def check_cases(cases: Sequence[Case], papers: Papers, places: Mapping[str, str]) -> None:
    """Check that every proof, table and reference of `cases` holds.

    `places` tells where each case stands, by id.

    Raises:
        CaseError: All that is wrong, a line each, with file and line.
    """
    known = {case.id for case in cases}
    wrong = [
        f"{places.get(case.id, case.id)}: {case.id}: {fault}"
        for case in cases
        for fault in (*_support_faults(case, papers), *_table_faults(case, papers))
    ]
    wrong += [
        f"{places.get(case.id, case.id)}: {case.id}: it is a paraphrase of {case.paraphrase_of!r},"
        " which is not among the questions"
        for case in cases
        if case.paraphrase_of and case.paraphrase_of not in known
    ]
    wrong += _split_faults(cases, places)
    if wrong:
        raise CaseError("\n".join(wrong))


def _support_faults(case: Case, papers: Papers) -> Iterator[str]:
    for support in case.support:
        try:
            papers.resolve(support)
        except PlaceError as exc:
            yield str(exc)


def _table_faults(case: Case, papers: Papers) -> Iterator[str]:
    gold = case.table
    if gold is None:
        return
    try:
        paper = papers[gold.doc]
        columns = {column for row in paper.rows for column in row.cells}
    except PlaceError as exc:
        yield str(exc)
        return
    needed = [*gold.where, *([gold.column] if gold.column else [])]
    missing = [column for column in needed if column not in columns]
    if missing:
        yield f"no table of {gold.doc!r} has a column {missing[0]!r}; there are: {_listed(columns)}"
    elif gold.op != "count" and gold.column is None:
        yield f"the operation {gold.op!r} needs a column"
    elif not rows_where(paper, gold.where):
        yield f"no row of {gold.doc!r} matches {dict(gold.where)}"
    elif gold.op == "count" and len(rows_where(paper, gold.where)) != _number(gold.value):
        found = len(rows_where(paper, gold.where))
        yield f"{found} rows of {gold.doc!r} match, and the value says {gold.value}"


def rows_where(paper: Paper, where: Mapping[str, str | tuple[str, ...]]) -> list[int]:
    """Return the numbers, from 0, of a paper's table rows whose columns all match."""
    return [
        number
        for number, row in enumerate(paper.rows)
        if all(
            row.cells.get(column) in ((wanted,) if isinstance(wanted, str) else wanted)
            for column, wanted in where.items()
        )
    ]


def _split_faults(cases: Sequence[Case], places: Mapping[str, str]) -> list[str]:
    """Tell of papers that prove questions of both splits: what is tuned on must not be tested."""
    split_of: dict[str, Case] = {}
    faults: list[str] = []
    for case in cases:
        for support in case.support:
            first = split_of.setdefault(support.doc, case)
            if first.split != case.split:
                faults.append(
                    f"{places.get(case.id, case.id)}: {case.id}: {support.doc!r} supports the split"
                    f" {first.split!r} too ({first.id})"
                )
    return faults


def _number(value: object) -> float | None:
    return float(value) if isinstance(value, int | float) else None


def _listed(columns: set[str]) -> str:
    return ", ".join(sorted(columns)) or "none"
