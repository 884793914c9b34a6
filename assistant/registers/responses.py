"""Which responses answer which recommendation."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache

from assistant.answering.terms import stems
from assistant.council import Recommendation, RecommendationKind, Response
from assistant.registers.matching import plain
from assistant.registers.remembered import remembered
from assistant.stores.view import View

# Words that any report's title may hold: they link no response to it.
_ANY_REPORT = frozenset(
    stems(
        """report reports review reviews scrutiny inquiry task finish group panel committee final
        draft recommendation recommendations response executive cabinet into action plan council
        local child children safeguarding practice serious case"""
    )
)
# Said wherever recommendations are told: a plan is no response of the body addressed.
NO_RESPONSE = "No response is on record"
PLAN_HELD = "A plan of the same name is held"
# Of a recommendation without a number, which no response can name; the second follows the first.
NO_NUMBER = "without a number"
TO_ITS_REPORT = "to it alone; the paper responds to its report"
_FEW_WORDS = 2
_OFFICERS = RecommendationKind.OFFICER_TO_COMMITTEE


def responses_by_recommendation(view: View) -> Mapping[str, Sequence[Response]]:
    """Return the responses to each recommendation that has any, by its record id."""
    return remembered(view).once("responses", view, _match)


def _match(view: View) -> Mapping[str, Sequence[Response]]:
    by_number: dict[str, list[Response]] = {}
    for response in view.records(Response):
        by_number.setdefault(plain(response.number or ""), []).append(response)
    found = {
        recommendation.record_id: tuple(
            response
            for response in by_number.get(plain(recommendation.number or ""), ())
            if recommendation.number and responds_to(response, recommendation)
        )
        for recommendation in view.records(Recommendation)
        if recommendation.kind is not _OFFICERS
    }
    return {record_id: responses for record_id, responses in found.items() if responses}


def responses_to_report(
    recommendation: Recommendation, held: Iterable[Response]
) -> tuple[Response, ...]:
    """Return those of `held` to the report of a recommendation without a number.

    Those to one with a number are told as its own: `responses_by_recommendation`.
    """
    if recommendation.number:
        return ()
    return tuple(each for each in held if responds_to(each, recommendation))


def responds_to(response: Response, recommendation: Recommendation) -> bool:
    """Return whether a response, if of the same number, is to this recommendation.

    Its paper must print the recommendation's wording, or name the report that makes it. A
    single word names a report only where it is all that its title says.
    """
    if plain(response.recommendation_text or "") == plain(recommendation.text):
        return True
    named, title = _own_words(response.about or ""), _own_words(recommendation.source_title)
    shorter = named if len(named) <= len(title) else title
    if len(shorter) < _FEW_WORDS:
        return bool(named) and named == title
    return named <= title or title <= named


@lru_cache(maxsize=4096)
def _own_words(title: str) -> frozenset[str]:
    return frozenset(stems(title)) - _ANY_REPORT
