"""The scripted models of evaluation runs: what they say for each use, and how they spoil it."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from fastapi import FastAPI

from assistant.answering.worded.wording import SCHEMA
from assistant.models.chat import Reply, Request
from assistant.models.scripted import ScriptedModel
from assistant.models.untrusted import CLOSE, OPEN, numbered
from assistant.models.uses import DEFAULT_USES, ChatUse
from eval.cases import Case
from eval.chat_models import chat_model, chat_uses
from eval.errors import EvaluationError
from tests.model_servers import Manner, openai_server

TOPICS = ("parks", "roads", "libraries", "bins", "pools", "buses", "trees", "markets", "ferries")
CASES = [
    Case.model_validate(
        {
            "id": f"c-{topic}-t2",
            "split": "dev",
            "type": "fact",
            "question": f"and in 2024 for {topic}?",
            "turns": [{"role": "user", "text": f"How many {topic} did Marsh have in 2023?"}],
            "standalone": f"How many {topic} did Marsh have in 2024?",
            "nuggets": [{"kind": "number", "any_of": ["£14"]}],
            "support": [{"group": "a", "doc": "a.txt", "quote": "14"}],
            "author": "ab",
        }
    )
    for topic in TOPICS
]


def said(script: str, title: str, material: str) -> Reply:
    model = chat_model(f"scripted:{script}", CASES)
    assert isinstance(model, ScriptedModel)
    return list(model.propose(Request("", material, {"title": title})))[-1]


def standalone(script: str, case: Case) -> object:
    asked = f"Asked: {OPEN}{case.turns[0].text}{CLOSE}\nLast question: {OPEN}{case.question}{CLOSE}"
    return said(script, "Standalone", asked)["question"]


def test_the_faithful_script_gives_the_wording_that_was_written_for_a_case() -> None:
    assert [standalone("faithful", case) for case in CASES] == [c.standalone for c in CASES]


def test_a_conversation_that_no_case_has_is_given_back_as_it_is() -> None:
    material = f"Asked: {OPEN}Who?{CLOSE}\nLast question: {OPEN}and when?{CLOSE}"
    assert said("faithful", "Standalone", material) == {"question": "and when?"}


def test_the_sloppy_script_spoils_some_wordings_and_leaves_others() -> None:
    spoiled = [standalone("sloppy", case) != case.standalone for case in CASES]
    assert 0 < sum(spoiled) < len(CASES)


def test_kinds_are_those_of_the_right_answers() -> None:
    kinds = [
        said(script, "Plan", f"Question: {OPEN}{case.question}{CLOSE}")["asked_for"]
        for script in ("faithful", "sloppy")
        for case in CASES
    ]
    assert set(kinds[: len(CASES)]) == {"money"}
    assert set(kinds[len(CASES) :]) > {"money"}
    assert said("faithful", "Plan", f"Question: {OPEN}What else?{CLOSE}") == {
        "asked_for": "anything"
    }


def test_follow_ups_are_shortened_and_some_are_spoiled() -> None:
    asked = [f"Which actions of the {topic} plan are overdue?" for topic in TOPICS]
    material = "\n".join(numbered(n, text) for n, text in enumerate(asked, 1))
    faithful, sloppy = (said(s, "FollowUps", material)["questions"] for s in ("faithful", "sloppy"))
    assert isinstance(faithful, list)
    assert isinstance(sloppy, list)
    assert faithful[0] == {"number": 1, "text": "Which parks actions are overdue?"}
    assert 0 < sum(one != other for one, other in zip(faithful, sloppy, strict=True)) < len(asked)


def test_uses_are_named_with_commas() -> None:
    assert chat_uses(None) == DEFAULT_USES
    assert chat_uses("standalone,planning") == {ChatUse.STANDALONE, ChatUse.PLANNING}
    with pytest.raises(EvaluationError, match="there are wording"):
        chat_uses("standalone,guessing")


def test_an_unknown_script_is_told() -> None:
    assert chat_model(None, CASES) is None
    with pytest.raises(EvaluationError, match="There is no script 'wild'"):
        chat_model("scripted:wild", CASES)


def test_an_installed_model_is_asked_where_the_settings_say(
    served: Callable[[FastAPI], str], monkeypatch: pytest.MonkeyPatch
) -> None:
    manner = Manner()
    monkeypatch.setenv("OPENAI_API_KEY", "not-a-real-key")
    monkeypatch.setenv("SCRUTINY_CHAT_BASE_URL", served(openai_server(manner)) + "/v1")
    model = chat_model("openai:scripted", CASES)
    assert model is not None
    assert list(model.propose(Request("", "[1] ⟦Fourteen homes.⟧", SCHEMA)))
    assert len(manner.asked) == 1
