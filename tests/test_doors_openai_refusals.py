"""What chat completions refuse, and how they tell it, in OpenAI's shape."""

from __future__ import annotations

import json
from collections.abc import AsyncIterator

import httpx
import openai
import pytest
from pydantic import SecretStr

from assistant.answering.pipeline import Tools
from assistant.answers import AnswerEvent, Question, SentenceReady
from assistant.doors.opening import create_open_app
from assistant.errors import StoreError
from assistant.settings import Settings
from tests.conftest import Served
from tests.invented_papers import SLOWLY, fixed_answers
from tests.openai_asking import ASK, MODEL, chat, client_of, error_of, post

KEY = "a key of the owner’s"


@pytest.mark.parametrize(
    ("body", "status", "param"),
    [
        ({"messages": []}, 400, "messages"),
        ({"messages": [{"role": "assistant", "content": "What?"}]}, 400, "messages"),
        ({"messages": [{"role": "user", "content": "  "}]}, 400, "messages"),
        ({"messages": [{"role": "user", "content": "x" * 501}]}, 400, "messages"),
        ({"messages": [{"role": "user", "content": [{"type": "image_url"}]}]}, 400, "messages"),
        ({"messages": "What?"}, 400, "messages"),
        ({"messages": ASK, "n": 2}, 400, "n"),
        ({"messages": ASK, "tools": [{"type": "function"}]}, 400, "tools"),
        ({"messages": ASK, "functions": [{"name": "f"}]}, 400, "functions"),
        ({"messages": ASK, "logprobs": True}, 400, "logprobs"),
        ({"messages": ASK, "modalities": ["audio"]}, 400, "modalities"),
        ({"messages": ASK, "response_format": {"type": "json_object"}}, 400, "response_format"),
        ({"messages": ASK, "model": "gpt-4o"}, 404, "model"),
    ],
)
def test_what_cannot_be_asked_is_an_error_in_openais_shape(
    door: str, body: dict[str, object], status: int, param: str
) -> None:
    response = post(door, body)

    assert response.status_code == status
    error = error_of(response)
    assert (error["type"], error["param"]) == ("invalid_request_error", param)


def test_an_overlong_question_is_told_its_limit(door: str) -> None:
    with pytest.raises(openai.BadRequestError, match="must be 500 characters or less") as caught:
        chat(door, "x" * 501)
    assert caught.value.code == "question_too_long"


@pytest.mark.parametrize(
    ("content", "kind"),
    [
        (b'{"messages": ', "application/json"),
        (rb'{"messages": [{"role": "user", "content": "\ud800"}]}', "application/json"),
        (b'{"messages": [{"role": "user", "content": "What?"}]}', "text/plain"),
        (b"[]", "application/json"),
    ],
)
def test_what_is_no_request_is_refused(door: str, content: bytes, kind: str) -> None:
    url = f"{door}/v1/chat/completions"
    response = httpx.post(url, content=content, headers={"Content-Type": kind})
    assert response.status_code == 400
    assert error_of(response)["type"] == "invalid_request_error"


def test_a_body_beyond_the_limit_is_refused_and_a_long_history_is_not(door: str) -> None:
    history = [{"role": "assistant", "content": "x" * 1_000_000}, *ASK]
    assert post(door, {"messages": history}).status_code == 200
    refused = post(door, {"messages": [*history, *history, *history]})
    assert refused.status_code == 413
    assert error_of(refused)["type"] == "invalid_request_error"


def test_other_routes_and_methods_are_errors_in_the_same_shape(door: str) -> None:
    missing = httpx.post(f"{door}/v1/embeddings", json={})
    wrong = httpx.get(f"{door}/v1/chat/completions")
    assert (missing.status_code, wrong.status_code) == (404, 405)
    assert "/v1/chat/completions" in str(error_of(missing)["message"])
    assert error_of(wrong)


def test_a_key_that_is_set_is_needed(invented_tools: Tools, served: Served) -> None:
    settings = Settings(door_key=SecretStr(KEY))
    address = served(create_open_app(settings, invented_tools, fixed_answers))

    for path in ("models", f"models/{MODEL}"):
        refused = httpx.get(f"{address}/v1/{path}")
        assert (refused.status_code, refused.headers["www-authenticate"]) == (401, "Bearer")
    for given in ("", "Bearer", "Bearer wrong", KEY, f"Basic {KEY}"):
        headers = {b"Authorization": given.encode()}
        url = f"{address}/v1/chat/completions"
        refused = httpx.post(url, json={"messages": ASK}, headers=headers)
        assert refused.status_code == 401
        assert error_of(refused)["code"] == "invalid_api_key"
    right = {b"Authorization": f"Bearer {KEY}".encode()}
    assert httpx.get(f"{address}/v1/models", headers=right).status_code == 200
    assert httpx.get(f"{address}/api/health").status_code == 200


def test_busy_and_late_are_errors_to_try_again(invented_tools: Tools, served: Served) -> None:
    settings = Settings(max_concurrent_answers=1, answer_timeout_s=0.5)
    address = served(create_open_app(settings, invented_tools, fixed_answers))
    slow = {"messages": [{"role": "user", "content": SLOWLY}], "stream": True}
    with httpx.stream("POST", f"{address}/v1/chat/completions", json=slow) as response:
        lines = response.iter_lines()
        next(lines)
        busy = post(address, {"messages": ASK})
        rest = [json.loads(line[6:]) for line in lines if line.startswith("data: {")]
    assert (busy.status_code, error_of(busy)["type"]) == (503, "server_error")
    assert int(busy.headers["retry-after"]) > 0
    assert rest[-1]["error"]["type"] == "server_error"
    late = post(address, slow | {"stream": False})
    assert (late.status_code, error_of(late)["type"]) == (504, "server_error")


def test_a_failure_in_the_middle_of_a_stream_reaches_the_client(
    invented_tools: Tools, served: Served
) -> None:
    async def failing(question: Question, tools: Tools) -> AsyncIterator[AnswerEvent]:
        async for event in fixed_answers(question, tools):
            yield event
            if isinstance(event, SentenceReady):
                raise StoreError("the stores in /secret are gone", retryable=True)

    address = served(create_open_app(Settings(), invented_tools, failing))
    with client_of(address) as client, pytest.raises(openai.APIError) as caught:
        for _ in client.chat.completions.create(
            model=MODEL, messages=[{"role": "user", "content": "What?"}], stream=True
        ):
            pass
    assert "secret" not in str(caught.value)
