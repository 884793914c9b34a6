"""The exchanges of a scope, by the words asked and by day: what was asked again, and what is a row."""

from __future__ import annotations

import datetime as dt
import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from functools import cached_property, lru_cache

from assistant.answering.reckoning.asked.people import surname_of
from assistant.answering.reckoning.asked.quoting import clause
from assistant.answering.reckoning.commitments.later_mentions import Mention
from assistant.answering.reckoning.exchanges.exchanges_settled import settled
from assistant.answering.reckoning.ledger import Ledger
from assistant.answering.terms import stems
from assistant.council import Exchange
from assistant.documents import MINUTES_KINDS
from assistant.spans import Span

# A later question is the same one where most of each stands in the other.
_SAME_FORWARD, _SAME_BACK = 0.62, 0.45
_MIN_SAME_WORDS = 2
_WORD = re.compile(r"[\w’'-]+")
_SAYS_LITTLE = frozenset(
    stems(
        """asked queried noted wished wondered whether would could had been also again now there
        councillor cllr mr mrs ms miss chair members member said referred report page
        committee meeting number figure figures many much what when how why which position"""
    )
)


class HeldExchanges:
    """Exchanges in their order; each question is compared only with those that share its words.

    `later` keeps where each was answered later, so far as it was looked up.
    """

    def __init__(self, exchanges: Sequence[Exchange], ledger: Ledger) -> None:
        self._given = exchanges
        self.later: dict[str, Exchange | Mention | None] = {}
        self._in_minutes = [
            ledger.document(each.document_id).kind in MINUTES_KINDS for each in exchanges
        ]

    @cached_property
    def _ordered(self) -> Sequence[Exchange]:
        return sorted(self._given, key=by_time)

    @cached_property
    def _by_content(self) -> dict[str, list[int]]:
        return _numbers([_content(each) for each in self._ordered])

    @cached_property
    def _by_word(self) -> dict[str, list[int]]:
        return _numbers([_said(each) for each in self._ordered])

    @cached_property
    def _rows(self) -> dict[dt.date | None, list[Exchange]]:
        return self._by_day(minuted=False)

    @cached_property
    def _minuted(self) -> dict[dt.date | None, list[Exchange]]:
        return self._by_day(minuted=True)

    def _by_day(self, *, minuted: bool) -> dict[dt.date | None, list[Exchange]]:
        found: dict[dt.date | None, list[Exchange]] = defaultdict(list)
        for each, in_minutes in zip(self._given, self._in_minutes, strict=True):
            if in_minutes is minuted:
                found[each.day].append(each)
        return found

    def asked_again(self, exchange: Exchange) -> Iterator[Exchange]:
        """Yield the later exchanges in which the same was asked, oldest first."""
        shared = Counter(n for word in _content(exchange) for n in self._by_content.get(word, ()))
        names = {name for asker in exchange.askers if (name := surname_of(asker))}
        named = {n for name in names for n in self._by_word.get(name, ())}
        for number in sorted(shared):
            if shared[number] < _MIN_SAME_WORDS and number not in named:
                continue
            other = self._ordered[number]
            later = bool(exchange.day and other.day and other.day > exchange.day)
            same = later and (_is_same(exchange, other) or _recalls(other, exchange))
            if same and not other.topic:
                yield other

    def row_of(self, exchange: Exchange, ledger: Ledger) -> Exchange | None:
        """Return what a list of members' questions holds of one that minutes record."""
        if ledger.document(exchange.document_id).kind not in MINUTES_KINDS:
            return None
        rows = self._rows.get(exchange.day, ())
        return next((each for each in rows if _is_row_of(each, exchange)), None)

    def without_rows(self) -> list[Exchange]:
        """Return the exchanges without those that a list holds and minutes among them record."""
        return [
            each
            for each, in_minutes in zip(self._given, self._in_minutes, strict=True)
            if in_minutes
            or not any(_is_row_of(each, other) for other in self._minuted.get(each.day, ()))
        ]


def _numbers(words: Sequence[frozenset[str]]) -> dict[str, list[int]]:
    found: dict[str, list[int]] = defaultdict(list)
    for number, each in enumerate(words):
        for word in each:
            found[word].append(number)
    return found


def exchanges_of(ledger: Ledger) -> Sequence[Exchange]:
    """Return the exchanges in scope, each once though two papers minute it."""
    return ledger.once("exchanges", _each_once)


def held_in(ledger: Ledger) -> HeldExchanges:
    """Return the exchanges in scope, indexed."""
    return ledger.once("held exchanges", lambda own: HeldExchanges(exchanges_of(own), own))


def _each_once(ledger: Ledger) -> Sequence[Exchange]:
    once: dict[tuple[object, ...], Exchange] = {}
    for each in settled(ledger.records(Exchange)):
        words = tuple(stems(each.question.text))
        once.setdefault((each.day, words) if each.day else (each.record_id,), each)
    return list(once.values())


def _is_row_of(row: Exchange, minuted: Exchange) -> bool:
    """Return whether a list of what members asked holds as `row` what minutes record."""
    names = [{surname_of(asker) for asker in each.askers} - {None} for each in (row, minuted)]
    own = _content(row)
    both = len(own & _content(minuted))
    return bool(names[0] & names[1]) and both >= 1 and both / len(own) >= _SAME_BACK


def _is_same(one: Exchange, other: Exchange) -> bool:
    a, b = _content(one), _content(other)
    both = len(a & b)
    if both < _MIN_SAME_WORDS:
        return False
    return both / len(a) >= _SAME_FORWARD and both / len(b) >= _SAME_BACK


def _recalls(later: Exchange, exchange: Exchange) -> bool:
    """Return whether a later question says that the asker of an earlier one had asked for this."""
    names = {name for asker in exchange.askers if (name := surname_of(asker))}
    words = _said(later)
    asks = {surname_of(asker) for asker in later.askers}
    return bool((names - asks) & words) and bool(_content(exchange) & _content(later))


def _said(exchange: Exchange) -> frozenset[str]:
    return frozenset(_WORD.findall(exchange.question.text.lower()))


def _content(exchange: Exchange) -> frozenset[str]:
    return _content_of(exchange.question, tuple(asker.printed for asker in exchange.askers))


@lru_cache(maxsize=50_000)
def _content_of(question: Span, askers: tuple[str, ...]) -> frozenset[str]:
    people = {stem for asker in askers for stem in stems(asker)}
    return frozenset(stems(clause(question))) - _SAYS_LITTLE - people


def by_time(exchange: Exchange) -> tuple[bool, str, int]:
    """Return what sorts exchanges oldest first, those without a day last."""
    day = exchange.day.isoformat() if exchange.day else ""
    return exchange.day is None, day, exchange.span.start
