"""Who holds a post is told by the newest paper that names its holder."""

from __future__ import annotations

import pytest

from assistant.answering.pipeline import Tools
from assistant.answers import AnswerStatus
from tests.reckoning_answers import ask, lead, said


@pytest.mark.parametrize(
    ("question", "holder", "day"),
    [
        ("who is the director of children's services", "Helena Strand", "12 January 2026"),
        ("Who is the director?", "Helena Strand", "12 January 2026"),
        ("who's the independent scrutineer now", "Dr Alan Keswick", "17 September 2025"),
        ("who is the cabinet member for children and families", "Priya Venn", "9 March 2026"),
        ("who is the chair", "Marcus Tull", "9 March 2026"),
        ("who is the vice-chair of the committee", "Harriet Fenn", "9 March 2026"),
    ],
)
def test_the_newest_paper_tells_who_holds_a_post(
    question: str, holder: str, day: str, sample_tools: Tools
) -> None:
    answer = ask(question, sample_tools)

    assert answer.status is AnswerStatus.ANSWERED
    assert holder in lead(answer)
    assert day in lead(answer)


def test_who_held_it_before_is_told_after(sample_tools: Tools) -> None:
    answer = ask("who is the director of children's services", sample_tools)

    assert "Marrable" in answer.sentences[1].text
    assert "10 March 2025" in answer.sentences[1].text


@pytest.mark.parametrize(
    "question", ["Who is the chief executive of the council?", "who is the director of housing"]
)
def test_a_post_that_no_paper_prints_with_a_name_has_no_holder(
    question: str, sample_tools: Tools
) -> None:
    answer = ask(question, sample_tools)

    assert answer.status is AnswerStatus.NOT_IN_PAPERS


def test_a_row_is_told_as_a_sentence_with_few_cells(sample_tools: Tools) -> None:
    text = said(ask("what happened to the young people's group", sample_tools))

    assert "lists action 5.3, “Young people's group”" in text
    assert "status “Superseded by the participation plan”" in text
    assert "Ref:" not in text
