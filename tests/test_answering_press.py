"""What the press alleges stays the press's, and is not repeated unless the press is asked for."""

from __future__ import annotations

import pytest

from assistant.answering.excluding import is_editorial
from assistant.answering.phrasing import press_words
from assistant.answering.pipeline import Tools
from assistant.answers import AnswerStatus
from assistant.documents import Document, DocumentKind, SourceType
from tests.reckoning_answers import ask, said

ITEM = Document("d", "n.txt", "Bus cuts", 9, "text", kind=DocumentKind.NEWS_ITEM)


@pytest.mark.parametrize(
    "question", ["did the council cover up the neglect", "has the civic centre lost its grip"]
)
def test_an_allegation_is_not_repeated(question: str, sample_tools: Tools) -> None:
    answer = ask(question, sample_tools)

    assert SourceType.PRESS not in {c.source_type for c in answer.citations[:1]} or (
        answer.status is AnswerStatus.NOT_IN_PAPERS
    )
    assert "grip" not in said(answer)


def test_the_press_is_named_as_such() -> None:
    assert press_words(ITEM, opinion=False, named=False) == (
        "A news report (press, not a council paper), “Bus cuts”, says"
    )
    assert "own view" in press_words(ITEM, opinion=True, named=False)


@pytest.mark.parametrize(
    ("heading", "editorial"),
    [("The Chronicle’s view", True), ("Editorial", True), ("What the review found", False)],
)
def test_the_writer_s_own_view_is_told_by_its_heading(heading: str, editorial: bool) -> None:
    assert is_editorial(heading) is editorial
