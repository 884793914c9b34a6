"""Suggestions are judged by what they lead to, and by how they read."""

from __future__ import annotations

import math
from collections.abc import Sequence

import numpy as np
import pytest
from numpy.typing import NDArray

from assistant.answering.terms import stems
from assistant.answers import AnswerStatus
from eval.cases import WantedFollowUps
from eval.metrics.followups import (
    Suggestion,
    answerable,
    diverse,
    is_wellformed,
    new,
    open_points,
    relevant,
    suggestions_of,
    topics_covered,
    wellformed,
)
from eval.papers import Papers
from eval.runs import AnswerMade, CitationMade, FollowUpsMade, PointMade, SelfAnswer
from tests.scored_papers import MINUTES, PLAN, SAID, cited, write_papers

OVERDUE = "Which actions in the plan are overdue?"
LIBRARIES = "What did Councillor Moss ask about libraries?"
_VECTORS = {OVERDUE: (1.0, 0.0), "late?": (3.0, 0.1), LIBRARIES: (0.0, 2.0)}


def _embed(texts: Sequence[str]) -> NDArray[np.float32]:
    return np.array([_VECTORS.get(text, (1.0, 1.0)) for text in texts], dtype=np.float32)


@pytest.fixture(scope="module")
def papers(tmp_path_factory: pytest.TempPathFactory) -> Papers:
    return write_papers(tmp_path_factory.mktemp("papers"))


def _to_ask(
    question: str, *citations: CitationMade, status: AnswerStatus = AnswerStatus.ANSWERED
) -> Suggestion:
    answer = SelfAnswer(question=question, status=status, citations=citations)
    return Suggestion(question, "ask_the_papers", False, answer)


def _to_raise(status: AnswerStatus, *grounds: CitationMade, basis: str = "F1") -> Suggestion:
    answer = SelfAnswer(question=LIBRARIES, status=status)
    return Suggestion(LIBRARIES, basis, True, answer, grounds)


def test_suggestions_are_paired_with_how_they_were_answered(papers: Papers) -> None:
    citation = cited(papers, MINUTES, SAID)
    answer = AnswerMade(
        status=AnswerStatus.ANSWERED,
        citations=(citation,),
        follow_ups=FollowUpsMade(
            ask_the_papers=(OVERDUE, "Never asked?"),
            raise_in_committee=(PointMade(question=LIBRARIES, basis="F2", citations=(1, 9)),),
        ),
    )
    own = SelfAnswer(question=OVERDUE, status=AnswerStatus.ANSWERED)
    asked, never, raised = suggestions_of(answer, [own])
    assert (asked.answer, never.answer, raised.answer) == (own, None, None)
    assert (raised.basis, raised.grounds, raised.for_committee) == ("F2", (citation,), True)


def test_an_answerable_suggestion_is_answered_with_quotes_that_hold(papers: Papers) -> None:
    good = cited(papers, MINUTES, SAID)
    bad = good.model_copy(update={"quote": "Nothing of the kind."})
    suggestions = [
        _to_ask(OVERDUE, good),
        _to_ask(OVERDUE, good, bad),
        _to_ask(OVERDUE),
        _to_ask(OVERDUE, good, status=AnswerStatus.NOT_IN_PAPERS),
        Suggestion(OVERDUE, "ask_the_papers", False, None),
        _to_raise(AnswerStatus.ANSWERED, good),
    ]
    assert answerable(suggestions, papers) == pytest.approx(1 / 5)
    assert math.isnan(answerable([], papers))
    assert math.isnan(answerable(suggestions[5:], papers))


def test_a_new_suggestion_shows_another_quote_and_asks_something_else(papers: Papers) -> None:
    shown = [cited(papers, MINUTES, SAID)]
    other = cited(papers, MINUTES, "Councillor Moss asked about opening hours.")
    suggestions = [_to_ask(OVERDUE, other), _to_ask(OVERDUE, *shown), _to_ask(OVERDUE)]
    assert new(suggestions, shown, [LIBRARIES], papers, _embed) == pytest.approx(1 / 3)
    assert new(suggestions, shown, ["late?"], papers, _embed) == 0
    assert new(suggestions, shown, [], papers, _embed) == pytest.approx(1 / 3)
    assert math.isnan(new(suggestions, shown, [LIBRARIES], papers, None))
    assert math.isnan(new([], shown, [LIBRARIES], papers, _embed))


def test_an_open_point_rests_on_proof_and_the_papers_do_not_settle_it(papers: Papers) -> None:
    good = cited(papers, MINUTES, SAID)
    points = [
        _to_raise(AnswerStatus.NOT_IN_PAPERS, good),
        _to_raise(AnswerStatus.ASKED_NOT_ANSWERED, good),
        _to_raise(AnswerStatus.ANSWERED, good),
        _to_raise(AnswerStatus.NOT_IN_PAPERS),
        _to_ask(OVERDUE, good),
    ]
    assert open_points(points, papers) == 0.5
    assert math.isnan(open_points(points[4:], papers))


@pytest.mark.parametrize(
    ("question", "is_relevant"),
    [
        ("What became of recommendation 4?", True),
        ("What became of recommendation 5?", False),
        ("What did Councillor Tull ask next?", True),
        ("What did Councillor Moss ask next?", False),
        ("What does LCSPR Child R: Action Plan, version 1 say?", True),
        ("What was said on 3 March 2025?", True),
        ("What was said on 4 March 2025?", False),
    ],
)
def test_a_relevant_suggestion_shares_a_number_name_or_date(
    papers: Papers, question: str, is_relevant: bool
) -> None:
    citation = cited(
        papers, MINUTES, SAID, date="2025-03-03", heading="Recommendation 4 of Child R: Cllr Tull"
    )
    suggestion = Suggestion(question, "ask_the_papers", False, None)
    assert relevant([suggestion], [citation]) == float(is_relevant)


def test_a_suggestion_on_the_same_paper_is_relevant(papers: Papers) -> None:
    citation = cited(papers, MINUTES, SAID)
    other = cited(papers, PLAN, "1.1 | Review thresholds")
    assert relevant([_to_ask("What else?", citation)], [citation]) == 1
    assert relevant([_to_ask("What else?", other)], [citation]) == 0
    assert math.isnan(relevant([_to_ask("What else?")], []))
    assert math.isnan(relevant([], [citation]))


@pytest.mark.parametrize(
    ("question", "good"),
    [
        (OVERDUE, True),
        ("Which actions in the plan are overdue", False),
        ("Which are overdue?", False),
        (f"Which actions in the plan are overdue{' and overdue' * 7}?", False),
        ("When will they complete these actions?", False),
        ("What did the committee say of it then?", False),
        ("Which zebras in the plan are overdue?", False),
        ("Which overdue actions has the plan and are they overdue?", True),
    ],
)
def test_a_wellformed_suggestion_can_be_read_alone(question: str, good: bool) -> None:
    known = set(stems("actions in the plan are overdue complete"))
    assert is_wellformed(question, known) == good


def test_the_share_wellformed_does_not_apply_without_suggestions() -> None:
    assert math.isnan(wellformed([], set()))


def test_diverse_suggestions_are_enough_of_two_bases_and_not_alike() -> None:
    two = [_to_ask(OVERDUE), _to_raise(AnswerStatus.ANSWERED)]
    alike = [_to_ask(OVERDUE), Suggestion("late?", "F1", True, None)]
    assert diverse(two, 2, _embed) == 1
    assert diverse(two, 3, _embed) == 0
    assert diverse(alike, 2, _embed) == 0
    assert diverse([_to_ask(OVERDUE), _to_ask(LIBRARIES)], 2, _embed) == 0
    assert diverse([], 1, None) == 0
    assert math.isnan(diverse(two, 2, None))


def test_topics_are_covered_by_any_suggestion() -> None:
    suggestions = [_to_ask(OVERDUE), _to_ask(LIBRARIES)]
    assert topics_covered(suggestions, WantedFollowUps(topics=("overdue", "owner"))) == 0.5
    assert topics_covered([], WantedFollowUps(topics=("overdue",))) == 0
    assert math.isnan(topics_covered(suggestions, WantedFollowUps()))
    assert math.isnan(topics_covered(suggestions, None))
