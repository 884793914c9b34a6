"""The statements that teach what agreement is: true ones, and ones with one fault planted."""

from __future__ import annotations

import json
import random
from pathlib import Path

import pytest

from eval.errors import EvaluationError
from eval.training.agreement.pairs import build_pairs
from eval.training.agreement.planting import plant
from eval.training.agreement.varying import vary
from eval.training.agreement.written import read_statements

SENTENCES = [
    "Councillor Amadi asked why 41 homes had flooded on 3 May 2024.",
    "Mr Pettifer said that 12 pumps had not been serviced since 7 June 2022.",
]
AROUND = " ".join(SENTENCES)


def written(folder: Path, *, number: int = 0, rests: int = 0) -> Path:
    passages, statements = folder / "passages", folder / "statements"
    passages.mkdir(parents=True)
    statements.mkdir()
    passage = {"kind": "minutes", "title": "Minutes", "sentences": SENTENCES, "questions": []}
    (passages / "a.jsonl").write_text(json.dumps(passage) + "\n", "utf-8")
    line = {
        "passage": number,
        "true": [[[rests], "41 homes flooded."]],
        "false": [[[1], "number", "41 pumps had not been serviced."]],
    }
    (statements / "a.jsonl").write_text(json.dumps(line) + "\n", "utf-8")
    return folder


@pytest.mark.parametrize("wrong", [{"number": 1}, {"rests": 2}])
def test_a_passage_or_sentence_that_is_not_there_is_told(
    wrong: dict[str, int], tmp_path: Path
) -> None:
    folder = written(tmp_path, **wrong)
    with pytest.raises(EvaluationError, match="not there"):
        read_statements(folder / "statements", folder / "passages")


def test_statements_stand_beside_what_they_rest_on(tmp_path: Path) -> None:
    folder = written(tmp_path)
    pairs = build_pairs(
        read_statements(folder / "statements", folder / "passages"), random.Random(0)
    )
    true = next(pair for pair in pairs if pair.held.statement == "41 homes flooded.")
    false = next(pair for pair in pairs if pair.held.statement.startswith("41 pumps"))
    assert (true.label, false.label) == (1.0, 0.0)
    assert SENTENCES[0] in true.held.evidence
    assert SENTENCES[1] in false.held.evidence


def test_a_planted_fault_changes_the_sentence() -> None:
    for sentence in SENTENCES:
        planted = dict(plant(sentence, AROUND, random.Random(1)))
        assert {"name", "number", "date"} <= set(planted)
        assert sentence not in planted.values()


def test_a_denial_is_taken_out_where_there_is_one() -> None:
    assert "not" not in dict(plant(SENTENCES[1], AROUND, random.Random(0)))["affirmed"]
    assert " not" in dict(plant(SENTENCES[0], AROUND, random.Random(0)))["negation"]


def test_what_is_said_otherwise_keeps_its_date() -> None:
    for seed in range(20):
        assert "2022" in vary(SENTENCES[1], random.Random(seed))


def test_every_shipped_statement_can_be_read() -> None:
    assert sum(each.written is not None for each in read_statements()) >= 1000
