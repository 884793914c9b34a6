"""Which questions are most about the words searched for, and which are like one another."""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence

from assistant.answering.terms import stems
from assistant.council import Exchange
from assistant.registers.listing import list_records
from assistant.registers.matching import sought_in
from assistant.registers.remembered import remembered
from assistant.registers.wanted import Wanted
from assistant.stores.view import View

# What is asked weighs more than the item it was asked under, that more than what was replied.
_IN_QUESTION, _IN_TITLE = 3, 1

_MIN_LIKE = 0.3
_MIN_SHARED = 2
# A word that more than this share of all questions hold tells no two of them to be alike.
_COMMON = 0.15
_FRAMING = frozenset(stems("asked queried wished noted whether would could councillor chair"))


class AskedWords:
    """The words of the questions of a view as stems, and which questions hold each."""

    def __init__(self, view: View) -> None:
        self.exchanges: Sequence[Exchange] = list_records(view, Exchange, Wanted())
        self._own = {
            each.record_id: frozenset(stems(each.question.text)) - _FRAMING - _names(each)
            for each in self.exchanges
        }
        self._titles = {each.record_id: sought_in(each.item_title or "") for each in self.exchanges}
        self._holders: Mapping[str, list[int]] = self._by_word()

    def _by_word(self) -> Mapping[str, list[int]]:
        found: dict[str, list[int]] = defaultdict(list)
        for number, each in enumerate(self.exchanges):
            for word in self._own[each.record_id]:
                found[word].append(number)
        return found

    def score(self, exchange: Exchange, sought: frozenset[str]) -> int:
        """Return how much of what is sought stands in the question itself, and in its item."""
        question = self._own.get(exchange.record_id, frozenset())
        title = self._titles.get(exchange.record_id, frozenset())
        return _IN_QUESTION * len(sought & question) + _IN_TITLE * len(sought & title)

    def like(self, exchange: Exchange) -> Sequence[Exchange]:
        """Return other questions that share most of what tells this one, likest first."""
        own = self._own.get(exchange.record_id, frozenset())
        weights = {word: self._weight(word) for word in own}
        total = sum(weights.values())
        shares: defaultdict[int, float] = defaultdict(float)
        shared: Counter[int] = Counter()
        for word, weight in weights.items():
            for number in self._holders.get(word, ()) if weight else ():
                shares[number] += weight
                shared[number] += 1
        return [
            self.exchanges[number]
            for number, share in sorted(shares.items(), key=lambda found: (-found[1], found[0]))
            if share >= _MIN_LIKE * total
            and shared[number] >= _MIN_SHARED
            and self.exchanges[number].record_id != exchange.record_id
        ]

    def near(self, exchange: Exchange) -> Sequence[Exchange]:
        """Return all questions that may ask the same again, or be of the same: not all of them are.

        They share two words with it; or one, on the same day or with the name of who asked.
        """
        names = _names(exchange)
        shared: Counter[int] = Counter()
        for word in self._own.get(exchange.record_id, frozenset()):
            shared.update(self._holders.get(word, ()))
        return [
            self.exchanges[number]
            for number, count in sorted(shared.items())
            if count >= _MIN_SHARED
            or self.exchanges[number].day == exchange.day
            or names & self._own[self.exchanges[number].record_id]
        ]

    def _weight(self, word: str) -> float:
        held, among = len(self._holders.get(word, ())), len(self.exchanges)
        return math.log(1 + among / (1 + held)) if held <= max(2, _COMMON * among) else 0.0


def _names(exchange: Exchange) -> frozenset[str]:
    return frozenset(stem for asker in exchange.askers for stem in stems(asker.printed))


def asked_words(view: View) -> AskedWords:
    """Return the words of the questions of a view; read once."""
    return remembered(view).once("asked words", view, AskedWords)


def by_relevance(view: View, exchanges: Sequence[Exchange], words: str) -> Sequence[Exchange]:
    """Return exchanges with those first whose question holds most of the words; else as given."""
    known, sought = asked_words(view), sought_in(words)
    return sorted(exchanges, key=lambda each: -known.score(each, sought))
