"""The command line that asks."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

from assistant.commands import app


@pytest.fixture
def run(sample_folder: Path, monkeypatch: pytest.MonkeyPatch) -> CliRunner:
    monkeypatch.setenv("SCRUTINY_STORE_FOLDER", str(sample_folder))
    monkeypatch.setenv("COLUMNS", "200")
    return CliRunner()


def test_an_answer_is_printed_with_its_sources(run: CliRunner) -> None:
    result = run.invoke(app, ["ask", "What was attendance in primary schools?"])

    assert result.exit_code == 0
    assert "94.1 per cent" in result.stdout
    assert "[1] Minutes of the Children's Services Overview and Scrutiny Committee" in result.stdout


def test_silence_has_an_exit_code_of_its_own(run: CliRunner) -> None:
    result = run.invoke(app, ["ask", "What is the capital of France?"])

    assert result.exit_code == 3
    assert "could not find this" in result.stdout


def test_scripts_get_json(run: CliRunner) -> None:
    result = run.invoke(app, ["ask", "--json", "What did the review of Family T recommend?"])

    answer = json.loads(result.stdout)
    assert answer["status"] == "answered"
    assert len(answer["tables"][0]["rows"]) == 5


def test_another_model_is_refused_with_the_command_that_mends_it(
    run: CliRunner, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("SCRUTINY_EMBEDDING_MODEL", str(tmp_path / "no-such-model"))

    result = run.invoke(app, ["ask", "Who?"])

    assert result.exit_code == 2
    assert result.stderr.strip()


def test_a_wrong_setting_is_told(run: CliRunner, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SCRUTINY_PORT", "many")

    result = run.invoke(app, ["serve"])

    assert result.exit_code == 2
    assert "SCRUTINY_PORT" in result.stderr
