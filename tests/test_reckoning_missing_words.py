"""Which questions ask for recommendations without a response, and which do not."""

from __future__ import annotations

import pytest

from assistant.answering.planning import plan_question
from assistant.answering.reckoning.recommendations.missing_words import (
    asks_missing,
    without_asking,
)
from assistant.answering.terms import subject_words
from assistant.answers import Question


@pytest.mark.parametrize(
    "question",
    [
        "Which recommendations did Cabinet reject?",
        "Which recommendations were not accepted in Cabinet's response?",
        "What was the Cabinet's response to the recommendations?",
        "Why has Cabinet not answered the recommendations?",
        "Which recommendations have not been implemented?",
        "Which recommendations have been answered?",
        "When will Cabinet respond to the recommendations it has not answered?",
        "Which questions have not been answered?",
        "Did Cabinet accept all the recommendations?",
        "Which recommendations lack a responsible owner?",
        "Which recommendations have nobody responsible for them?",
        "Does every recommendation have someone responsible for it?",
        "Are all recommendations the responsibility of Cabinet?",
        "Who has not responded to the recommendations?",
        "So who hasn’t replied to the ponds recommendations?",
        "Which partners have not responded to the recommendations?",
        "How many days have the recommendations been without a response?",
    ],
)
def test_other_questions_are_left_to_others(question: str) -> None:
    assert not asks_missing(plan_question(Question(question), ()))


@pytest.mark.parametrize(
    ("question", "left"),
    [
        ("Which of the recommendations on geese has Cabinet not replied to?", "geese"),
        ("Has every recommendation of the wetland review had a formal response?", "wetland"),
        ("which geese recs are still waiting to hear back from the executive", "geese"),
    ],
)
def test_what_is_left_of_a_question_names_the_subject(question: str, left: str) -> None:
    kept = without_asking(plan_question(Question(question), ()))

    assert left in kept.standalone
    assert not {"repli", "respons", "cabinet", "execut", "wait"} & set(
        subject_words(kept.standalone)
    )
