"""Whether the server of a language model is there is asked once, at the start."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from fastapi import FastAPI
from starlette.responses import JSONResponse
from typer.testing import CliRunner

from assistant.commands import app
from assistant.errors import SettingsError
from assistant.models.reaching import check_server

Served = Callable[[FastAPI], str]
NOBODY = "http://127.0.0.1:9"


def answering(path: str, told: object, status: int = 200) -> FastAPI:
    server = FastAPI()

    @server.get(path)
    def models() -> JSONResponse:
        return JSONResponse(told, status)

    return server


@pytest.mark.parametrize("name", ["openai:m", "ollama:m", "anthropic:m", "azure_openai:m"])
def test_an_address_where_nobody_answers_is_told(name: str) -> None:
    with pytest.raises(SettingsError, match=r"No server answers .*127\.0\.0\.1:9"):
        check_server(name, NOBODY)


@pytest.mark.parametrize("have", ["m", "m:latest"])
def test_a_server_that_has_the_model_is_enough(served: Served, have: str) -> None:
    address = served(answering("/api/tags", {"models": [{"name": have}]}))
    check_server("ollama:m", address)


def test_a_model_that_was_not_pulled_is_told(served: Served) -> None:
    address = served(answering("/api/tags", {"models": [{"name": "other"}]}))
    with pytest.raises(SettingsError, match="ollama pull m"):
        check_server("ollama:m", address)


def test_a_key_that_is_refused_is_told(served: Served) -> None:
    address = served(answering("/v1/models", {"error": "no"}, 401))
    with pytest.raises(SettingsError, match="refuses the key"):
        check_server("openai:m", f"{address}/v1")


def test_a_server_that_lists_no_models_is_there(served: Served) -> None:
    check_server("openai:m", served(FastAPI()))


def test_the_address_may_come_from_the_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("OLLAMA_HOST", "127.0.0.1:9")
    with pytest.raises(SettingsError, match=r"http://127\.0\.0\.1:9/api/tags"):
        check_server("ollama:m", None)


def test_the_assistant_does_not_start_without_the_server(
    monkeypatch: pytest.MonkeyPatch, tmp_path_factory: pytest.TempPathFactory
) -> None:
    monkeypatch.setenv("SCRUTINY_STORE_FOLDER", str(tmp_path_factory.mktemp("store")))
    monkeypatch.setenv("SCRUTINY_CHAT_MODEL", "ollama:m")
    monkeypatch.setenv("SCRUTINY_CHAT_BASE_URL", NOBODY)
    told = CliRunner().invoke(app, ["serve"])
    assert told.exit_code == 2
    assert "No server answers" in told.output.replace("\n", " ")
