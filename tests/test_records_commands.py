"""Registers and corrections on the command line."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from assistant.commands import app
from assistant.registers.kinds import REGISTERS
from tests.recorded_papers import AUDIT, HIDDEN, LEAVERS, PROMISE, record_library

BY = ["--by", "Scrutiny Officer", "--because", "checked against the recording"]


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> CliRunner:
    record_library(tmp_path).close()
    monkeypatch.setenv("SCRUTINY_STORE_FOLDER", str(tmp_path))
    monkeypatch.setenv("COLUMNS", "240")
    return CliRunner()


def records(run: CliRunner, *arguments: str) -> Result:
    return run.invoke(app, ["records", *arguments])


def listed(run: CliRunner, *arguments: str) -> list[str]:
    result = records(run, *arguments, "--json")
    assert result.exit_code == 0, result.stderr
    return [item["record_id"] for item in json.loads(result.stdout)["items"]]


def test_a_register_is_printed_as_a_table(run: CliRunner) -> None:
    result = records(run, "exchanges")

    assert result.exit_code == 0
    assert "Exchanges: 2" in result.stdout
    assert "Councillor Moss" in result.stdout
    assert LEAVERS.record_id in result.stdout
    assert "zebrafinch" not in result.stdout


def test_a_narrow_terminal_gets_one_line_for_each_fact(
    run: CliRunner, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", "80")

    lines = records(run, "exchanges").stdout.splitlines()

    assert all(len(line) <= 80 for line in lines)
    assert any(LEAVERS.record_id in line for line in lines)
    assert any("Asked by" in line and "Councillor Moss" in line for line in lines)


def test_what_officers_said_stands_in_sheets_and_lists(run: CliRunner) -> None:
    records(run, "correct", LEAVERS.record_id, *BY, "--set", "item=9.9")
    records(run, "hide", AUDIT.record_id, *BY)

    shown = records(run, "exchanges").stdout
    sheet = records(run, "exchanges", "--csv").stdout.removeprefix("\ufeff")
    [row] = csv.DictReader(io.StringIO(sheet))

    assert "by the Scrutiny Officer on" in shown
    assert "1 record of this register is hidden by officers" in shown
    assert (row["Reviewed by"], row["Why"]) == (BY[1], BY[3])
    assert row["As read before"] == '{"item": "4.1"}'


@pytest.mark.parametrize("register", REGISTERS)
def test_every_register_has_a_command(run: CliRunner, register: str) -> None:
    name = register.removesuffix("-tables")

    assert records(run, name).exit_code == 0
    assert HIDDEN.record_id not in listed(run, name)


def test_the_filters_are_those_of_the_api(run: CliRunner) -> None:
    assert listed(run, "exchanges", "--answered", "no") == [AUDIT.record_id]
    assert listed(run, "exchanges", "--person", "cllr moss", "--q", "workers") == [
        LEAVERS.record_id
    ]
    assert listed(run, "commitments", "--strength", "firm", "--date-from", "2025-01-14") == [
        PROMISE.record_id
    ]
    assert listed(run, "exchanges", "--limit", "1", "--offset", "1") == [AUDIT.record_id]


def test_sheets_can_be_written(run: CliRunner) -> None:
    text = records(run, "exchanges", "--csv").stdout

    rows = list(csv.DictReader(io.StringIO(text.removeprefix("\ufeff"))))
    assert text.startswith("\ufeff")
    assert [row["Record"] for row in rows] == [LEAVERS.record_id, AUDIT.record_id]


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["meetings", "--answered", "no"], "--answered does not belong to meetings"),
        (["exchanges", "--answer-class", "evasive"], "--answer-class"),
        (["exchanges", "--date-from", "yesterday"], "--date-from"),
        (["exchanges", "--document", "none"], "There is no paper 'none'."),
        (["confirm", "none", *BY], "There is no record 'none'."),
        (["confirm", HIDDEN.record_id, *BY], "There is no record"),
        (["confirm", LEAVERS.record_id, "--by", " ", "--because", "x"], "--by"),
        (["correct", LEAVERS.record_id, *BY, "--set", "item"], "write field=value"),
        (["correct", LEAVERS.record_id, *BY, "--set", "colour=red"], "'colour' is no field"),
        (["correct", LEAVERS.record_id, *BY, "--set", "answer_class=evasive"], "'answer_class'"),
        (["correct", LEAVERS.record_id, *BY, "--set", "askers=[1"], "is no JSON"),
    ],
)
def test_what_cannot_be_done_is_told(run: CliRunner, arguments: list[str], told: str) -> None:
    result = records(run, *arguments)

    assert result.exit_code == 2
    assert told in result.stderr


def test_a_record_can_be_corrected_in_parts(run: CliRunner) -> None:
    changes = ["--set", "due.latest=2025-03-31", "--set", "due.precision=month", "--set", "item=5"]

    assert records(run, "correct", PROMISE.record_id, *BY, *changes).exit_code == 0

    [item] = json.loads(records(run, "commitments", "--json").stdout)["items"]
    assert (item["due"]["text"], item["due"]["latest"]) == ("28 February 2025", "2025-03-31")
    assert (item["due"]["precision"], item["item"]) == ("month", "5")
    assert item["reviewed"] == "correct"


def test_a_record_can_be_hidden_and_restored(run: CliRunner) -> None:
    assert records(run, "hide", LEAVERS.record_id, *BY).exit_code == 0
    hidden = listed(run, "exchanges")
    assert records(run, "restore", LEAVERS.record_id, *BY).exit_code == 0

    assert hidden == [AUDIT.record_id]
    assert listed(run, "exchanges") == [LEAVERS.record_id, AUDIT.record_id]


def test_a_record_can_be_confirmed(run: CliRunner) -> None:
    assert records(run, "confirm", LEAVERS.record_id, *BY).exit_code == 0

    items = json.loads(records(run, "exchanges", "--json").stdout)["items"]
    assert [item["reviewed"] for item in items] == ["confirm", None]


def test_hidden_records_can_be_found_again(run: CliRunner) -> None:
    records(run, "hide", LEAVERS.record_id, *BY)

    shown = records(run, "corrections").stdout

    assert LEAVERS.record_id in shown
    assert "checked against the recording" in shown
