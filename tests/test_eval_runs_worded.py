"""What became of a language model's words is kept with a run, and counted."""

from __future__ import annotations

import io
from pathlib import Path

from rich.console import Console

from assistant.models.scripted import ScriptedModel
from assistant.stores.place import StorePlace
from eval.assistants import LocalAssistant
from eval.generating import ask_case
from eval.reporting.terminal import print_summary
from eval.runs import RefusedMade, WordingMade
from eval.scoring import summarise
from tests.invented_papers import FixedEmbedder, build_library
from tests.invented_runs import invented_config, invented_score
from tests.scored_papers import case_of

ASKED = case_of(id="w-1", question="How many households are in temporary accommodation?")


def test_a_refused_sentence_is_kept_with_what_was_wrong(tmp_path: Path) -> None:
    build_library(tmp_path)
    place = StorePlace(tmp_path / "stores")
    invented = ScriptedModel("invented", lambda _: [("99,999 households are.", (1,))])
    kept = ask_case(ASKED, LocalAssistant(place, FixedEmbedder(), chat=invented), follow_ups=False)

    assert isinstance(kept.wording, WordingMade)
    assert kept.wording.model == "invented"
    assert kept.wording.reason
    assert [each.text for each in kept.wording.dropped] == ["99,999 households are."]
    assert isinstance(kept.wording.dropped[0], RefusedMade)


def test_without_a_model_nothing_is_kept(tmp_path: Path) -> None:
    build_library(tmp_path)
    place = StorePlace(tmp_path / "stores")

    assert ask_case(ASKED, LocalAssistant(place, FixedEmbedder()), follow_ups=False).wording is None


def test_the_terminal_counts_what_was_refused() -> None:
    said = {"worded": "worded by the model", "refused": ("a figure is missing",)}
    scored = [invented_score(name).model_copy(update=said) for name in ("a", "b")]
    console = Console(file=io.StringIO(), width=160)

    print_summary(console, summarise(invented_config("run"), scored), None)

    assert isinstance(console.file, io.StringIO)
    lines = [" ".join(line.split()) for line in console.file.getvalue().splitlines()]
    assert "Answers of a language model worded by the model" in lines
    assert "Its sentences refused a figure is missing" in lines
    assert lines.count("fact 2") == 3
