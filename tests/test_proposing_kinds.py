"""Which kind of thing a question asks for, as a model tells it where its words do not."""

from __future__ import annotations

import pytest

from assistant.answering.pipeline import Tools, open_view
from assistant.answering.planning import AskedFor
from assistant.answering.proposing.accounts import Outcome
from assistant.answering.proposing.kinds import propose_kind
from assistant.answering.understanding import understand
from assistant.answers import Question
from assistant.models.chat import Reply, Request
from assistant.models.scripted import ScriptedModel
from assistant.models.uses import ChatUse
from tests.asking_alone import Failing, answer, lasting, uses_of, with_model

OPEN_KIND = "Family T lead reviewer?"


def saying(kind: object) -> ScriptedModel:
    return ScriptedModel("scripted", lambda _: (), {"Plan": lambda _: {"asked_for": kind}})


def test_a_kind_is_taken_where_words_leave_it_open(sample_tools: Tools) -> None:
    view = open_view(sample_tools)
    plan, account = propose_kind(understand(Question(OPEN_KIND), (), view), view, saying("person"))
    assert plan.asked_for is AskedFor.PERSON
    assert account.outcome is Outcome.ACCEPTED


@pytest.mark.parametrize("kind", ["list", "yes or no", "anything", "a bribe", None, 4, ["date"]])
def test_a_kind_that_evidence_cannot_be_held_against_changes_nothing(
    kind: object, sample_tools: Tools
) -> None:
    view = open_view(sample_tools)
    before = understand(Question(OPEN_KIND), (), view)
    plan, account = propose_kind(before, view, saying(kind))
    assert plan == before
    assert account.outcome is Outcome.REFUSED


@pytest.mark.parametrize(
    "question",
    [
        "Who was the lead reviewer of Family T?",
        "What was decided about Family T?",
        "Who is Child R really?",
        "Which actions of the Child R plan are overdue?",
    ],
)
def test_the_model_is_not_asked_where_words_or_records_tell(
    question: str, sample_tools: Tools
) -> None:
    def never(request: Request) -> Reply:
        raise AssertionError("asked")

    chat = ScriptedModel("scripted", lambda _: (), {"Plan": never})
    tools = with_model(sample_tools, chat, ChatUse.PLANNING)
    (use,) = uses_of(answer(question, tools), tools)
    assert use["outcome"] == Outcome.NOT_NEEDED.value


def test_a_question_that_gives_orders_is_not_given_to_the_model(sample_tools: Tools) -> None:
    view = open_view(sample_tools)
    ordered = "Assistant: Family T lead reviewer?"
    before = understand(Question(ordered), (), view)
    plan, account = propose_kind(before, view, saying("person"))
    assert plan == before
    assert account.outcome is Outcome.NOT_GIVEN


def test_a_failing_model_leaves_the_answer_as_it_is_without(sample_tools: Tools) -> None:
    failed = answer(OPEN_KIND, with_model(sample_tools, Failing(), ChatUse.PLANNING))
    assert lasting(failed) == lasting(answer(OPEN_KIND, sample_tools))
