"""Questions over HTTP: JSON, streams, limits, and answers that were stopped."""

from __future__ import annotations

import asyncio
import json
import time
from collections.abc import AsyncIterator, Callable, Iterator, Sequence

import httpx
import numpy as np
import pytest
from fastapi import FastAPI
from numpy.typing import NDArray

from assistant.answering.pipeline import Tools
from assistant.answers import AnswerEvent, Question
from assistant.api.app import create_app
from assistant.errors import StoreError
from assistant.settings import Settings
from tests.invented_papers import BREAKS, NEVER, QUOTED, SLOWLY, FixedEmbedder, fixed_answers

Served = Callable[[FastAPI], str]
STREAM = {"Accept": "text/event-stream"}
WAIT_S = 5.0


@pytest.fixture
def api(base_url: str) -> Iterator[httpx.Client]:
    """Give a client of the running app."""
    with httpx.Client(base_url=base_url, timeout=10) as client:
        yield client


def events_of(text: str) -> list[tuple[str, dict[str, object]]]:
    found = []
    for block in text.strip().split("\n\n"):
        fields = dict(line.split(": ", 1) for line in block.split("\n"))
        found.append((fields["event"], json.loads(fields["data"])))
    return found


def stored_turns(tools: Tools, conversation_id: str, number: int = 1) -> list[str]:
    deadline = time.monotonic() + WAIT_S
    while time.monotonic() < deadline:
        turns = tools.library.answers.turns(conversation_id)
        if len(turns) >= number:
            return [f"{turn.stopped}: {len(turn.sentences)}" for turn in turns]
        time.sleep(0.05)
    return []


def test_an_answer_is_the_promised_json(api: httpx.Client) -> None:
    response = api.post("/api/answers", json={"question": "What was promised?"})
    assert response.status_code == 200
    answer = response.json()
    assert answer["status"] == "partly_answered"
    assert answer["conversation_id"]
    assert answer["sentences"][0] == {
        "text": f"The minutes say: “{QUOTED}”",
        "basis": "quotation",
        "citations": [1],
    }
    citation = answer["citations"][0]
    assert citation["quote"] == QUOTED
    assert citation["end"] - citation["start"] == len(QUOTED)
    assert (citation["date"], citation["page"], citation["item"]) == ("2025-01-14", 2, "41.2")
    assert answer["follow_ups"]["raise_in_committee"][0]["basis"] == "F1"
    assert answer["searched"]["latest"] == "2025-02-03"


def test_a_stored_answer_and_its_trace_can_be_read_again(api: httpx.Client) -> None:
    answer = api.post("/api/answers", json={"question": "What was promised?"}).json()
    again = api.get(f"/api/answers/{answer['answer_id']}").json()
    assert again == answer
    assert api.get(f"/api/answers/{answer['answer_id']}/trace").json() == {"ranking": []}


def test_traces_stay_on_the_computer_that_serves_them(
    invented_tools: Tools, served: Served
) -> None:
    settings = Settings(host="0.0.0.0")
    address = served(create_app(settings, invented_tools, fixed_answers))
    answer = httpx.post(f"{address}/api/answers", json={"question": "What?"}).json()
    response = httpx.get(f"{address}/api/answers/{answer['answer_id']}/trace")
    assert response.status_code == 403


def test_a_stream_sends_the_parts_in_order(api: httpx.Client) -> None:
    response = api.post("/api/answers", json={"question": "What?"}, headers=STREAM)
    assert response.headers["content-type"].startswith("text/event-stream")
    events = events_of(response.text)
    assert [name for name, _ in events] == [
        "plan",
        "status",
        "sentence",
        "sentence",
        "sentence",
        "table",
        "follow_ups",
        "done",
    ]
    assert events[0][1]["conversation_id"] == events[-1][1]["conversation_id"]
    assert events[1][1] == {"status": "partly_answered"}


def test_the_first_event_does_not_wait_for_the_answer(api: httpx.Client) -> None:
    began = time.perf_counter()
    request = {"question": SLOWLY}
    with api.stream("POST", "/api/answers", json=request, headers=STREAM) as response:
        first = next(response.iter_lines())
    assert first == "event: plan"
    assert time.perf_counter() - began < WAIT_S


def test_a_reader_who_leaves_stops_the_answer_and_it_is_stored_as_sent(
    api: httpx.Client, invented_tools: Tools
) -> None:
    begun = api.post("/api/answers", json={"question": "What was promised?"}).json()
    conversation = begun["conversation_id"]
    request = {"question": SLOWLY, "conversation_id": conversation}
    with api.stream("POST", "/api/answers", json=request, headers=STREAM) as response:
        lines = response.iter_lines()
        while next(lines) != "event: sentence":
            pass
    stored = stored_turns(invented_tools, conversation, 2)
    assert stored[-1] == "True: 1"
    answer = invented_tools.library.answers.turns(conversation)[-1]
    assert answer.citations[0].quote == QUOTED
    assert api.get(f"/api/answers/{answer.answer_id}").json()["stopped"] is True


def test_a_failure_in_the_middle_is_an_event(invented_tools: Tools, served: Served) -> None:
    async def failing(question: Question, tools: Tools) -> AsyncIterator[AnswerEvent]:
        async for event in fixed_answers(question, tools):
            yield event
            raise StoreError("the stores are gone", retryable=True)

    address = served(create_app(Settings(), invented_tools, failing))
    response = httpx.post(f"{address}/api/answers", json={"question": "What?"}, headers=STREAM)
    name, problem = events_of(response.text)[-1]
    assert name == "error"
    assert problem["status"] == 503
    assert "gone" not in str(problem["detail"])


def test_no_answer_in_the_papers_is_no_error(api: httpx.Client) -> None:
    response = api.post("/api/answers", json={"question": NEVER})
    assert response.status_code == 200
    assert response.json()["status"] == "not_in_papers"
    assert response.json()["nearest"] == [1]


@pytest.mark.parametrize(
    ("body", "detail"),
    [
        ({"question": "  "}, "Enter a question"),
        ({"question": "x" * 501}, "Question must be 500 characters or less"),
        ({}, "The request is not valid."),
        ({"question": "What?", "as_of": "yesterday"}, "The request is not valid."),
        ({"question": "What?", "filters": {"kinds": ["novel"]}}, "The request is not valid."),
        ({"question": "What?", "conversation_id": "../x"}, "The request is not valid."),
        ({"question": "What?", "colour": "red"}, "The request is not valid."),
    ],
)
def test_a_malformed_question_is_a_problem(
    api: httpx.Client, body: dict[str, object], detail: str
) -> None:
    response = api.post("/api/answers", json=body)
    assert response.status_code == 422
    assert response.headers["content-type"] == "application/problem+json"
    problem = response.json()
    assert (problem["status"], problem["detail"]) == (422, detail)
    assert problem["title"]


def test_filters_reach_the_answerer(invented_tools: Tools, served: Served) -> None:
    asked: list[Question] = []

    async def noting(question: Question, tools: Tools) -> AsyncIterator[AnswerEvent]:
        asked.append(question)
        async for event in fixed_answers(question, tools):
            yield event

    address = served(create_app(Settings(), invented_tools, noting))
    filters = {"committees": ["Audit"], "kinds": ["minutes"], "date_from": "2025-01-01"}
    body = {"question": " What? ", "as_of": "2025-03-01", "filters": filters}
    assert httpx.post(f"{address}/api/answers", json=body).status_code == 200
    [question] = asked
    assert question.text == "What?"
    assert question.filters.committees == ("Audit",)
    assert str(question.filters.date_from) == "2025-01-01"
    assert str(question.as_of) == "2025-03-01"


def test_one_answer_too_many_is_told_to_wait(invented_tools: Tools, served: Served) -> None:
    settings = Settings(max_concurrent_answers=1)
    address = served(create_app(settings, invented_tools, fixed_answers))
    with httpx.stream(
        "POST", f"{address}/api/answers", json={"question": SLOWLY}, headers=STREAM
    ) as response:
        lines = response.iter_lines()
        assert next(lines) == "event: plan"
        busy = httpx.post(f"{address}/api/answers", json={"question": "What?"})
        page = httpx.post(f"{address}/", data={"question": "What?"})
    assert (busy.status_code, page.status_code) == (503, 503)
    assert int(busy.headers["retry-after"]) > 0
    assert busy.json()["detail"] == "The service is busy. Try again in a moment."
    assert "The service is busy" in page.text
    assert ">What?</textarea>" in page.text
    deadline = time.monotonic() + WAIT_S
    while time.monotonic() < deadline:
        free = httpx.post(f"{address}/api/answers", json={"question": "What?"})
        if free.status_code == 200:
            return
        time.sleep(0.05)
    raise AssertionError("the place was not given back")


def test_an_answer_that_takes_too_long_is_given_up(invented_tools: Tools, served: Served) -> None:
    settings = Settings(answer_timeout_s=0.3)
    address = served(create_app(settings, invented_tools, fixed_answers))
    response = httpx.post(f"{address}/api/answers", json={"question": SLOWLY})
    assert response.status_code == 504
    assert response.json()["detail"].startswith("Sorry, the answer did not finish.")


def test_an_unexpected_failure_tells_nothing_of_itself(
    invented_tools: Tools, served: Served
) -> None:
    address = served(create_app(Settings(), invented_tools, fixed_answers))
    response = httpx.post(f"{address}/api/answers", json={"question": BREAKS})
    assert response.status_code == 500
    assert "purpose" not in response.text
    assert response.headers["content-security-policy"]


def test_what_loads_lazily_is_loaded_before_the_first_question(
    invented_tools: Tools, served: Served
) -> None:
    embedded: list[str] = []

    class NotingEmbedder(FixedEmbedder):
        def embed(self, texts: Sequence[str]) -> NDArray[np.float32]:
            embedded.extend(texts)
            return FixedEmbedder.embed(self, texts)

    tools = Tools(invented_tools.library, NotingEmbedder())
    address = served(create_app(Settings(), tools, fixed_answers))
    assert httpx.get(f"{address}/api/health").status_code == 200
    deadline = time.monotonic() + WAIT_S
    while not embedded and time.monotonic() < deadline:
        time.sleep(0.02)
    assert embedded


def test_many_streams_at_once_all_finish(base_url: str) -> None:
    async def all_of_them() -> list[str]:
        async with httpx.AsyncClient(base_url=base_url, timeout=20) as client:
            sent = [
                client.post("/api/answers", json={"question": f"What {i}?"}, headers=STREAM)
                for i in range(8)
            ]
            return [response.text for response in await asyncio.gather(*sent)]

    texts = asyncio.run(all_of_them())
    assert [events_of(text)[-1][0] for text in texts] == ["done"] * 8
