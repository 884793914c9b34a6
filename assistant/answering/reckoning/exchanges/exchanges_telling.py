"""Tells of exchanges: in sentences where they are few, else as a table."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence

from assistant.answering.planning import asked_for
from assistant.answering.reckoning.asked.people import surname_of
from assistant.answering.reckoning.asked.quoting import (
    clause,
    clipped,
    day_value,
    in_sentence,
    item_in_brackets,
    opening,
    plain,
    quoted,
    spoken,
    whole_sentence,
    without_mark,
)
from assistant.answering.reckoning.exchanges import exchanges_wording as wording
from assistant.answering.reckoning.exchanges.exchanges_found import ANSWERED
from assistant.answering.reckoning.exchanges.exchanges_later import LaterAnswer, span_of
from assistant.answering.reckoning.ledger import Ledger
from assistant.answering.reckoning.reckoned import (
    Claim,
    Proof,
    ReckonedRow,
    ReckonedTable,
)
from assistant.answers import Basis
from assistant.council import AnswerClass, Exchange
from assistant.dates import find_dates, written_date

_MOST_REPLY_WORDS = 70


def asked_by(exchange: Exchange) -> str:
    """Return who asked, as printed; "a member" is as much as some minutes tell."""
    names = [" ".join(asker.printed.split()) for asker in exchange.askers]
    return " and ".join(names) or wording.NOBODY


def when_and_where(exchange: Exchange, ledger: Ledger) -> str:
    """Return " on 9 October 2023 (item 17)", as far as it is known."""
    day = f" on {written_date(exchange.day)}" if exchange.day else ""
    return f"{day}{item_in_brackets(exchange, ledger)}"


def days_of(exchanges: Sequence[Exchange]) -> list[dt.date]:
    """Return the known days of exchanges, in order."""
    return sorted(each.day for each in exchanges if each.day)


def short_fall(exchange: Exchange) -> str:
    """Return what the recorded answer lacks, in words; "" where it gives what was asked."""
    if exchange.topic:
        return wording.GROUPED_SENTENCE if exchange.replies else wording.TOPIC_SENTENCE
    if exchange.answer_class in ANSWERED:
        return ""
    kind = asked_for(clause(exchange.question))
    replies = " ".join(reply.span.text for reply in exchange.replies)
    lacks_it = (
        exchange.replies and not find_dates(replies) and not any(c.isdigit() for c in replies)
    )
    general = exchange.answer_class in (AnswerClass.ASSURANCE_ONLY, AnswerClass.UNABLE)
    if general and lacks_it and kind in wording.NOT_GIVEN:
        return wording.NOT_GIVEN[kind]
    return wording.WHY_NOT[exchange.answer_class]


def asking_claim(exchange: Exchange, ledger: Ledger) -> Claim:
    """Return the sentence that quotes the question, with who asked and when."""
    sentence = whole_sentence(exchange.question, exchange.document_id, ledger)
    who, words = spoken(sentence, exchange.askers[0] if exchange.askers else None, "asked")
    place = when_and_where(exchange, ledger).strip()
    if who:
        lead = f"{opening(place)}, {in_sentence(who)}" if place.startswith("on ") else opening(who)
    else:
        lead = opening(f"{place} the minutes record".strip())
    text = f"{lead}: {{}}"
    claim = quoted(text, words, exchange.document_id)
    return with_day(claim, exchange, ledger)


def asked_again_claim(exchange: Exchange, ledger: Ledger) -> Claim:
    """Return the sentence that quotes a question asked again, with who asked and when."""
    sentence = whole_sentence(exchange.question, exchange.document_id, ledger)
    _, words = spoken(sentence, exchange.askers[0] if exchange.askers else None, "asked")
    who = in_sentence(asked_by(exchange))
    text = wording.again(when_and_where(exchange, ledger), who)
    return with_day(quoted(text, words, exchange.document_id), exchange, ledger)


def with_day(claim: Claim, exchange: Exchange, ledger: Ledger) -> Claim:
    """Return a claim that proves its day too where the paper's own day is another."""
    if exchange.day is None or ledger.document(exchange.document_id).date.day == exchange.day:
        return claim
    return Claim(claim.text, Basis.COMPUTED, claim.proofs, (day_value(exchange.day),))


def reply_claims(exchange: Exchange, words: int = _MOST_REPLY_WORDS) -> Iterator[Claim]:
    """Yield sentences that quote the replies, as far as they stay short together."""
    for reply in exchange.replies:
        span = clipped(reply.span, words)
        who, span = spoken(span, reply.speaker, "said")
        later = f" ({wording.ADDED_LATER})" if reply.added_later else ""
        yield quoted(f"{who or 'The minutes go on'}{later}: {{}}", span, exchange.document_id)
        words -= len(span.text.split())
        if words <= 0:
            return


def row_of(exchange: Exchange, later: LaterAnswer | None) -> ReckonedRow:
    """Return one row of a table of exchanges, its own place cited first."""
    cells = (
        written_date(exchange.day) if exchange.day else "not known",
        (exchange.item or "").strip(" ."),
        asked_by(exchange),
        plain(without_mark(exchange.question)),
        plain(exchange.replies[0].span) if exchange.replies else "",
        how_answered(exchange, later),
    )
    proofs = [Proof(exchange.document_id, exchange.question)]
    proofs += [Proof(exchange.document_id, reply.span) for reply in exchange.replies[:1]]
    if later is not None:
        proofs.append(Proof(later.document_id, span_of(later)))
    return ReckonedRow(cells, tuple(proofs))


def how_answered(exchange: Exchange, later: LaterAnswer | None) -> str:
    """Return how an exchange was answered, and when again, in words."""
    said = wording.HOW[exchange.answer_class]
    if exchange.topic:
        said = wording.GROUPED if exchange.replies else wording.TOPIC_ONLY
    if any(reply.added_later for reply in exchange.replies):
        said = f"{said} ({wording.ADDED_LATER})"
    if isinstance(later, Exchange) and later.day is not None:
        return (
            f"{said}; asked again on {written_date(later.day)}: {wording.HOW[later.answer_class]}"
        )
    if later is not None and later.day is not None:
        return f"{said}; {wording.REPORTED_ON} {written_date(later.day)}"
    return said


def later_claims(later: LaterAnswer, ledger: Ledger) -> Iterator[Claim]:
    """Yield what shows a later answer: the question asked again and its reply, or a paper's words."""
    if isinstance(later, Exchange):
        yield asked_again_claim(later, ledger)
        yield from reply_claims(later, 40)
    else:
        span = clipped(later.span, 40)
        text = f"{wording.A_PAPER_REPORTS} {written_date(later.day)}: “{span.text}”"
        proof = Proof(later.document_id, span)
        yield Claim(text, Basis.COMPUTED, (proof,), (day_value(later.day),))


def table_of(
    exchanges: Sequence[Exchange], later: Sequence[LaterAnswer | None], title: str = wording.TITLE
) -> ReckonedTable:
    """Return exchanges as a table, in the order given."""
    rows = tuple(row_of(e, other) for e, other in zip(exchanges, later, strict=True))
    return ReckonedTable(title, wording.COLUMNS, rows, wording.PRINTED)


def askers_of(exchanges: Sequence[Exchange]) -> list[tuple[str, Exchange]]:
    """Return who asked, each once as first printed, with their first question."""
    first: dict[str, tuple[str, Exchange]] = {}
    for each in exchanges:
        for asker in each.askers:
            who = surname_of(asker) or asker.label.lower()
            first.setdefault(who, (in_sentence(asker.printed), each))
    return list(first.values())
