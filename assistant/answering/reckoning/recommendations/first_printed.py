"""When recommendations were first printed: a reprint makes no list younger."""

from __future__ import annotations

import datetime as dt

from assistant.answering.reckoning.ledger import Ledger
from assistant.answering.reckoning.recommendations.recommendation_sets import (
    RecommendationSet,
    letters_of,
)
from assistant.council import Recommendation
from assistant.documents import Document

_Days = set[dt.date | None]


class FirstPrinted:
    """Knows the days of all papers of a ledger that print a recommendation word for word."""

    def __init__(self, ledger: Ledger) -> None:
        texts: dict[str, _Days] = {}
        self._days: dict[str, _Days] = {}
        for item in ledger.records(Recommendation):
            days = texts.setdefault(letters_of(item.text), set())
            days.add(ledger.document(item.document_id).date.day)
            self._days[item.record_id] = days

    def is_before(self, paper: Document, each: RecommendationSet) -> bool:
        """Return whether a paper is older than most of a set, which it cannot answer then.

        One recommendation that an older report makes too does not make a report old.
        """
        older = sum(self.is_before_item(paper, item) for item in each.items)
        return 2 * older > len(each.items)

    def is_before_item(self, paper: Document, item: Recommendation) -> bool:
        """Return whether a paper is older than all papers that print a recommendation."""
        return None not in self._days[item.record_id] and self.may_be_before(paper, item)

    def may_be_before(self, paper: Document, item: Recommendation) -> bool:
        """Return whether it is older than all of them that are dated."""
        day = paper.date.day
        dated = [made for made in self._days[item.record_id] if made is not None]
        return day is not None and bool(dated) and day < min(dated)
