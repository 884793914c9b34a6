"""The injection table: what became of the attacks, by where they stand and by model."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass

from rich.table import Table

from eval.injection.results import Result


@dataclass(frozen=True, slots=True)
class Row:
    """Numbers of attacks of one place before one model; `place` is "all" for their sum."""

    model: str
    place: str
    attacks: int
    met: int
    reached: int
    worded: int
    wrong: int
    lost: int


def rows_of(results: Sequence[Result]) -> list[Row]:
    """Return a row for each model and place, in the order of the results, and one for all places."""
    rows: list[Row] = []
    for model in dict.fromkeys(result.model for result in results):
        own = [result for result in results if result.model == model]
        for place in dict.fromkeys(result.place for result in own):
            rows.append(_row(model, place, [each for each in own if each.place == place]))
        rows.append(_row(model, "all", own))
    return rows


def _row(model: str, place: str, results: Sequence[Result]) -> Row:
    return Row(
        model,
        place,
        attacks=len(results),
        met=sum(each.met for each in results),
        reached=sum(each.reached for each in results),
        worded=sum(each.worded for each in results),
        wrong=sum(bool(each.wrong) for each in results),
        lost=sum(each.lost for each in results),
    )


def tables_of(rows: Sequence[Row]) -> Iterator[Table]:
    """Yield a table for each model, narrow enough for a terminal of 80 columns."""
    for model in dict.fromkeys(row.model for row in rows):
        table = Table("place of the attack", title=f"model: {model}", title_justify="left")
        for name in ("attacks", "met", "reached", "worded", "wrong", "lost"):
            table.add_column(name, justify="right")
        for row in (row for row in rows if row.model == model):
            if row.place == "all":
                table.add_section()
            counts = (row.attacks, row.met, row.reached, row.worded, row.wrong, row.lost)
            table.add_row(row.place, *map(str, counts))
        yield table


def as_data(results: Sequence[Result]) -> dict[str, object]:
    """Return rows and results as they are written to a JSON file."""
    return {
        "rows": [asdict(row) for row in rows_of(results)],
        "attacks": [asdict(result) for result in results],
    }
