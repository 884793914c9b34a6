"""Undertakings beside the questions that led to them, and what later papers show of each."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence

from assistant.answering.reckoning.commitments.commitments_followed import Followed, Follower
from assistant.answering.reckoning.exchanges.exchanges_held import HeldExchanges
from assistant.answering.reckoning.exchanges.exchanges_later import LaterAnswer, later_answer
from assistant.council import Commitment, Exchange
from assistant.registers.listing import ledger_of
from assistant.registers.relevance import asked_words
from assistant.registers.remembered import remembered
from assistant.registers.wanted import Wanted
from assistant.stores.view import View

# Up to so many passages an undertaking is followed in some 40 ms, so that a list can do it.
MOST_PASSAGES = 10_000


class PromiseBook:
    """The undertakings of a view; each is followed through later papers once. Safe for threads."""

    def __init__(self, view: View) -> None:
        self._ledger = ledger_of(view, Wanted())
        self._follower = Follower(self._ledger)
        self._given, self._questions = self._link()
        self._followed: dict[str, Followed] = {}
        self._answered: dict[str, LaterAnswer | None] = {}
        self._asked = asked_words(view)
        self._follows_at_once = len(view.table.ids) <= MOST_PASSAGES

    def _link(self) -> tuple[Mapping[str, list[Commitment]], Mapping[str, list[Exchange]]]:
        given: dict[str, list[Commitment]] = defaultdict(list)
        questions: dict[str, list[Exchange]] = {}
        for commitment in self._ledger.records(Commitment):
            led_by = self._follower.led_by(commitment)
            questions[commitment.record_id] = led_by
            for exchange in led_by:
                given[exchange.record_id].append(commitment)
        return given, questions

    def of(self, exchange: Exchange) -> Sequence[Commitment]:
        """Return what was undertaken in reply to a question, in the order of the paper."""
        return self._given.get(exchange.record_id, ())

    def led_to(self, commitment: Commitment) -> Sequence[Exchange]:
        """Return the questions to which an undertaking was the reply."""
        return self._questions.get(commitment.record_id, ())

    def follow(self, commitment: Commitment) -> Followed:
        """Return what later papers show of an undertaking."""
        known = self._followed.get(commitment.record_id)
        if known is None:
            known = self._follower.follow(commitment)
            self._followed[commitment.record_id] = known
        return known

    def follow_if_quick(self, commitment: Commitment) -> Followed | None:
        """Return what later papers show of an undertaking; None where it must be looked up first.

        A list may have fifty of them: of many papers it tells only what was looked up before.
        """
        if self._follows_at_once:
            return self.follow(commitment)
        return self._followed.get(commitment.record_id)

    def later_answer(self, exchange: Exchange) -> LaterAnswer | None:
        """Return where a question that was left open was answered later; None where nowhere."""
        if exchange.record_id not in self._answered:
            held = HeldExchanges(self._asked.near(exchange), self._ledger)
            self._answered[exchange.record_id] = later_answer(exchange, held, self._ledger)
        return self._answered[exchange.record_id]


def promise_book(view: View) -> PromiseBook:
    """Return the undertakings of a view; linked once, and anew when a record is corrected."""
    return remembered(view).once("promises", view, PromiseBook)
