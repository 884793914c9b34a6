"""What is trained on, what is exported of it, and how sentences are scored by it."""

from __future__ import annotations

import json
import random
from pathlib import Path

import numpy as np
import pytest
import torch
from transformers import BertConfig, BertModel

from assistant.models.answering import (
    QUESTION_TOKENS,
    GraphScorer,
    InPlace,
    answer_tokenizer,
)
from assistant.models.packaged import packaged_folder
from eval.errors import EvaluationError
from eval.training import exporting
from eval.training.holding_out import split_groups
from eval.training.invented import AskedOf, TrainingPassage, read_passages
from eval.training.learning import CrossEncoder, Encoded, encode_pairs, predict
from eval.training.pairs import Pair, build_pairs
from tests.invented_papers import FixedEmbedder

SENTENCES = ("The bridge was closed in May.", "It cost £4,000.", "Members thanked the officers.")
BRIDGE = TrainingPassage(
    kind="minutes",
    title="Minutes of the Roads Panel",
    heading="5. Bridge",
    sentences=SENTENCES,
    questions=(AskedOf(q="What did the bridge cost?", a=(1,)), AskedOf(q="Who paid?", a=())),
)
OTHERS = [
    TrainingPassage(
        kind="plan_row",
        title=f"Plan {number}",
        sentences=(f"Action {number} is late.", f"Its lead is post {number}."),
        questions=(),
    )
    for number in range(40)
]


def test_sentences_that_answer_are_labelled_and_no_negative_is_one() -> None:
    groups = build_pairs([BRIDGE, *OTHERS], FixedEmbedder(), random.Random(1))
    first, second = groups
    assert [pair.sentence.sentence for pair in first if pair.label] == [SENTENCES[1]]
    wrong = [pair.sentence.sentence for pair in first if not pair.label]
    assert SENTENCES[1] not in wrong
    assert {SENTENCES[0], SENTENCES[2]} <= set(wrong)
    assert len(wrong) > 2
    assert all(pair.label == 0 for pair in second)
    assert {pair.question for pair in second} == {"Who paid?"}


def test_sentences_of_the_own_group_are_taken_as_near_misses_and_stay_together() -> None:
    later = BRIDGE.model_copy(
        update={"sentences": ("The bridge was opened.", "It cost £5,000."), "questions": ()}
    )
    grouped = [each.model_copy(update={"group": "bridge"}) for each in (BRIDGE, later)]
    first, _ = build_pairs([*grouped, *OTHERS], FixedEmbedder(), random.Random(1))
    wrong = [pair.sentence.sentence for pair in first if not pair.label]
    assert {"The bridge was opened.", "It cost £5,000."} <= set(wrong)
    assert len(wrong) == len(set(wrong))

    kept, apart = split_groups([*grouped, *OTHERS], lambda each: each.group, random.Random(3))
    assert len(kept) + len(apart) == len(OTHERS) + 2
    assert sum(each.group == "bridge" for each in apart) in (0, 2)


def test_a_sentence_stands_after_the_one_before_it_but_a_row_stands_alone() -> None:
    assert BRIDGE.in_place(1).before == SENTENCES[0]
    assert BRIDGE.in_place(0).before == OTHERS[0].in_place(1).before == ""


def _line(**changes: object) -> str:
    whole = {
        "kind": "minutes",
        "title": "Minutes",
        "sentences": ["One.", "Two."],
        "questions": [{"q": "Which?", "a": [1]}],
    }
    return json.dumps(whole | changes)


@pytest.mark.parametrize(
    "broken",
    ["{", _line(sentences=["One."]), _line(questions=[{"q": "Which?", "a": [2]}]), _line(by="me")],
)
def test_a_broken_passage_is_refused_with_file_and_line(tmp_path: Path, broken: str) -> None:
    (tmp_path / "roads.jsonl").write_text(f"{_line()}\n\n{broken}\n", encoding="utf-8")
    with pytest.raises(EvaluationError, match=r"^roads\.jsonl, line 3: "):
        read_passages(tmp_path)


def test_whole_passages_are_read_by_file_name(tmp_path: Path) -> None:
    (tmp_path / "b.jsonl").write_text(_line(title="Second"), encoding="utf-8")
    (tmp_path / "a.jsonl").write_text(_line(title="First"), encoding="utf-8")
    assert [passage.title for passage in read_passages(tmp_path)] == ["First", "Second"]


@pytest.fixture(scope="module")
def tiny(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give the folder of a transformer of two narrow layers with weights drawn by chance."""
    folder = tmp_path_factory.mktemp("tiny")
    torch.manual_seed(3)
    config = BertConfig(
        hidden_size=16, num_hidden_layers=2, num_attention_heads=2, intermediate_size=32
    )
    BertModel(config).save_pretrained(folder)
    return folder


@pytest.fixture
def model(tiny: Path, monkeypatch: pytest.MonkeyPatch) -> CrossEncoder:
    monkeypatch.setattr(exporting, "packaged_folder", lambda: tiny, raising=False)
    return CrossEncoder(tiny).eval()


def _encoded(pairs: list[tuple[str, InPlace]]) -> list[Encoded]:
    tokenizer = answer_tokenizer(packaged_folder() / "tokenizer.json")
    return encode_pairs([Pair(question, sentence, 0.0) for question, sentence in pairs], tokenizer)


def _graph(model: CrossEncoder, folder: Path) -> GraphScorer:
    target = folder / "whole.onnx"
    exporting.export_fp32(model, target)
    return GraphScorer(target, answer_tokenizer(packaged_folder() / "tokenizer.json"), threads=1)


def test_the_exported_graph_scores_as_the_model_does(model: CrossEncoder, tmp_path: Path) -> None:
    question = "What did the bridge cost?"
    places = [BRIDGE.in_place(n) for n in range(3)] + [OTHERS[0].in_place(0)]
    scores = _graph(model, tmp_path).score(question, places)
    wanted = predict(model, _encoded([(question, place) for place in places]))
    assert scores.dtype == np.float32
    assert np.abs(scores - wanted).max() < 1e-3
    assert np.ptp(wanted) > 0


def test_a_long_question_leaves_room_for_the_sentence(model: CrossEncoder, tmp_path: Path) -> None:
    scorer = _graph(model, tmp_path)
    places = [BRIDGE.in_place(n) for n in range(3)]
    long = " ".join(["bridge"] * QUESTION_TOKENS)
    cut = scorer.score(f"{long} {'closed ' * 300}", places)
    assert np.allclose(cut, scorer.score(long, places), atol=1e-5)
    assert np.ptp(cut) > 0
    assert scorer.score("Any?", []).shape == (0,)


def test_a_text_shows_title_heading_and_what_stands_before() -> None:
    place = InPlace("It  cost\n£4,000.", "Minutes of the Panel", "5. Bridge", "What did it cost?")
    assert place.as_text() == "Minutes of the Panel. 5. Bridge. What did it cost? | It cost £4,000."
    assert InPlace("It cost £4,000.", heading=" ").as_text() == "It cost £4,000."


def test_long_surroundings_are_cut_but_not_the_sentence() -> None:
    words = [f"w{number}" for number in range(60)]
    text = InPlace(" ".join(words), title=" ".join(words), before=" ".join(words)).as_text()
    around, _, sentence = text.partition(" | ")
    assert sentence == " ".join(words)
    assert around.startswith("w0 ")
    assert around.endswith(" w59")
    assert len(around.split()) < 60
