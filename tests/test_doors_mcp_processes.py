"""The MCP server as a process of its own: on stdin and stdout, and over HTTP."""

from __future__ import annotations

import asyncio
import os
import socket
import subprocess
import sys
import time
from pathlib import Path

from mcp import Client, StdioServerParameters
from mcp_types import CallToolResult

from assistant.answers import AnswerStatus
from assistant.api.schemas import AnswerOut
from assistant.doors.mcp_server import PATH
from tests.mcp_asking import ROOT, TOOLS, read, text_of

WAIT_S = 30.0


def wait_for(port: int) -> None:
    deadline = time.monotonic() + WAIT_S
    while time.monotonic() < deadline:
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.05)
    raise AssertionError("the server did not start")


def test_a_process_serves_a_client_on_stdin_and_stdout(own_folder: Path) -> None:
    server = StdioServerParameters(
        command=sys.executable,
        args=["-m", "assistant", "mcp"],
        env={**os.environ, "SCRUTINY_STORE_FOLDER": str(own_folder)},
        cwd=ROOT,
    )

    async def asked() -> tuple[set[str], CallToolResult, CallToolResult]:
        async with Client(server) as client:
            listed = await client.list_tools()
            question = {"question": "What did the review of Child R recommend?"}
            answer = await client.call_tool("ask", question)
            refused = await client.call_tool("open_source", {"passage_id": "none"})
            return {tool.name for tool in listed.tools}, answer, refused

    names, answer, refused = asyncio.run(asked())

    assert names == TOOLS
    assert read(answer, AnswerOut).status is AnswerStatus.ANSWERED
    assert "[1] Local Child Safeguarding Practice Review - Child R, 12 June 2023" in text_of(answer)
    assert refused.is_error


def test_a_process_serves_clients_over_http(own_folder: Path) -> None:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    environment = {**os.environ, "SCRUTINY_STORE_FOLDER": str(own_folder)}
    command = [sys.executable, "-m", "assistant", "mcp", "--http", "--port", str(port)]

    async def names() -> set[str]:
        async with Client(f"http://127.0.0.1:{port}{PATH}") as client:
            return {tool.name for tool in (await client.list_tools()).tools}

    with subprocess.Popen(command, cwd=ROOT, env=environment, stderr=subprocess.PIPE) as server:
        try:
            assert server.stderr is not None
            assert f"MCP at http://127.0.0.1:{port}{PATH}".encode() in server.stderr.readline()
            wait_for(port)
            assert asyncio.run(names()) == TOOLS
        finally:
            server.terminate()


def test_only_the_protocol_is_printed_on_stdout(own_folder: Path) -> None:
    environment = {**os.environ, "SCRUTINY_STORE_FOLDER": str(own_folder)}
    done = subprocess.run(
        [sys.executable, "-m", "assistant", "mcp"],
        input="no protocol\n",
        capture_output=True,
        text=True,
        timeout=60,
        cwd=ROOT,
        env=environment | {"SCRUTINY_LOG_LEVEL": "DEBUG"},
        check=False,
    )

    assert done.returncode == 0
    assert all(line.startswith('{"jsonrpc"') for line in done.stdout.splitlines())


def test_a_store_without_papers_is_told(tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "assistant", "mcp"],
        input="",
        capture_output=True,
        text=True,
        timeout=60,
        cwd=ROOT,
        env={**os.environ, "SCRUTINY_STORE_FOLDER": str(tmp_path / "nowhere")},
        check=False,
    )

    assert (done.returncode, done.stdout) == (2, "")
    assert "No papers have been read into" in done.stderr
    assert "python -m ingest add" in done.stderr.replace("\n", " ")
