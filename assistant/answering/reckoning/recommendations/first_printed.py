"""When recommendations were first printed: a reprint makes no list younger."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from assistant.answering.reckoning.ledger import Ledger
from assistant.answering.reckoning.recommendations.recommendation_sets import (
    RecommendationSet,
    letters_of,
)
from assistant.council import Recommendation
from assistant.documents import Document


@dataclass(slots=True)
class _Days:
    """The first day on which a recommendation is printed, and whether undated papers print it."""

    first: dt.date | None = None
    undated: bool = False

    def add(self, day: dt.date | None) -> None:
        self.undated |= day is None
        self.first = min((each for each in (self.first, day) if each is not None), default=None)


class FirstPrinted:
    """Knows the days of all papers of a ledger that print a recommendation word for word."""

    def __init__(self, ledger: Ledger) -> None:
        texts: dict[str, _Days] = {}
        self._days: dict[str, _Days] = {}
        self._sets: dict[tuple[str, str, str], dt.date | None] = {}
        for item in ledger.records(Recommendation):
            days = texts.setdefault(letters_of(item.text), _Days())
            days.add(ledger.document(item.document_id).date.day)
            self._days[item.record_id] = days

    def is_before(self, paper: Document, each: RecommendationSet) -> bool:
        """Return whether a paper is older than most of a set, which it cannot answer then.

        One recommendation that an older report makes too does not make a report old.
        """
        name = (each.document.document_id, each.kind, each.title)
        if name not in self._sets:
            self._sets[name] = self._most_since(each)
        day, made = paper.date.day, self._sets[name]
        return day is not None and made is not None and day < made

    def is_before_item(self, paper: Document, item: Recommendation) -> bool:
        """Return whether a paper is older than all papers that print a recommendation."""
        return not self._days[item.record_id].undated and self.may_be_before(paper, item)

    def may_be_before(self, paper: Document, item: Recommendation) -> bool:
        """Return whether it is older than all of them that are dated."""
        day, first = paper.date.day, self._days[item.record_id].first
        return day is not None and first is not None and day < first

    def _most_since(self, each: RecommendationSet) -> dt.date | None:
        """Return the day from which on most of a set is printed, None where that is not known."""
        held = [self._days[item.record_id] for item in each.items]
        days = sorted((d.first for d in held if d.first and not d.undated), reverse=True)
        most = len(each.items) // 2
        return days[most] if len(days) > most else None
