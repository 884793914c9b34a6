"""What a brief tells of recommendations: those without a response, and those on its subject."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from assistant.answering.reckoning.plans.naming_plans import plan_words
from assistant.briefing import wording
from assistant.briefing.scope import Briefed
from assistant.briefing.sections import Numbering, Section, Told, told
from assistant.council import Recommendation, RecommendationKind, Response
from assistant.registers.matching import plain
from assistant.registers.responses import (
    NO_NUMBER,
    responses_by_recommendation,
    responses_to_report,
)

_OFFICERS = RecommendationKind.OFFICER_TO_COMMITTEE


@dataclass(frozen=True, slots=True)
class Recommended:
    """Recommendations, newest first: `open` ones have neither a response nor a plan.

    `others` are those on the item or plan that have; none where a whole committee is briefed.
    """

    open: tuple[Recommendation, ...]
    others: tuple[tuple[Recommendation, tuple[Response, ...]], ...]


def find_recommended(briefed: Briefed) -> Recommended:
    """Return the recommendations that belong to a brief, each once.

    Those for which a plan of the same name is held are not open: its rows say what is done.
    """
    plans = {frozenset(book.words) for book in briefed.shelf.books}
    left: list[Recommendation] = []
    others: list[tuple[Recommendation, tuple[Response, ...]]] = []
    narrow = bool(briefed.scope.item or briefed.scope.plan)
    for each in _once(briefed):
        planned = bool(each.linked_actions) or frozenset(plan_words(each.source_title)) in plans
        responses = () if planned and not narrow else _responses(each, briefed)
        if not planned and not responses:
            left.append(each)
        elif narrow:
            others.append((each, responses))
    return Recommended(tuple(left), tuple(others))


def recommended_sections(
    found: Recommended, briefed: Briefed, numbering: Numbering
) -> Iterator[Section]:
    """Yield the sections on recommendations."""
    lines = [told(_cells(each, briefed), each) for each in found.open]
    yield numbering.section(
        "no_response", wording.NO_RESPONSE, wording.RECOMMENDATION_COLUMNS, lines
    )
    others = [_with_responses(each, responses, briefed) for each, responses in found.others]
    yield numbering.section("recommended", wording.RECOMMENDED, wording.RECOMMENDED_COLUMNS, others)


def _once(briefed: Briefed) -> Sequence[Recommendation]:
    """Return those of the brief, and of the review on whose plan its item is, each once."""
    once: dict[tuple[str, str, str], Recommendation] = {}
    named = {frozenset(book.words) for book in briefed.named}
    for each in briefed.ledger.records(Recommendation):
        if each.kind is _OFFICERS:
            continue
        if frozenset(plan_words(each.source_title)) in named or briefed.holds(each):
            once.setdefault((each.kind.value, plain(each.number or ""), plain(each.text)), each)
    return sorted(
        once.values(), key=lambda each: (_age(each, briefed), each.document_id, each.span.start)
    )


def _responses(recommendation: Recommendation, briefed: Briefed) -> tuple[Response, ...]:
    """Return the responses held; to one without a number, those to its report."""
    if not recommendation.number:
        return responses_to_report(recommendation, briefed.ledger.records(Response))
    found = responses_by_recommendation(briefed.view).get(recommendation.record_id, ())
    return tuple(each for each in found if each.document_id in briefed.ledger.documents)


def _age(recommendation: Recommendation, briefed: Briefed) -> int:
    day = briefed.ledger.document(recommendation.document_id).date.day
    return -day.toordinal() if day else 0


def _cells(recommendation: Recommendation, briefed: Briefed) -> tuple[str, ...]:
    return (
        wording.dated(briefed.ledger.document(recommendation.document_id).date.day),
        recommendation.source_title,
        recommendation.number or NO_NUMBER,
        " ".join(recommendation.text.split()),
        recommendation.addressee or "–",
    )


def _with_responses(
    recommendation: Recommendation, responses: tuple[Response, ...], briefed: Briefed
) -> Told:
    """Return the line of a recommendation, its responses as printed."""
    printed = "; ".join(f"“{' '.join(each.verdict_span.text.split())}”" for each in responses)
    linked = ", ".join(recommendation.linked_actions)
    answer = printed if recommendation.number else wording.SEVERAL if printed else ""
    response = answer or wording.without_response(linked)
    line = told((*_cells(recommendation, briefed), response), recommendation)
    shown = responses if recommendation.number else responses[:1]
    places = tuple((each.document_id, each.verdict_span) for each in shown)
    return Told(line.cells, (*line.places, *places), line.records)
