"""Points for committee that records trigger on a topic."""

from __future__ import annotations

import datetime as dt

import pytest

from assistant.answering.planning import plan_question
from assistant.answering.reckoning.ledger import Ledger
from assistant.answering.reckoning.points.points import points_on_topic
from assistant.answers import Question
from assistant.council import AnswerClass, Exchange, Recommendation, RecommendationKind, Speaker
from assistant.stores.view import View
from tests.invented_minutes import COMMITTEE, Minutes, view_of


def minutes() -> Minutes:
    paper = Minutes(
        "Minutes of July",
        dt.date(2024, 7, 8),
        ("Councillor Okell asked when outreach would begin in Saltmarsh.", "The report was noted."),
    )
    span = paper.span(paper.paragraphs[0])
    paper.records.append(
        Exchange(
            "x1", paper.document_id, paper.passage_id(span), span, COMMITTEE, paper.day, "4", "Early help",
            (Speaker("Councillor Okell", "Councillor Okell"),), span, (), AnswerClass.NONE_RECORDED,
        )
    )  # fmt: skip
    return paper


def review(name: str, words: str, day: dt.date) -> Minutes:
    paper = Minutes(name, day, (words,), committee=None)
    span = paper.span(words)
    paper.records.append(
        Recommendation(
            f"r{name}", paper.document_id, paper.passage_id(span), span,
            RecommendationKind.REVIEW_TO_AGENCY, "1", words, name,
        )
    )  # fmt: skip
    return paper


@pytest.fixture(scope="module")
def view(tmp_path_factory: pytest.TempPathFactory) -> View:
    return view_of(
        tmp_path_factory.mktemp("points"),
        minutes(),
        review(
            "Review of Child R",
            "The escalation procedure should be reissued.",
            dt.date(2023, 6, 12),
        ),
        review(
            "Review of Family T",
            "Agencies must audit their use of escalation.",
            dt.date(2024, 9, 2),
        ),
        review("Review of Adult K", "Housing should inspect each home.", dt.date(2024, 9, 3)),
    )


def bases(view: View, question: str) -> list[str]:
    plan = plan_question(Question(question), ())
    return [point.basis for point in points_on_topic(plan, Ledger(view, plan))]


def test_a_question_left_open_is_raised_on_its_topic(view: View) -> None:
    assert bases(view, "What outreach is there in Saltmarsh?") == ["F1"]


def test_a_theme_of_two_reviews_is_raised_with_both(view: View) -> None:
    plan = plan_question(Question("How is escalation used?"), ())
    (point,) = points_on_topic(plan, Ledger(view, plan))

    assert point.basis == "F8"
    assert len(point.proofs) == 2
    assert "Review of Child R" in point.because


@pytest.mark.parametrize("question", ["How are homes inspected?", "What about potholes?"])
def test_a_theme_of_one_review_is_not_raised(question: str, view: View) -> None:
    assert bases(view, question) == []
