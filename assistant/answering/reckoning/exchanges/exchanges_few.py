"""Tells of one or two exchanges in sentences: asked when, by whom, answered how."""

from __future__ import annotations

from collections.abc import Sequence

from assistant.answering.reckoning.asked.quoting import (
    MAX_WORDS,
    day_value,
    in_sentence,
    kept_short,
    quoted,
    whole_sentence,
    without_mark,
)
from assistant.answering.reckoning.commitments.log_rows import log_rows, row_claim, row_of
from assistant.answering.reckoning.exchanges import exchanges_wording as wording
from assistant.answering.reckoning.exchanges.exchanges_asking import AboutAsking
from assistant.answering.reckoning.exchanges.exchanges_found import ANSWERED, PARTLY, is_part_of_one
from assistant.answering.reckoning.exchanges.exchanges_later import (
    LaterAnswer,
    answered_again,
    class_of,
    span_of,
)
from assistant.answering.reckoning.exchanges.exchanges_points import point_of
from assistant.answering.reckoning.exchanges.exchanges_telling import (
    asked_by,
    asking_claim,
    how_answered,
    later_claims,
    reply_claims,
    short_fall,
    when_and_where,
)
from assistant.answering.reckoning.ledger import Ledger
from assistant.answering.reckoning.reckoned import Claim, Point, Proof, Reckoned
from assistant.answers import AnswerStatus, Basis
from assistant.council import Exchange
from assistant.dates import written_date

FEW = 2
MOST_POINTS = 3
# What is asked of these is whether there was an answer, and not what was asked.
ABOUT_ANSWERS = (AboutAsking.ANSWERED, AboutAsking.REPLY)
LED_BY_VERDICT = (*ABOUT_ANSWERS, AboutAsking.BEFORE)


def tell_few(
    wanted: AboutAsking,
    exchanges: Sequence[Exchange],
    later: Sequence[LaterAnswer | None],
    ledger: Ledger,
) -> Reckoned:
    """Return one or two exchanges in sentences, question and reply quoted."""
    claims: list[Claim] = []
    later = answered_again(exchanges, later) if wanted in LED_BY_VERDICT else later
    again = {other.record_id for other in later if isinstance(other, Exchange)}
    told = [
        (e, other) for e, other in zip(exchanges, later, strict=True) if e.record_id not in again
    ]
    if len(told) == FEW and is_part_of_one(told[0][0], told[1][0]):
        return _told_in_parts(wanted, exchanges, later, ledger)
    for number, (each, other) in enumerate(told):
        if number == 0 and wanted in LED_BY_VERDICT:
            claims.append(_verdict(each, other, ledger))
            claims.append(
                _question_only(each, ledger) if each.askers else asking_claim(each, ledger)
            )
        else:
            claims.append(asking_claim(each, ledger))
        settled_later = isinstance(other, Exchange)
        claims += reply_claims(each, 35 if settled_later else 60 // len(told) + 15)
        if other is not None:
            claims += later_claims(other, ledger)
        claims += _logged(wanted, each, ledger)
    claims = [*kept_short(_outcome_kept(claims, told)), *corrections_of(exchanges, ledger)]
    status = status_of(exchanges, later) if wanted in ABOUT_ANSWERS else AnswerStatus.ANSWERED
    points = tuple(points_of(exchanges, later, ledger))
    return Reckoned(status, tuple(claims), f"exchanges: {wanted.value}", points=points)


def _outcome_kept(
    claims: Sequence[Claim], told: Sequence[tuple[Exchange, LaterAnswer | None]]
) -> list[Claim]:
    """Return the claims, without the first question where it would crowd out the later answer."""
    words = sum(len(claim.text.split()) for claim in claims)
    again = len(told) == 1 and isinstance(told[0][1], Exchange)
    return [claims[0], *claims[2:]] if again and words > MAX_WORDS else list(claims)


def _logged(wanted: AboutAsking, exchange: Exchange, ledger: Ledger) -> list[Claim]:
    """Return what scrutiny's own log shows of what was asked, where it may be still to come."""
    if wanted not in LED_BY_VERDICT and exchange.answer_class in ANSWERED:
        return []
    row = row_of(exchange, log_rows(ledger))
    return [] if row is None else [row_claim(row, ledger)]


def _told_in_parts(
    wanted: AboutAsking,
    exchanges: Sequence[Exchange],
    later: Sequence[LaterAnswer | None],
    ledger: Ledger,
) -> Reckoned:
    """Return the two parts of one question, quoted as one sentence, and each part's reply."""
    first, second = exchanges[0], exchanges[-1]
    text = f"Asked{when_and_where(first, ledger)} by {in_sentence(asked_by(first))}"
    text += wording.in_parts([how_answered(e, o) for e, o in zip(exchanges, later, strict=True)])
    days = [each.day for each in (first, *(o for o in later if o is not None)) if each.day]
    proofs = tuple(Proof(each.document_id, each.question) for each in (first, second))
    lead = Claim(text, Basis.COMPUTED, proofs, tuple(day_value(day) for day in days))
    replies = [c for e, n in ((first, 35), (second, 35)) for c in reply_claims(e, n)]
    claims = [
        *kept_short([lead, _question_only(second, ledger), *replies]),
        *corrections_of(exchanges, ledger),
    ]
    status = status_of(exchanges, later) if wanted in ABOUT_ANSWERS else AnswerStatus.ANSWERED
    points = tuple(points_of(exchanges, later, ledger))
    return Reckoned(status, tuple(claims), f"exchanges: {wanted.value}", points=points)


def _verdict(exchange: Exchange, later: LaterAnswer | None, ledger: Ledger) -> Claim:
    """Return the lead: asked when, by whom, and how far that was answered."""
    who = in_sentence(asked_by(exchange))
    text = f"Asked{when_and_where(exchange, ledger)} by {who}"
    values = [day_value(exchange.day, "asked on")] if exchange.day else []
    proofs = [Proof(exchange.document_id, exchange.question)]
    proofs += [Proof(exchange.document_id, reply.span) for reply in exchange.replies]
    lacks = short_fall(exchange)
    if later is not None and later.day is not None:
        again = wording.ASKED_AGAIN if isinstance(later, Exchange) else wording.REPORTED_LATER
        text += f"{again} {written_date(later.day)}."
        values.append(day_value(later.day, "later"))
        proofs.append(Proof(later.document_id, span_of(later)))
    elif not lacks:
        text += ", and answered."
    else:
        text += f". {lacks}"
    return Claim(text, Basis.COMPUTED, tuple(proofs), tuple(values))


def _question_only(exchange: Exchange, ledger: Ledger) -> Claim:
    sentence = without_mark(whole_sentence(exchange.question, exchange.document_id, ledger))
    return quoted("The question: {}", sentence, exchange.document_id)


def newest_of(exchanges: Sequence[Exchange], ledger: Ledger) -> tuple[Claim, ...]:
    """Return the newest of many questions, with its reply."""
    newest = exchanges[-1]
    return kept_short([asking_claim(newest, ledger), *reply_claims(newest)])


def status_of(exchanges: Sequence[Exchange], later: Sequence[LaterAnswer | None]) -> AnswerStatus:
    """Return how far exchanges were answered, at once or later."""
    pairs = list(zip(exchanges, later, strict=True))
    if all(each.topic and not each.replies and other is None for each, other in pairs):
        return AnswerStatus.NOT_IN_PAPERS
    classes = {
        class_of(other or each) for each, other in pairs if other or each.replies or not each.topic
    }
    if classes <= set(ANSWERED):
        return AnswerStatus.ANSWERED
    if classes & {*ANSWERED, *PARTLY}:
        return AnswerStatus.PARTLY_ANSWERED
    return AnswerStatus.ASKED_NOT_ANSWERED


def points_of(
    exchanges: Sequence[Exchange], later: Sequence[LaterAnswer | None], ledger: Ledger
) -> list[Point]:
    """Return points for committee on the newest questions that are still open."""
    found = [
        point_of(e, ledger) for e, other in zip(exchanges, later, strict=True) if other is None
    ]
    newest = [point for point in reversed(found) if point is not None]
    return newest[:MOST_POINTS]


def corrections_of(exchanges: Sequence[Exchange], ledger: Ledger) -> list[Claim]:
    """Return the notice that officers have corrected some of these, where they have."""
    if any(ledger.is_corrected(each.record_id) for each in exchanges):
        return [Claim(wording.CORRECTED, Basis.NOTICE)]
    return []
