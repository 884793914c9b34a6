"""The questions offered to begin with: really answered, and never a person's name."""

from __future__ import annotations

import threading

import pytest

from assistant.answering.pipeline import Tools
from assistant.answering.settling import try_question
from assistant.answering.understanding import understand
from assistant.answers import AnswerStatus, Question
from assistant.api.offering import Examples
from assistant.errors import StoreError
from assistant.stores.view import View
from assistant.web.asking.example_questions import _subject, example_questions


def test_each_example_is_answered_by_the_papers(sample_tools: Tools) -> None:
    view = sample_tools.library.view()
    offered = example_questions(view)
    assert len(offered) == 3
    for text in offered:
        found = try_question(understand(Question(text), (), view), view, sample_tools.embedder)
        assert found.status is AnswerStatus.ANSWERED, text


def test_papers_without_records_give_no_examples(invented_tools: Tools) -> None:
    assert example_questions(invented_tools.library.view()) == []


@pytest.mark.parametrize(
    "title",
    [
        "Apologies for absence",
        "7. Petition: closure of the library",
        "Question from Mrs A. Resident",
        "Budget",
        "A very long heading that goes on and on for far too many words to ask about",
        "",
    ],
)
def test_procedure_and_people_are_no_subjects(title: str) -> None:
    assert _subject(title) == ""


def test_earlier_examples_stand_until_new_ones_are_worked_out(invented_tools: Tools) -> None:
    first = invented_tools.library.view()
    second = object.__new__(View)
    release, done = threading.Event(), threading.Event()

    def work_out(view: View) -> list[str]:
        if view is first:
            return ["Old?"]
        release.wait(5)
        done.set()
        return ["New?"]

    examples = Examples(work_out)
    assert examples.of(first) == ["Old?"]
    assert examples.of(second) == ["Old?"]
    release.set()
    assert done.wait(5)
    for _ in range(100):
        if examples.of(second) == ["New?"]:
            break
        threading.Event().wait(0.01)
    assert examples.of(second) == ["New?"]


def test_a_store_at_fault_leaves_the_page_without_examples(invented_tools: Tools) -> None:
    def fail(view: View) -> list[str]:
        raise StoreError("broken", retryable=True)

    assert list(Examples(fail).of(invented_tools.library.view())) == []
