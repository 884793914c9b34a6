"""What a brief tells of minutes and reports: questions, undertakings, recommendations."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from assistant.answering.reckoning.commitments.commitments_followed import (
    Followed,
    Follower,
    Outcome,
)
from assistant.answering.reckoning.commitments.commitments_found import commitments_of
from assistant.answering.reckoning.commitments.commitments_wording import MENTIONED_ONLY, NO_LATER
from assistant.answering.reckoning.exchanges.exchanges_found import exchanges_of
from assistant.answering.reckoning.exchanges.exchanges_later import later_answer
from assistant.answering.reckoning.exchanges.exchanges_wording import HOW
from assistant.answering.reckoning.plans.naming_plans import plan_words
from assistant.briefing import wording
from assistant.briefing.scope import Briefed
from assistant.briefing.sections import Numbering, Section, Told, told
from assistant.council import Commitment, Exchange, Recommendation, RecommendationKind, Response
from assistant.dates import written_date
from assistant.registers.columns import people
from assistant.registers.facts import committee_of, is_answered
from assistant.registers.matching import plain
from assistant.registers.responses import responds_to, responses_by_recommendation
from assistant.registers.standings import plan_shelf

# A brief looks back so far: what is older is in the registers.
_YEARS = 2
_DAYS = 731
_OFFICERS = RecommendationKind.OFFICER_TO_COMMITTEE


def minuted_sections(briefed: Briefed, numbering: Numbering) -> Iterator[Section]:
    """Yield the sections on questions, undertakings and recommendations."""
    since, note = _window(briefed)
    asked = [_question(each) for each in _unanswered(briefed, since)]
    yield numbering.section("unanswered", wording.UNANSWERED, wording.QUESTION_COLUMNS, asked, note)
    followed = list(_followed(briefed, since))
    for key, title, outcomes in (
        ("promises", wording.PROMISES, (Outcome.NONE, Outcome.MENTIONED)),
        ("early", wording.EARLY, (Outcome.TOO_EARLY,)),
    ):
        lines = [_promise(each) for each in followed if each.outcome in outcomes]
        yield numbering.section(key, title, wording.PROMISE_COLUMNS, lines, note)
    lines = [_recommendation(each, briefed) for each in _without_response(briefed)]
    yield numbering.section(
        "no_response", wording.NO_RESPONSE, wording.RECOMMENDATION_COLUMNS, lines
    )


def _window(briefed: Briefed) -> tuple[dt.date, str | None]:
    """Return the first day that counts, and words for it."""
    until = briefed.scope.as_of or briefed.latest
    if until is None:
        return dt.date.min, None
    since = until - dt.timedelta(days=_DAYS)
    return since, wording.of_the_years(_YEARS, written_date(since), written_date(until))


def _unanswered(briefed: Briefed, since: dt.date) -> list[Exchange]:
    """Return the questions to which no reply is recorded that gives any of it, newest first."""
    held = exchanges_of(briefed.ledger)
    found = [
        each
        for each in held
        if each.day is not None
        and each.day >= since
        and not each.topic
        and not is_answered(each)
        and briefed.holds(each)
    ]
    near = {plain(_committee(each, briefed)) for each in found}
    answered = [
        each
        for each in held
        if each.day is not None
        and each.day > since
        and is_answered(each)
        and plain(_committee(each, briefed)) in near
    ]
    open_still = [each for each in found if later_answer(each, answered, briefed.ledger) is None]
    return sorted(open_still, key=lambda each: (each.day or since, -each.span.start), reverse=True)


def _committee(exchange: Exchange, briefed: Briefed) -> str:
    return committee_of(exchange, briefed.ledger.document(exchange.document_id)) or ""


def _question(exchange: Exchange) -> Told:
    cells = (
        _day(exchange.day),
        exchange.item or "–",
        people(exchange.askers) or wording.NOBODY,
        " ".join(exchange.question.text.split()),
        HOW[exchange.answer_class],
    )
    line = told(cells, exchange)
    replies = tuple((exchange.document_id, reply.span) for reply in exchange.replies)
    return Told(line.cells, (*line.places, *replies), line.records)


def _followed(briefed: Briefed, since: dt.date) -> Iterator[Followed]:
    """Yield the undertakings that no later paper reports on, newest first."""
    held = [
        each
        for each in commitments_of(briefed.ledger)
        if each.day is not None and each.day >= since and briefed.holds(each)
    ]
    follower = Follower(briefed.ledger)
    for each in sorted(held, key=_newest_first):
        followed = follower.follow(each)
        if followed.outcome is not Outcome.REPORTED:
            yield followed


def _newest_first(commitment: Commitment) -> tuple[int, str, int]:
    day = commitment.day or dt.date.min
    return -day.toordinal(), commitment.document_id, commitment.span.start


def _promise(followed: Followed) -> Told:
    commitment, mention = followed.commitment, followed.mention
    later = {
        Outcome.NONE: NO_LATER,
        Outcome.MENTIONED: MENTIONED_ONLY,
        Outcome.TOO_EARLY: "",
    }[followed.outcome]
    cells = (
        _day(commitment.day),
        commitment.item or "–",
        people([commitment.who]) or wording.NOBODY,
        " ".join(commitment.span.text.split()),
        commitment.due.text or "–",
        later or "–",
    )
    line = told(cells, commitment)
    if mention is None:
        return line
    return Told(line.cells, (*line.places, (mention.document_id, mention.span)), line.records)


def _without_response(briefed: Briefed) -> list[Recommendation]:
    """Return recommendations that no indexed paper responds to, newest first, each once.

    Those for which a plan of the same name is held are left out: its rows are the response.
    """
    plans = {frozenset(book.words) for book in plan_shelf(briefed.view).books}
    once: dict[tuple[str, str, str], Recommendation] = {}
    for each in briefed.ledger.records(Recommendation):
        if each.kind is _OFFICERS or each.linked_actions or not briefed.holds(each):
            continue
        if frozenset(plan_words(each.source_title)) in plans or _has_response(each, briefed):
            continue
        once.setdefault((each.kind.value, plain(each.number or ""), plain(each.text)), each)
    return sorted(
        once.values(), key=lambda each: (_age(each, briefed), each.document_id, each.span.start)
    )


def _has_response(recommendation: Recommendation, briefed: Briefed) -> bool:
    """Return whether a response is held; to one without a number, whether one to its report is."""
    if recommendation.number is None:
        return any(responds_to(each, recommendation) for each in briefed.ledger.records(Response))
    found = responses_by_recommendation(briefed.view).get(recommendation.record_id, ())
    return any(each.document_id in briefed.ledger.documents for each in found)


def _age(recommendation: Recommendation, briefed: Briefed) -> int:
    day = briefed.ledger.document(recommendation.document_id).date.day
    return -day.toordinal() if day else 0


def _recommendation(recommendation: Recommendation, briefed: Briefed) -> Told:
    cells = (
        _day(briefed.ledger.document(recommendation.document_id).date.day),
        recommendation.source_title,
        recommendation.number or "–",
        " ".join(recommendation.text.split()),
        recommendation.addressee or "–",
    )
    return told(cells, recommendation)


def _day(day: dt.date | None) -> str:
    return written_date(day) if day else wording.NOT_DATED
