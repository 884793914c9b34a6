"""Answers to which recommendations no response is held: from records, report by report."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from assistant.answering.phrasing import short_title
from assistant.answering.planning import Plan
from assistant.answering.reckoning.ledger import Ledger
from assistant.answering.reckoning.plans.gathering import gather_books
from assistant.answering.reckoning.plans.naming_plans import plan_words
from assistant.answering.reckoning.reckoned import Claim, Reckoned, ReckonedTable
from assistant.answering.reckoning.recommendations import missing_telling as telling
from assistant.answering.reckoning.recommendations import missing_wording as wording
from assistant.answering.reckoning.recommendations.missing_meant import Part, parts_meant
from assistant.answering.reckoning.recommendations.missing_tables import (
    answered_table,
    missing_table,
    report_table,
    unclear_table,
)
from assistant.answering.reckoning.recommendations.missing_words import asks_missing, without_asking
from assistant.answering.reckoning.recommendations.recommendation_tables import corrected
from assistant.answering.reckoning.recommendations.recommendations import numbered
from assistant.answering.reckoning.recommendations.replies_held import Replies
from assistant.answering.reckoning.recommendations.response_sheets import count_of
from assistant.answering.reckoning.recommendations.responses_meant import responses_asked
from assistant.answers import AnswerStatus, Basis
from assistant.council import RecommendationKind

_MOST_ROWS, _MOST_ASKED = 60, 2
_REASON = "recommendations without a response"


def reckon_missing_responses(plan: Plan, ledger: Ledger) -> Reckoned | None:
    """Return to which recommendations no response is held, None where another thing is asked.

    None too where no recommendations are held, or none that the question clearly means.
    """
    if not asks_missing(plan):
        return None
    parts, replies = parts_meant(plan, ledger)
    if not parts:
        return _report_not_held(plan, ledger)
    if numbered(plan) is not None:
        return _one(parts, ledger)
    if len(parts) > 1:
        return _of_reports(parts, replies, ledger)
    (part,) = parts
    papers = replies.unread(part.whole) if part.unclear else []
    unread = [telling.unread(proof, ledger) for proof in papers]
    return _of_report(part, unread, ledger)


def _of_report(part: Part, unread: Sequence[Claim], ledger: Ledger) -> Reckoned:
    if part.missing:
        more = [telling.unclear_to((part,))] if part.unclear else []
        claims = [telling.missing_of(part), *more]
        return _told((part,), claims, (missing_table((part,)),), ledger)
    if part.unclear:
        return _told((part,), (telling.cannot_tell(part), *unread), (), ledger)
    return _told((part,), (telling.each_answered((part,)),), (answered_table(part),), ledger)


def _of_reports(parts: Sequence[Part], replies: Replies, ledger: Ledger) -> Reckoned:
    every = len(parts) == len(replies.sets) and all(part.is_whole for part in parts)
    short = [part for part in parts if part.missing]
    unclear = [part for part in parts if part.unclear]
    many = sum(len(part.missing) for part in short) > _MOST_ROWS
    tables = [report_table(parts)]
    if short and not many:
        tables.insert(0, missing_table(short))
    if short:
        one = telling.missing_of(short[0]) if len(short) == 1 else None
        claims = [
            one or telling.missing_of_reports(parts, every=every),
            Claim(wording.APART, Basis.NOTICE),
        ]
        claims += [telling.unclear_to(unclear)] if unclear else []
    elif unclear:
        claims = [telling.cannot_tell(part) for part in unclear]
    else:
        claims = [telling.each_answered(parts, every=every)]
    told = _told(parts, claims, tables, ledger)
    titles = [short_title(part.whole.document) for part in short[:_MOST_ASKED] if many]
    return replace(told, ask_next=tuple(map(wording.ask_of, titles)))


def _one(parts: Sequence[Part], ledger: Ledger) -> Reckoned | None:
    """Return that the one recommendation of a number has no response; what has one is told elsewhere."""
    if len(parts) != 1 or len(parts[0].items) != 1:
        return None
    (part,) = parts
    if part.missing:
        claims, tables = telling.missing_of_number(part), (missing_table(parts),)
        return _told(parts, (claims,), tables, ledger)
    return _told(parts, (telling.cannot_tell(part),), (), ledger) if part.unclear else None


def _told(
    parts: Sequence[Part],
    claims: Sequence[Claim],
    tables: Sequence[ReckonedTable],
    ledger: Ledger,
) -> Reckoned:
    missing = [item for part in parts for item in part.missing]
    unclear = [part for part in parts if part.unclear]
    status = AnswerStatus.PARTLY_ANSWERED if unclear else AnswerStatus.ANSWERED
    if unclear and not missing:
        status = AnswerStatus.CANNOT_BE_WORKED_OUT
    notes = corrected((item.record_id for item in missing), ledger)
    if any(_has_plan(part, ledger) for part in parts if part.missing):
        notes = (Claim(wording.PLAN_APART, Basis.NOTICE), *notes)
    shown = (*tables, *((unclear_table(unclear),) if unclear else ()))
    return Reckoned(status, (*claims, *notes), _REASON, shown, telling.points_on(parts))


def _has_plan(part: Part, ledger: Ledger) -> bool:
    """Return whether a plan of the report's own name is held: shared topic is no link."""
    if part.whole.kind is not RecommendationKind.REVIEW_TO_AGENCY:
        return False
    name = set(plan_words(part.whole.title))
    return any(set(book.words) == name for book in gather_books(ledger))


def _report_not_held(plan: Plan, ledger: Ledger) -> Reckoned | None:
    """Return that responses are held to the report that a question names, but not the report."""
    found = responses_asked(without_asking(plan), ledger)
    if found is None or numbered(plan) is not None or not found[0].about:
        return None
    each, items = found
    if each.made is not None or len(items) != len(each.items) or not plan.names:
        return None
    value = count_of("responses", items)
    text = wording.report_not_held(value.value, each.about or "")
    proofs = tuple(proof for item in items for proof in item.proofs(ledger)[:1])
    claim = Claim(text, Basis.COMPUTED, proofs, (value,))
    return Reckoned(AnswerStatus.CANNOT_BE_WORKED_OUT, (claim,), "the report is not held")
