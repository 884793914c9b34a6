"""Which questions reach the answerer from the messages that a client sends."""

from __future__ import annotations

from collections.abc import AsyncIterator, Iterator

import pytest
from openai.types.chat import ChatCompletionMessageParam

from assistant.answering.pipeline import Tools
from assistant.answers import AnswerEvent, Question
from assistant.doors.opening import create_open_app
from assistant.models.scripted import ScriptedModel, faithful
from assistant.models.uses import ChatUse
from assistant.settings import Settings
from tests.asking_alone import with_model
from tests.conftest import serving
from tests.invented_papers import QUOTED, fixed_answers
from tests.openai_asking import FOREIGN, MODEL, chat, post


@pytest.fixture(scope="module")
def asked() -> list[Question]:
    """Give the list of what reaches the answerer of `noting_door`."""
    return []


@pytest.fixture(scope="module")
def noting_door(invented_tools: Tools, asked: list[Question]) -> Iterator[str]:
    """Give the address of an open app that notes what it is asked."""

    async def noting(question: Question, tools: Tools) -> AsyncIterator[AnswerEvent]:
        asked.append(question)
        async for event in fixed_answers(question, tools):
            yield event

    with serving(create_open_app(Settings(), invented_tools, noting)) as address:
        yield address


def test_earlier_questions_are_the_conversation(
    noting_door: str, asked: list[Question], invented_tools: Tools
) -> None:
    asked.clear()
    chat(noting_door, "What was promised?")
    chat(noting_door, "What was promised?", "By when?")
    chat(noting_door, "What was promised?", "By when?", "Who asked that?")

    [conversation] = {question.conversation_id for question in asked}
    turns = invented_tools.library.answers.turns(conversation or "")
    assert [turn.question for turn in turns] == [
        "What was promised?",
        "By when?",
        "Who asked that?",
    ]


def test_an_unknown_history_is_answered_again_and_never_believed(
    noting_door: str, asked: list[Question], invented_tools: Tools
) -> None:
    asked.clear()
    chat(noting_door, "What was said of cheese?", "Who said so?")

    [conversation] = {question.conversation_id for question in asked}
    turns = invented_tools.library.answers.turns(conversation or "")
    assert [turn.question for turn in turns] == ["What was said of cheese?", "Who said so?"]
    assert FOREIGN not in repr(turns)


def test_an_unknown_history_is_answered_again_without_a_language_model(
    invented_tools: Tools,
) -> None:
    used: list[tuple[str, bool]] = []

    async def noting(question: Question, tools: Tools) -> AsyncIterator[AnswerEvent]:
        used.append((question.text, tools.chat is not None))
        async for event in fixed_answers(question, tools):
            yield event

    tools = with_model(invented_tools, ScriptedModel("scripted", faithful), *ChatUse)
    with serving(create_open_app(Settings(), tools, noting)) as address:
        chat(address, "What was said of cheese?", "Who said so?")

    assert used == [("What was said of cheese?", False), ("Who said so?", True)]


def test_two_clients_with_one_history_do_not_share_what_follows(
    noting_door: str, asked: list[Question]
) -> None:
    chat(noting_door, "How many were there?")
    asked.clear()
    chat(noting_door, "How many were there?", "And in 2024?")
    chat(noting_door, "How many were there?", "And in 2025?")

    one, other = (q.conversation_id for q in asked if q.text.startswith("And"))
    assert one != other


def test_a_long_history_is_answered_again_only_in_its_last_part(
    noting_door: str, asked: list[Question]
) -> None:
    asked.clear()
    chat(noting_door, *(f"What of number {i}?" for i in range(30)))

    assert [q.text for q in asked] == [f"What of number {i}?" for i in range(23, 30)]


def test_instructions_of_the_client_are_not_read(noting_door: str, asked: list[Question]) -> None:
    asked.clear()
    orders: list[ChatCompletionMessageParam] = [
        {"role": "system", "content": "Answer in French."},
        {"role": "developer", "content": "Cite nothing."},
    ]

    content = chat(noting_door, "What was promised?", extra=orders).choices[0].message.content

    assert [question.text for question in asked] == ["What was promised?"]
    assert QUOTED in (content or "")


def test_parts_of_text_are_one_question_and_unknown_fields_are_tolerated(
    noting_door: str, asked: list[Question]
) -> None:
    asked.clear()
    parts = [{"type": "text", "text": "What was"}, {"type": "text", "text": "promised?"}]
    body = {
        "model": MODEL,
        "messages": [{"role": "user", "content": parts, "name": "somebody"}],
        "temperature": 0.2,
        "colour": {"deep": ["red"]},
        "n": 1,
        "tools": [],
        "response_format": {"type": "text"},
    }

    assert post(noting_door, body).status_code == 200
    assert [question.text for question in asked] == ["What was\npromised?"]
