"""The papers of a scope in columns: which of them came after a day, in one area."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from assistant.answering.reckoning.asked.areas import share_area
from assistant.answering.reckoning.ledger import Ledger
from assistant.documents import MINUTES_KINDS, Document, SourceType

_UNDATED = 0


@dataclass(frozen=True, slots=True, eq=False)
class PaperColumns:
    """Facts of the papers in scope, in the order in which their view holds all papers.

    `days` are ordinal numbers, 0 for a paper without a day or out of scope. `areas` number
    `authorities`.
    """

    days: NDArray[np.int32]
    minutes: NDArray[np.bool_]
    press: NDArray[np.bool_]
    areas: NDArray[np.int32]
    authorities: Sequence[str]

    def between(self, first: dt.date, last: dt.date, authority: str | None) -> NDArray[np.bool_]:
        """Return which papers are dated in a time, the last day too, in the area of an authority."""
        dated = (self.days >= max(first.toordinal(), 1)) & (self.days <= last.toordinal())
        near = [
            number
            for number, other in enumerate(self.authorities)
            if share_area(authority or "", other)
        ]
        return dated & np.isin(self.areas, near)


def paper_columns(ledger: Ledger) -> PaperColumns:
    """Return the columns of the papers in scope; made once for a scope."""
    return ledger.once("paper columns", _columns)


def _columns(ledger: Ledger) -> PaperColumns:
    papers = [ledger.documents.get(each) for each in ledger.view.table.document_order]
    authorities = list(dict.fromkeys(each.authority or "" for each in papers if each))
    number_of = {authority: number for number, authority in enumerate(authorities)}
    return PaperColumns(
        days=np.array([_day(each) for each in papers], np.int32),
        minutes=np.array([each is not None and _is_minutes(each) for each in papers], bool),
        press=np.array(
            [each is not None and each.source_type is SourceType.PRESS for each in papers], bool
        ),
        areas=np.array(
            [-1 if each is None else number_of[each.authority or ""] for each in papers], np.int32
        ),
        authorities=authorities,
    )


def _day(paper: Document | None) -> int:
    return _UNDATED if paper is None or paper.date.day is None else paper.date.day.toordinal()


def _is_minutes(paper: Document) -> bool:
    return paper.kind in MINUTES_KINDS
