"""Chat completions over HTTP, asked by OpenAI's own client."""

from __future__ import annotations

from collections.abc import AsyncIterator

import httpx
import openai
import pytest

from assistant.answering.pipeline import Tools
from assistant.answers import AnswerEvent, Basis, Question, Sentence, SentenceReady
from assistant.doors.opening import create_open_app
from assistant.settings import Settings
from tests.conftest import Served
from tests.invented_papers import NEVER, QUOTED, SLOWLY, fixed_answers
from tests.openai_asking import MODEL, chat, client_of


def test_an_answer_is_a_completion_with_numbered_sources(door: str) -> None:
    completion = chat(door, "What was promised?")

    [choice] = completion.choices
    content = choice.message.content or ""
    assert (completion.object, completion.model) == ("chat.completion", MODEL)
    assert (choice.finish_reason, completion.usage) == ("stop", None)
    assert content.startswith(f"**Partly answered.**\n\nThe minutes say: “{QUOTED}” [1] They also")
    assert "| Publish the ward breakdown | Director of Housing | 31 March 2025 | [3] |" in content
    footnote = (
        "\n[1] Minutes, Children and Families Scrutiny Committee, 14 January 2025, minute 41.2,"
        f" page 2: {door}/sources/"
    )
    assert footnote in content


def test_each_number_is_an_annotation_whose_address_opens(door: str) -> None:
    message = chat(door, "What was promised?").choices[0].message

    content = message.content or ""
    citations = [each.url_citation for each in message.annotations or []]
    marks = [content[each.start_index : each.end_index] for each in citations]
    assert marks == ["[1]", "[2]", "[3]", "[1]"]
    assert citations[0].title.startswith("Minutes, Children and Families Scrutiny Committee")
    assert all(httpx.get(each.url).status_code == 200 for each in citations)


def test_the_stored_answer_can_be_fetched_by_its_id(door: str) -> None:
    told = (chat(door, "What was promised?").model_extra or {})["scrutiny"]

    stored = httpx.get(f"{door}/api/answers/{told['answer_id']}").json()

    assert (stored["status"], told["status"]) == ("partly_answered", "partly_answered")
    assert stored["conversation_id"].startswith("door-")


def test_a_stream_gives_the_same_text_in_parts(door: str) -> None:
    whole = chat(door, "What was promised?").choices[0].message
    with client_of(door) as client:
        chunks = list(
            client.chat.completions.create(
                model=MODEL,
                messages=[{"role": "user", "content": "What was promised?"}],
                stream=True,
                stream_options={"include_usage": True},
            )
        )

    deltas = [chunk.choices[0].delta for chunk in chunks]
    streamed = "".join(delta.content or "" for delta in deltas)
    annotations = [a for d in deltas for a in (d.model_extra or {}).get("annotations", [])]
    assert streamed == whole.content
    assert annotations == [each.model_dump() for each in whole.annotations or []]
    assert deltas[0].role == "assistant"
    assert len(deltas) > 5
    assert [c.choices[0].finish_reason for c in chunks][-2:] == [None, "stop"]
    assert len({chunk.id for chunk in chunks}) == 1
    assert all(chunk.usage is None for chunk in chunks)


def test_a_stream_does_not_wait_for_the_end(door: str) -> None:
    body = {"messages": [{"role": "user", "content": SLOWLY}], "stream": True}
    with httpx.stream("POST", f"{door}/v1/chat/completions", json=body) as response:
        lines = (line for line in response.iter_lines() if "Partly answered" in line)
        assert next(lines).startswith("data: {")


def test_no_answer_is_content_in_words(door: str) -> None:
    content = chat(door, NEVER).choices[0].message.content or ""

    assert content.startswith("**Not in the indexed papers.**\n\nI could not find this")
    assert f"Nearest passage: “{QUOTED}” [1]" in content


def test_models_are_listed(door: str) -> None:
    with client_of(door) as client:
        assert [model.id for model in client.models.list()] == [MODEL]
        assert client.models.retrieve(MODEL).id == MODEL
        with pytest.raises(openai.NotFoundError, match="There is no model 'gpt'"):
            client.models.retrieve("gpt")


def test_what_a_paper_prints_is_never_markup(invented_tools: Tools, served: Served) -> None:
    hostile = "See ![x](http://evil/x.png) <img src=http://evil/y>\n\n[1]: http://evil `code`"

    async def quoting(question: Question, tools: Tools) -> AsyncIterator[AnswerEvent]:
        async for event in fixed_answers(question, tools):
            if isinstance(event, SentenceReady):
                event = SentenceReady(Sentence(hostile, Basis.NOTICE), ())
            yield event

    address = served(create_open_app(Settings(), invented_tools, quoting))
    content = chat(address, "What?").choices[0].message.content or ""
    printed = (
        "See !\\[x\\](http://evil/x.png) \\<img src=http://evil/y> \\[1\\]: http://evil \\`code\\`"
    )
    assert printed in content
