"""The sentences that measure the checks of a model's wording, and what the checks make of them."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest
from typer.testing import CliRunner

from eval.errors import CaseError
from eval.wording.__main__ import app
from eval.wording.sentences import EXACT, SENTENCES, Written, load_sentences


def share_refused(sentences: Sequence[Written]) -> float:
    return sum(each.fault is not None for each in sentences) / len(sentences)


@pytest.mark.parametrize("file", sorted(SENTENCES.glob("*.jsonl")))
def test_half_of_the_sentences_are_true(file: Path) -> None:
    sentences = load_sentences(file)
    assert len(sentences) >= 160
    assert sum(each.planted is None for each in sentences) == len(sentences) / 2
    assert len({each.id for each in sentences}) == len(sentences)


# What was measured when the checks were made, less a little.
@pytest.mark.parametrize(
    ("file", "exact", "other", "lost"), [("first", 0.8, 0.78, 0.2), ("third", 0.6, 0.75, 0.2)]
)
def test_the_checks_catch_what_they_caught(
    file: str, exact: float, other: float, lost: float
) -> None:
    sentences = load_sentences(SENTENCES / f"{file}.jsonl")
    planted = [each for each in sentences if each.planted]
    assert share_refused([each for each in planted if each.planted in EXACT]) >= exact
    assert share_refused([each for each in planted if each.planted not in EXACT]) >= other
    assert share_refused([each for each in sentences if not each.planted]) <= lost


def test_a_wrong_line_is_named(tmp_path: Path) -> None:
    file = tmp_path / "mine.jsonl"
    file.write_text('{"id": "a", "sentence": "Yes."}\n', encoding="utf-8")
    with pytest.raises(CaseError, match=r"mine\.jsonl, line 1"):
        load_sentences(file)
    assert CliRunner().invoke(app, ["check", str(file)]).exit_code == 2


def test_the_table_is_printed() -> None:
    told = CliRunner().invoke(app, ["check", str(SENTENCES / "third.jsonl")])
    assert told.exit_code == 0
    assert "numbers, dates, names" in told.output
