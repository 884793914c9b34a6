"""The tools of the MCP server over HTTP, asked by the official client."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterator, Mapping

import httpx
import httpx2
import pytest
from mcp import Client
from mcp.client.streamable_http import streamable_http_client
from mcp_types import CallToolResult
from pydantic import BaseModel, SecretStr

from assistant.answering.pipeline import Tools
from assistant.api.schemas import AnswerOut
from assistant.doors.mcp_schemas import (
    ActionFound,
    CommitmentFound,
    ExchangeFound,
    Ranking,
    RecommendationFound,
    SourceOpened,
    Stretch,
)
from assistant.doors.mcp_server import PATH, create_mcp_app, create_mcp_server, services_for
from assistant.registers.wanted import Bucket
from assistant.settings import Settings
from assistant.stores.place import INDEXED
from tests.conftest import serving
from tests.mcp_asking import TOOLS, read, text_of

KEY = "a key of the owner"
INITIALIZE = {
    "jsonrpc": "2.0",
    "id": 1,
    "method": "initialize",
    "params": {
        "protocolVersion": "2025-06-18",
        "capabilities": {},
        "clientInfo": {"name": "test", "version": "1"},
    },
}
JSON = {"Accept": "application/json, text/event-stream"}
Call = Callable[[str, Mapping[str, object]], CallToolResult]


@pytest.fixture(scope="module")
def address(own_tools: Tools) -> Iterator[str]:
    """Give the address of the MCP server over HTTP."""
    with serving(create_mcp_app(services_for(Settings(), own_tools))) as base:
        yield f"{base}{PATH}"


@pytest.fixture
def call(address: str) -> Call:
    """Give a function that calls one tool over HTTP."""

    def call_tool(name: str, arguments: Mapping[str, object]) -> CallToolResult:
        async def called() -> CallToolResult:
            async with Client(address) as client:
                return await client.call_tool(name, dict(arguments))

        return asyncio.run(called())

    return call_tool


def test_each_tool_tells_what_it_takes_and_gives(address: str) -> None:
    async def listed() -> list[tuple[str, bool, bool]]:
        async with Client(address) as client:
            tools = (await client.list_tools()).tools
            return [
                (tool.name, bool(tool.description), "properties" in (tool.output_schema or {}))
                for tool in tools
            ]

    assert sorted(asyncio.run(listed())) == sorted((name, True, True) for name in TOOLS)


def test_clients_are_told_how_long_a_question_may_be(own_tools: Tools) -> None:
    settings = Settings(max_question_characters=77)
    told = create_mcp_server(services_for(settings, own_tools)).instructions
    assert "A question has at most 77 characters." in (told or "")


def test_an_answer_can_be_asked_on_from(call: Call, own_tools: Tools) -> None:
    recommended = {"question": "What did the review of Child R recommend?"}
    first = read(call("ask", recommended), AnswerOut).conversation_id
    then = {"question": "Who responded?"}
    second = read(call("ask", then | {"conversation_id": first}), AnswerOut).conversation_id
    foreign = read(call("ask", then | {"conversation_id": "of-a-browser"}), AnswerOut)

    assert first.startswith("door-")
    assert second == first
    assert len(own_tools.library.answers.turns(first)) == 2
    assert foreign.conversation_id.startswith("door-")


def test_a_search_gives_passages_verbatim_and_leads_on(call: Call, own_tools: Tools) -> None:
    query = {"query": "How many suspensions were given to pupils with EHCPs?", "limit": 3}
    first = read(call("search_passages", query), Ranking)
    rest = read(call("search_passages", query | {"offset": first.next_offset}), Ranking)
    end = read(call("search_passages", query | {"offset": 48, "limit": 100}), Ranking)

    assert "318 suspensions" in first.items[0].text
    ids = [item.source.passage_id for item in (*first.items, *rest.items)]
    assert len(set(ids)) == 6
    passages = own_tools.library.view().passages_named(ids)
    assert [passages[each].text for each in ids[:3]] == [item.text for item in first.items]
    assert end.next_offset is None


@pytest.mark.parametrize(
    ("name", "shape"),
    [
        ("list_actions", Stretch[ActionFound]),
        ("list_exchanges", Stretch[ExchangeFound]),
        ("list_commitments", Stretch[CommitmentFound]),
        ("list_recommendations", Stretch[RecommendationFound]),
    ],
)
def test_a_list_counts_all_and_shows_a_stretch(
    call: Call, name: str, shape: type[Stretch[BaseModel]]
) -> None:
    whole = read(call(name, {"limit": 100}), shape)
    shown = call(name, {"limit": 2, "offset": 1})

    part = read(shown, shape)
    assert whole.total > 3
    assert part.items == whole.items[1:3]
    assert part.next_offset == 3
    assert text_of(shown).startswith(f"{whole.total} found, 2 shown.\n- ")


def test_lists_are_filtered_as_the_registers_are(call: Call) -> None:
    overdue = read(call("list_actions", {"bucket": ["overdue"]}), Stretch[ActionFound]).items
    asked = {"answered": False, "limit": 100}
    unanswered = read(call("list_exchanges", asked), Stretch[ExchangeFound]).items
    replied = {"responded": True}
    responded = read(call("list_recommendations", replied), Stretch[RecommendationFound]).items

    assert overdue
    assert all(Bucket.OVERDUE in item.buckets for item in overdue)
    assert unanswered
    assert not any(item.answered for item in unanswered)
    assert all(item.responses for item in responded)


def test_a_source_opens_with_its_neighbours(call: Call) -> None:
    [found] = read(call("search_passages", {"query": "suspensions", "limit": 1}), Ranking).items
    named = {"passage_id": found.source.passage_id}
    alone = read(call("open_source", named), SourceOpened)
    wider = call("open_source", named | {"around": 1})

    assert [each.text for each in alone.passages] == [found.text]
    passages = read(wider, SourceOpened).passages
    assert len(passages) == 3
    assert passages[1].passage_id == found.source.passage_id
    assert found.text in text_of(wider)


def test_what_is_exempt_cannot_be_found(call: Call, own_tools: Tools) -> None:
    everything = own_tools.library.view(frozenset(INDEXED))
    [exempt] = set(everything.documents) - set(own_tools.library.view().documents)
    passage = everything.passages_of(exempt)[1]

    found = read(call("search_passages", {"query": passage.text[:200], "limit": 50}), Ranking)
    opened = call("open_source", {"passage_id": passage.passage_id})
    answer = call("ask", {"question": "Which provider settled a dispute?"})

    assert found.items
    assert exempt not in {item.source.document_id for item in found.items}
    assert opened.is_error
    assert exempt not in str(answer)


@pytest.mark.parametrize(
    ("tool", "arguments", "words"),
    [
        ("ask", {"question": "x" * 501}, "must be 500 characters or less"),
        ("ask", {"question": "  "}, "question"),
        ("list_actions", {"limit": 101}, "less than or equal to 100"),
        ("list_actions", {"bucket": ["lost"]}, "bucket"),
        ("list_exchanges", {"date_from": "yesterday"}, "date_from"),
        ("open_source", {"passage_id": "none"}, "There is no passage 'none'"),
    ],
)
def test_what_cannot_be_done_is_told_to_the_model(
    call: Call, tool: str, arguments: Mapping[str, object], words: str
) -> None:
    result = call(tool, arguments)

    assert result.is_error
    assert words in text_of(result)


def test_foreign_hosts_and_pages_are_refused(address: str) -> None:
    for header in ({"Host": "evil.example"}, {"Origin": "http://evil.example"}):
        response = httpx.post(address, json=INITIALIZE, headers=JSON | header)
        assert response.status_code in (403, 421)


def test_a_key_that_is_set_is_needed(own_tools: Tools) -> None:
    settings = Settings(door_key=SecretStr(KEY))

    async def tools_of(address: str) -> int:
        headers = {"Authorization": f"Bearer {KEY}"}
        async with (
            httpx2.AsyncClient(headers=headers) as http,
            Client(streamable_http_client(address, http_client=http)) as client,
        ):
            return len((await client.list_tools()).tools)

    with serving(create_mcp_app(services_for(settings, own_tools))) as base:
        refused = httpx.post(f"{base}{PATH}", json=INITIALIZE, headers=JSON)
        assert (refused.status_code, refused.headers["www-authenticate"]) == (401, "Bearer")
        assert asyncio.run(tools_of(f"{base}{PATH}")) == len(TOOLS)
