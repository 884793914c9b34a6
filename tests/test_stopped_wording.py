"""An answer that is stopped keeps that a language model worded what was sent, and how."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping

from assistant.answering.pipeline import Tools
from assistant.answering.worded.wording import begin_wording
from assistant.answers import Answer, AnswerEvent, PlanReady, Question, SentenceReady, StatusReady
from assistant.api.asking import answer_events
from assistant.doors.mcp_server import services_for
from assistant.models.scripted import ScriptedModel, faithful
from assistant.models.uses import ChatUse
from assistant.settings import Settings
from tests.asking_alone import with_model

WHEN = "When is action 3.3 of the Child R plan due?"
CHAT = ScriptedModel("scripted:faithful", faithful)


def stopped_after(
    kind: type[AnswerEvent], tools: Tools, conversation: str
) -> tuple[Answer, Mapping[str, object]]:
    """Return the stored answer, and its trace, of a reader who left after the first such event."""
    services = services_for(Settings(), tools)

    async def left() -> None:
        events = answer_events(Question(WHEN, conversation), services)
        async for event in events:
            if isinstance(event, kind):
                break
        await events.aclose()

    asyncio.run(left())
    [answer] = services.answers.turns(conversation)
    trace = services.answers.trace(answer.answer_id)
    assert trace is not None
    return answer, trace


def test_a_stopped_answer_tells_which_model_worded_it(own_tools: Tools) -> None:
    tools = with_model(own_tools, CHAT, ChatUse.WORDING)
    answer, trace = stopped_after(SentenceReady, tools, "stopped-worded")
    assert (answer.stopped, len(answer.sentences), answer.worded_by) == (True, 1, CHAT.name)
    assert trace["stopped"] is True
    wording = trace["wording"]
    assert isinstance(wording, dict)
    assert wording["model"] == CHAT.name
    assert wording["prompt"] == begin_wording(CHAT).prompt_hash


def test_what_failed_its_checks_before_the_stop_is_kept(own_tools: Tools) -> None:
    lying = ScriptedModel("scripted:lying", lambda _: [("97 homes were given up.", (1,))])
    answer, trace = stopped_after(
        SentenceReady, with_model(own_tools, lying, ChatUse.WORDING), "stopped-lying"
    )
    assert answer.worded_by is None
    assert "97 homes were given up." in str(trace["wording"])


def test_an_answer_stopped_before_its_first_sentence_keeps_the_other_uses(
    own_tools: Tools,
) -> None:
    tools = with_model(own_tools, CHAT, ChatUse.WORDING, ChatUse.PLANNING)
    answer, trace = stopped_after(StatusReady, tools, "stopped-early")
    assert (answer.sentences, answer.worded_by) == ((), None)
    assert ChatUse.PLANNING.value in str(trace["uses"])


def test_without_a_model_nothing_is_told_of_one(own_tools: Tools) -> None:
    answer, trace = stopped_after(SentenceReady, own_tools, "stopped-alone")
    assert answer.worded_by is None
    assert trace == {"stopped": True, "wording": None, "uses": []}


def test_nothing_is_stored_of_what_was_stopped_before_it_was_settled(own_tools: Tools) -> None:
    services = services_for(Settings(), own_tools)

    async def left() -> None:
        events = answer_events(Question(WHEN, "stopped-at-once"), services)
        assert isinstance(await anext(events), PlanReady)
        await events.aclose()

    asyncio.run(left())
    assert services.answers.turns("stopped-at-once") == []
