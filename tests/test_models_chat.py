"""Language models over real HTTP: the OpenAI and the Ollama protocol, spoken well and badly."""

from __future__ import annotations

import dataclasses
import gc
import warnings
from collections.abc import Callable, Generator, Iterator

import pytest
from fastapi import FastAPI

from assistant.answering.proposing.asking import ask_within
from assistant.errors import ModelError, SettingsError
from assistant.models.chat import (
    FAILURES_BEFORE_REST,
    REST_S,
    Breaker,
    ChatModel,
    Reply,
    Request,
    open_chat_model,
)
from assistant.models.scripted import ScriptedModel
from tests.model_servers import Manner, ollama_server, openai_server

SCHEMA: dict[str, object] = {
    "title": "Answer",
    "description": "Sentences.",
    "type": "object",
    "properties": {"sentences": {"type": "array", "items": {"type": "object"}}},
    "required": ["sentences"],
}
ASKED = Request("Word it.", "[1] ⟦Fourteen homes flooded.⟧\n[2] ⟦Cost: £1.2 million.⟧", SCHEMA)
SAID = [
    {"text": "Fourteen homes flooded.", "rests_on": [1]},
    {"text": "Cost: £1.2 million.", "rests_on": [2]},
]
Opener = Callable[..., ChatModel]


@pytest.fixture(params=["openai", "ollama"])
def opened(
    request: pytest.FixtureRequest,
    served: Callable[[FastAPI], str],
    monkeypatch: pytest.MonkeyPatch,
) -> Iterator[Opener]:
    """Give a function that serves a manner and opens a model on it."""
    monkeypatch.setenv("OPENAI_API_KEY", "not-a-real-key")

    def open_on(manner: Manner, timeout_s: float = 10.0) -> ChatModel:
        if request.param == "openai":
            address = served(openai_server(manner)) + "/v1"
        else:
            address = served(ollama_server(manner))
        return open_chat_model(f"{request.param}:scripted", address, timeout_s=timeout_s)

    yield open_on
    # The providers' clients have no way to be closed, and leave their connections to the collector.
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", ResourceWarning)
        gc.collect()


def whole(model: ChatModel) -> Reply:
    return list(model.propose(ASKED))[-1]


def wants_shape(body: dict[str, object]) -> bool:
    """Return whether a request asks for structured output."""
    return bool(body.get("response_format") or body.get("format"))


def test_a_reply_comes_as_it_grows(opened: Opener) -> None:
    replies = list(opened(Manner()).propose(ASKED))
    assert replies[-1] == {"sentences": SAID}
    assert len(replies) > 2


def test_the_schema_and_the_material_are_sent(opened: Opener) -> None:
    manner = Manner()
    whole(opened(manner))
    assert "sentences" in str(manner.asked[0].get("response_format") or manner.asked[0]["format"])
    assert "Fourteen homes flooded." in str(manner.asked[0]["messages"])


def test_a_model_without_structured_output_is_asked_plainly(opened: Opener) -> None:
    manner = Manner(structured=False, preface="Here you are:\n```json\n")
    model = opened(manner)
    assert whole(model) == {"sentences": SAID}
    assert whole(model) == {"sentences": SAID}
    assert len(manner.asked) == 3


def test_a_server_that_fails_over_the_shape_is_asked_plainly(opened: Opener) -> None:
    told = ": {'loc': ('body', 'response_format', 'type'), 'input': 'json_schema'}"
    manner = Manner(structured=False, unstructured_status=500, refusal=told)
    model = opened(manner)
    assert whole(model) == {"sentences": SAID}
    assert whole(model) == {"sentences": SAID}
    assert [wants_shape(body) for body in manner.asked] == [True, False, False]


@pytest.mark.parametrize("status", [400, 404])
def test_one_refusal_does_not_end_structured_output(opened: Opener, status: int) -> None:
    manner = Manner(statuses=[status, 503, 200])
    model = opened(manner)
    with pytest.raises(ModelError):
        whole(model)
    assert whole(model) == {"sentences": SAID}
    assert [wants_shape(body) for body in manner.asked] == [True, False, True]


def test_a_plain_reply_of_another_shape_does_not_end_structured_output(opened: Opener) -> None:
    manner = Manner(structured=False, raw="I would rather not.")
    model = opened(manner)
    for _ in range(2):
        with pytest.raises(ModelError):
            whole(model)
    assert [wants_shape(body) for body in manner.asked] == [True, False, True, False]


def test_one_failure_is_tried_again(opened: Opener) -> None:
    manner = Manner(statuses=[503, 200])
    assert whole(opened(manner)) == {"sentences": SAID}
    assert len(manner.asked) == 2


def test_two_failures_are_told(opened: Opener) -> None:
    manner = Manner(statuses=[503, 503, 503])
    with pytest.raises(ModelError, match="failed") as told:
        whole(opened(manner))
    assert told.value.retryable
    assert len(manner.asked) == 2


@pytest.mark.parametrize("status", [401, 403])
def test_a_refused_key_is_not_tried_again_and_not_told(opened: Opener, status: int) -> None:
    manner = Manner(statuses=[status, status], refusal=": the key sk-not-a-real-key is wrong")
    with pytest.raises(ModelError, match=f"failed: .*{status}") as told:
        whole(opened(manner))
    assert "sk-" not in str(told.value)
    assert len(manner.asked) == 1


def test_a_slow_model_is_left(opened: Opener) -> None:
    with pytest.raises(ModelError, match="too slow"):
        whole(opened(Manner(pause_s=0.2), timeout_s=0.5))


@pytest.mark.parametrize("stalls_with", ["", " "], ids=["silence", "blanks"])
@pytest.mark.parametrize("structured", [True, False])
@pytest.mark.parametrize("stall_after", [0, 5])
def test_a_model_that_stalls_is_left_in_time(
    opened: Opener, stalls_with: str, structured: bool, stall_after: int
) -> None:
    manner = Manner(stall_after=stall_after, stalls_with=stalls_with, structured=structured)
    model = opened(manner, timeout_s=0.6)
    with pytest.raises(ModelError, match="too slow"):
        whole(model)
    assert not manner.resumed
    manner.resumed = True


def test_a_request_may_allow_less_time_than_the_model(opened: Opener) -> None:
    manner = Manner(stall_after=5)
    with pytest.raises(ModelError, match="too slow"):
        list(opened(manner).propose(dataclasses.replace(ASKED, within_s=0.3)))
    assert not manner.resumed
    manner.resumed = True


def test_a_model_that_is_often_too_slow_rests(opened: Opener) -> None:
    manner = Manner(stall_after=0)
    model = opened(manner)
    for _ in range(FAILURES_BEFORE_REST):
        with pytest.raises(ModelError, match="too slow"):
            ask_within(model, ASKED, 0.2)
    with pytest.raises(ModelError, match="left alone"):
        ask_within(model, ASKED, 0.2)
    assert not manner.resumed
    manner.resumed = True


def test_a_reply_that_nobody_wants_more_of_is_left(opened: Opener) -> None:
    manner = Manner(stall_after=5)
    replies = opened(manner).propose(ASKED)
    assert next(replies)
    assert isinstance(replies, Generator)
    replies.close()
    assert not manner.resumed
    manner.resumed = True


def test_a_stream_that_is_cut_off_is_told(opened: Opener) -> None:
    with pytest.raises(ModelError):
        whole(opened(Manner(cut_after=3)))


@pytest.mark.parametrize("structured", [True, False])
@pytest.mark.parametrize(
    "raw", ["I would rather not.", "[]", "", "{}", "97", '{"sentences"', '{"sentences": [}']
)
def test_a_malformed_reply_is_told(opened: Opener, raw: str, structured: bool) -> None:
    with pytest.raises(ModelError, match=r"failed|no reply of the asked shape"):
        whole(opened(Manner(raw=raw, structured=structured)))


def test_no_server_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("OPENAI_API_KEY", "not-a-real-key")
    model = open_chat_model("openai:scripted", "http://127.0.0.1:9/v1", timeout_s=5)
    with pytest.raises(ModelError, match="failed"):
        whole(model)


def test_a_model_that_fails_often_rests() -> None:
    now = [0.0]
    breaker = Breaker(clock=lambda: now[0])
    for _ in range(FAILURES_BEFORE_REST):
        breaker.check()
        breaker.failed()
    with pytest.raises(ModelError, match="left alone"):
        breaker.check()
    now[0] = REST_S + 1
    breaker.check()


def test_a_success_forgets_earlier_failures() -> None:
    breaker = Breaker(clock=lambda: 0.0)
    for _ in range(2 * FAILURES_BEFORE_REST):
        breaker.failed()
        breaker.worked()
    breaker.check()


@pytest.mark.parametrize("name", ["gpt-5", "openai:", "elsewhere:m", ""])
def test_an_unknown_model_is_refused(name: str) -> None:
    with pytest.raises(SettingsError, match="must be one of"):
        open_chat_model(name, None, timeout_s=1)


def test_a_missing_key_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("OPENAI_API_KEY", "OPENAI_ADMIN_KEY"):
        monkeypatch.delenv(name, raising=False)
    with pytest.raises(SettingsError, match="cannot be used"):
        open_chat_model("openai:gpt-5-mini", None, timeout_s=1)


def test_a_missing_package_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("assistant.models.chat.find_spec", lambda name: None)
    with pytest.raises(SettingsError, match=r"pip install 'scrutiny-assistant\[anthropic\]'"):
        open_chat_model("anthropic:claude", None, timeout_s=1)


def test_a_scripted_model_has_a_script_for_each_kind_of_request() -> None:
    plan = Request("", "", {"title": "Plan"})
    model = ScriptedModel(
        "scripted", lambda _: [("Said.", (1,))], {"Plan": lambda _: {"type": "count"}}
    )

    assert list(model.propose(plan)) == [{"type": "count"}]
    with pytest.raises(ModelError, match="no script for Records"):
        list(model.propose(Request("", "", {"title": "Records"})))
