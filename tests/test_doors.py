"""The papers through LangChain, and the examples of the doors' page."""

from __future__ import annotations

import asyncio
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from langchain_core.messages import ToolMessage
from pydantic import ValidationError

from assistant.answering.pipeline import Tools, open_view
from assistant.answers import Answer, AnswerStatus, Filters
from assistant.doors.langchain_retriever import ScrutinyRetriever
from assistant.doors.langchain_tool import ScrutinyTool
from assistant.doors.opening import create_open_app
from assistant.settings import Settings
from tests.conftest import serving

ROOT = Path(__file__).parents[1]
PAGE = (ROOT / "assistant" / "doors" / "README.md").read_text(encoding="utf-8")
EXAMPLES = re.findall(r"^```python\n(.*?)^```$", PAGE, re.MULTILINE | re.DOTALL)
SERVED_AT = "http://127.0.0.1:8000"
RECOMMENDED = "What did the review of Child R recommend?"


@pytest.fixture(scope="module")
def open_address(own_tools: Tools) -> Iterator[str]:
    """Give the address of an open app on the copy."""
    with serving(create_open_app(Settings(), own_tools)) as address:
        yield address


def test_a_langchain_retriever_gives_passages_verbatim(sample_tools: Tools) -> None:
    retriever = ScrutinyRetriever(tools=sample_tools, k=5)

    found = retriever.invoke("How many suspensions were given to pupils with EHCPs?")

    view = open_view(sample_tools)
    assert len(found) == 5
    assert "318 suspensions" in found[0].page_content
    for document in found:
        text = view.text_of(document.metadata["document_id"])
        assert document.page_content == text[document.metadata["start"] : document.metadata["end"]]


def test_a_langchain_tool_gives_an_answer_with_addresses(own_tools: Tools) -> None:
    tool = ScrutinyTool(tools=own_tools, base_url="http://council.example/")

    text = tool.invoke({"question": RECOMMENDED})

    assert "6 recommendations. [1]" in text
    assert "page 3: http://council.example/sources/" in text


def test_a_call_of_the_tool_carries_the_answer(own_tools: Tools) -> None:
    tool = ScrutinyTool(tools=own_tools)
    call = {"type": "tool_call", "id": "1", "name": tool.name, "args": {"question": RECOMMENDED}}

    async def called() -> tuple[ToolMessage, ToolMessage]:
        # As a notebook calls: from inside a running event loop.
        return tool.invoke(call), await tool.ainvoke(call)

    for message in asyncio.run(called()):
        assert isinstance(message.artifact, Answer)
        assert message.artifact.status is AnswerStatus.ANSWERED
        assert f"passage {message.artifact.citations[0].passage_id}" in str(message.content)
        stored = own_tools.library.answers.answer(message.artifact.answer_id)
        assert stored == message.artifact


def test_the_filters_of_the_tool_narrow_what_is_searched(own_tools: Tools) -> None:
    tool = ScrutinyTool(tools=own_tools, filters=Filters(committees=("No such committee",)))

    assert tool.invoke({"question": RECOMMENDED}).startswith("**Not in the indexed papers.**")


def test_the_tool_takes_questions_as_long_as_is_set(own_tools: Tools) -> None:
    told = [
        ScrutinyTool(tools=own_tools).args["question"]["maxLength"],
        ScrutinyTool(tools=own_tools, max_question_characters=12).args["question"]["maxLength"],
    ]
    assert told == [Settings().max_question_characters, 12]
    with pytest.raises(ValidationError, match="at most 12 characters"):
        ScrutinyTool(tools=own_tools, max_question_characters=12).invoke({"question": RECOMMENDED})


def test_the_examples_of_the_page_run(
    own_folder: Path,
    open_address: str,
    monkeypatch: pytest.MonkeyPatch,
    capfd: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.setenv("SCRUTINY_STORE_FOLDER", str(own_folder))
    monkeypatch.chdir(ROOT)
    names: dict[str, object] = {}

    for example in EXAMPLES:
        exec(example.replace(SERVED_AT, open_address), names)

    printed = capfd.readouterr().out
    assert len(EXAMPLES) == 4
    assert printed.count("makes 6 recommendations. [1]") == 3
    assert "3 actions are overdue." in printed
    assert re.search(r"^\[1\] Local Child Safeguarding .* http://127", printed, re.MULTILINE)
