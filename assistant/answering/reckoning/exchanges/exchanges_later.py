"""Finds where a question that was left open was answered later: asked again, or in a paper."""

from __future__ import annotations

from collections.abc import Sequence

from assistant.answering.reckoning.asked.areas import same_area
from assistant.answering.reckoning.asked.people import surname_of
from assistant.answering.reckoning.commitments.later_mentions import (
    Mention,
    Sought,
    later_mentions,
    sought,
)
from assistant.answering.reckoning.exchanges.exchanges_arising import arising_from
from assistant.answering.reckoning.exchanges.exchanges_found import (
    ANSWERED,
    PARTLY,
)
from assistant.answering.reckoning.exchanges.exchanges_held import HeldExchanges
from assistant.answering.reckoning.ledger import Ledger
from assistant.council import AnswerClass, Exchange
from assistant.spans import Span

LaterAnswer = Exchange | Mention
# Of two words alone, each must be as rare as this to tell one question from others.
_RARE = 0.03
_FEW_WORDS = 2
_TWO = 2


def later_answer(exchange: Exchange, held: HeldExchanges, ledger: Ledger) -> LaterAnswer | None:
    """Return the first later exchange that asks the same and is answered better, else a paper.

    A paper counts only where its words say that what was asked for came: "the figures
    were received on".
    """
    if exchange.answer_class in ANSWERED or exchange.topic or exchange.day is None:
        return None
    if exchange.record_id not in held.later:
        held.later[exchange.record_id] = _looked_up(exchange, held, ledger)
    return held.later[exchange.record_id]


def _looked_up(exchange: Exchange, held: HeldExchanges, ledger: Ledger) -> LaterAnswer | None:
    if exchange.day is None:
        return None
    wanted = ANSWERED if exchange.answer_class in PARTLY else (*ANSWERED, *PARTLY)
    here = ledger.document(exchange.document_id)
    again = (each for each in held.asked_again(exchange) if each.answer_class in wanted)
    found = next((e for e in again if same_area(here, ledger.document(e.document_id))), None)
    if found is not None or exchange.answer_class in PARTLY:
        return found
    arising = arising_from(exchange, ledger)
    if arising is not None:
        return arising
    row = held.row_of(exchange, ledger)
    day = ledger.document(row.document_id).date.day if row else None
    if row is not None and day is not None and row.answer_class in wanted and row.replies:
        return Mention(row.document_id, day, row.replies[0].span, closes=True)
    people = [asker.printed for asker in exchange.askers]
    thing = sought([exchange.question.text], exchange.day, exchange.document_id, people)
    if not _tells(thing, ledger):
        return None
    return next((each for each in later_mentions(ledger, thing) if each.closes), None)


def answered_again(
    exchanges: Sequence[Exchange], later: Sequence[LaterAnswer | None]
) -> list[LaterAnswer | None]:
    """Return the later answers, with the second of two exchanges for the first.

    The same person asked both, and only the second time got an answer.
    """
    if len(exchanges) != _TWO or later[0] is not None:
        return list(later)
    first, second = exchanges
    names = [{surname_of(asker) for asker in each.askers} - {None} for each in exchanges]
    after = first.day is not None and second.day is not None and first.day < second.day
    better = second.answer_class in ANSWERED and first.answer_class not in (*ANSWERED, *PARTLY)
    return [second, later[1]] if after and better and names[0] & names[1] else list(later)


def _tells(thing: Sought, ledger: Ledger) -> bool:
    if len(thing.words) > _FEW_WORDS:
        return True
    most = _RARE * len(ledger.view.table.ids)
    held = ledger.view.document_frequency(sorted(thing.words))
    return all(held[word] <= most for word in thing.words)


def span_of(later: LaterAnswer) -> Span:
    """Return the words that show a later answer."""
    return later.question if isinstance(later, Exchange) else later.span


def class_of(later: LaterAnswer) -> AnswerClass:
    """Return how far a later answer goes."""
    return later.answer_class if isinstance(later, Exchange) else AnswerClass.DIRECT
