"""Meetings of QMSum are cut, judged and ranked as the evaluation reference says."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray

from eval.ladder.figures import METRICS
from eval.ladder.steps import WIDE
from eval.qmsum.__main__ import main
from eval.qmsum.judging import relevant
from eval.qmsum.measuring import Scope, measure
from eval.qmsum.meetings import Meeting, MeetingError, Query, Turn, load_meeting
from eval.qmsum.packing import Packed, pack
from eval.qmsum.reporting import tables
from eval.qmsum.storing import indexed
from tests.stores_papers import DIMENSION, EMBEDDER, embed


class InventedEmbedder:
    """Gives texts vectors that depend on nothing but their words."""

    name, dimension, max_tokens, backend = EMBEDDER, DIMENSION, 256, "invented"

    def embed(self, texts: Sequence[str]) -> NDArray[np.float32]:
        return embed(texts)

    def count_tokens(self, text: str) -> int:
        return len(text.split())


def write_meeting(folder: Path, name: str, spans: list[list[str]]) -> Path:
    held = {
        "meeting_transcripts": [
            {"speaker": "Cllr Amberley", "content": "Bins {noise} are collected  on Mondays."},
            {"speaker": "Cllr Tull", "content": "The swimming pool reopens in May."},
        ],
        "general_query_list": [{"query": "Summarise the meeting.", "answer": "Bins."}],
        "specific_query_list": [
            {"query": "When does the pool reopen?", "answer": "May", "relevant_text_span": spans}
        ],
    }
    path = folder / f"{name}.json"
    path.write_text(json.dumps(held), encoding="utf-8")
    return path


def passage(*words: tuple[int, int]) -> Packed:
    return Packed("", dict(words))


def test_marks_of_noise_are_dropped_and_spans_hold_both_their_ends(tmp_path: Path) -> None:
    meeting = load_meeting(write_meeting(tmp_path, "m", [["0", "1"]]))

    assert meeting.turns[0].content == "Bins are collected on Mondays."
    assert meeting.queries == (Query("When does the pool reopen?", frozenset({0, 1})),)


def test_a_span_outside_its_meeting_is_an_error_that_names_the_file(tmp_path: Path) -> None:
    with pytest.raises(MeetingError, match=r"m\.json"):
        load_meeting(write_meeting(tmp_path, "m", [["1", "2"]]))


def test_consecutive_turns_are_packed_up_to_the_greatest_length() -> None:
    turns = (Turn("A", "one two three."), Turn("B", "four five."), Turn("C", "six."))

    packed = pack(Meeting("m", turns, ()), max_words=5)

    assert [each.text for each in packed] == ["A: one two three.\nB: four five.", "C: six."]
    assert packed[0].words == {0: 3, 1: 2}


def test_a_long_turn_is_cut_at_its_sentences_and_each_part_names_the_speaker() -> None:
    turn = Turn("A", "One two three. Four five six. Seven eight nine.")

    packed = pack(Meeting("m", (turn,), ()), max_words=6)

    assert [p.text for p in packed] == ["A: One two three. Four five six.", "A: Seven eight nine."]


def test_a_passage_is_relevant_if_half_of_it_is_gold_or_it_holds_half_of_the_gold() -> None:
    query = Query("?", frozenset({1}))
    mostly_gold, holding, neither = (
        passage((1, 6), (0, 4)),
        passage((1, 14), (2, 86)),
        passage((1, 1), (2, 9)),
    )

    assert relevant(query, [mostly_gold, holding, neither]).tolist() == [True, True, False]


def test_the_passage_with_most_gold_words_is_relevant_where_no_other_is() -> None:
    query = Query("?", frozenset({1}))
    thin = [passage((1, n), (0, 90)) for n in (3, 4, 3)]

    assert relevant(query, thin).tolist() == [False, True, False]


def test_every_step_is_measured_in_all_meetings_and_inside_each(tmp_path: Path) -> None:
    meetings = [load_meeting(write_meeting(tmp_path, n, [["1", "1"]])) for n in ("one", "two")]
    packed = [(meeting, pack(meeting, max_words=5)) for meeting in meetings]

    with indexed(tmp_path / "store", InventedEmbedder(), [(m.name, p) for m, p in packed]) as view:
        measured = measure(view, InventedEmbedder(), packed, WIDE)

    inside = measured.figures[Scope.MEETING, "words alone"]
    assert measured.meetings == ("one", "two")
    assert inside[:, METRICS.index("hit@1")].tolist() == [1, 1]
    lines = "\n".join(tables(measured, WIDE))
    assert "all meetings, meeting, 2 queries" in lines
    assert WIDE[-1].name in lines


def test_a_folder_without_meetings_is_said_and_is_an_error(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["--meetings", str(tmp_path)]) == 2
    assert "holds no meeting" in capsys.readouterr().err
