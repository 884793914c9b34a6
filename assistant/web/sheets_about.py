"""What a downloaded list says of itself: what was asked, as at which day, when it was made."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from assistant.registers.columns import Cell

EVERYTHING = "No filter: all of them"


def about_sheet(
    list_name: str,
    filters: Sequence[tuple[str, str]],
    rows: int,
    note: str,
    *,
    as_of: dt.date | None,
    generation: int,
    made_at: dt.datetime,
) -> Sequence[tuple[str, Cell]]:
    """Return names and values, in order. `note` says where the rows were read from."""
    return [
        ("List", list_name),
        *(filters or [("Filters", EVERYTHING)]),
        ("Rows", rows),
        ("Reckoned as at", as_of or "The position date of each plan"),
        ("Where it comes from", note),
        ("State of the papers", generation),
        ("Made on", made_at.date()),
        ("Made at (UTC)", f"{made_at:%H:%M}"),
    ]
