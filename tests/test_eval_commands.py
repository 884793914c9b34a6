"""The commands of evaluation: what they print, and with which code they end."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from eval import commands
from eval.gating import GateResult

PAPER = """Minutes of the Roads Panel, Wexmoor Council, 4 March 2026

5. Bridge

The Head of Highways said that the bridge would be repaired by 31 March 2027.
"""


def case(**changes: object) -> dict[str, object]:
    whole = {
        "id": "ours-0001",
        "split": "dev",
        "type": "fact",
        "question": "When will the bridge be repaired?",
        "nuggets": [{"kind": "date", "any_of": ["31 March 2027"]}],
        "support": [
            {"group": "a", "doc": "minutes.txt", "quote": "would be repaired by 31 March 2027"}
        ],
        "author": "ab",
    }
    return whole | changes


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "papers").mkdir()
    (tmp_path / "papers" / "minutes.txt").write_text(PAPER, encoding="utf-8")
    return tmp_path


def write(folder: Path, *cases: dict[str, object]) -> Path:
    path = folder / "ours.jsonl"
    path.write_text("".join(f"{json.dumps(each)}\n" for each in cases), encoding="utf-8")
    return path


def run(monkeypatch: pytest.MonkeyPatch, *arguments: object) -> int:
    monkeypatch.setattr("sys.argv", ["eval", *map(str, arguments)])
    with pytest.raises(SystemExit) as ended:
        commands.main()
    return int(ended.value.code or 0)


def test_questions_that_hold_are_counted(
    folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    path = write(folder, case())

    assert run(monkeypatch, "check", path, "--corpus", folder / "papers") == 0
    assert "1 questions hold" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("changes", "told"),
    [
        ({"support": [{"group": "a", "doc": "none.pdf", "quote": "x"}]}, "no paper 'none.pdf'"),
        (
            {"support": [{"group": "a", "doc": "minutes.txt", "quote": "by 1 April 2030"}]},
            "does not stand",
        ),
        ({"nuggets": []}, "vital nugget"),
    ],
)
def test_a_wrong_question_is_told_with_its_line_and_code_2(
    changes: dict[str, object],
    told: str,
    folder: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    path = write(folder, case(), case(id="ours-0002", **changes))

    assert run(monkeypatch, "check", path, "--corpus", folder / "papers") == commands.BROKEN
    error = capsys.readouterr().err.replace("\n", " ")
    assert "ours.jsonl, line 2" in error
    assert told in error


def test_a_folder_without_questions_ends_with_code_2(
    folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(monkeypatch, "check", folder / "none.jsonl", "--corpus", folder) == commands.BROKEN
    assert "There is no file or folder" in capsys.readouterr().err.replace("\n", " ")


def test_scoring_what_was_never_run_ends_with_code_2(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = write(folder, case())

    ended = run(monkeypatch, "score", folder, "--questions", path, "--corpus", folder / "papers")

    assert ended == commands.BROKEN


@pytest.mark.parametrize("code", [0, commands.FAILED])
def test_the_gate_ends_with_its_code(
    code: int, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def gated(*_: object) -> GateResult:
        return GateResult(checks=(), exit_code=code, verdict="")

    monkeypatch.setattr("eval.gating.gate_run", gated)

    assert run(monkeypatch, "gate", folder) == code


def test_a_fault_of_the_program_is_no_verdict(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_: object) -> GateResult:
        raise ZeroDivisionError

    monkeypatch.setattr("eval.gating.gate_run", broken)

    assert run(monkeypatch, "gate", folder) == commands.BROKEN
