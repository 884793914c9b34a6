"""Runs of questions: resumed, refused, repeated; in this process and over HTTP."""

from __future__ import annotations

import datetime as dt
import logging
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np
import pytest
from fastapi import FastAPI
from numpy.typing import NDArray

from assistant.answering.pipeline import Tools
from assistant.answers import AnswerStatus
from assistant.api.app import create_app
from assistant.settings import Settings
from assistant.stores.library import Library
from assistant.stores.place import StorePlace
from eval.assistants import (
    Asked,
    AssistantUnderTest,
    CrashError,
    LocalAssistant,
    RemoteAssistant,
    TraceMade,
)
from eval.cases import Case
from eval.corpora import KeptVectors
from eval.errors import EvaluationError
from eval.generating import RunPlan, ask_case, generate
from eval.runs import (
    ASKED,
    CONFIG,
    GENERATED,
    PASSAGES,
    AnswerMade,
    FollowUpsMade,
    Generated,
    IndexedPassage,
    RunConfig,
    read_json,
    read_lines,
)
from tests.invented_papers import FixedEmbedder, build_library
from tests.scored_papers import case_of

BREAKS = "Will this break?"
NEXT = "How many are open?"


@dataclass
class Scripted:
    """An assistant that answers alike, breaks where it is told, and notes what it is asked."""

    asked: list[tuple[str, str | None]] = field(default_factory=list)
    forgotten: list[str] = field(default_factory=list)
    status: Callable[[int], AnswerStatus] = lambda _: AnswerStatus.NOT_IN_PAPERS

    def ask(self, question: str, as_of: dt.date | None, conversation: str | None) -> Asked:
        self.asked.append((question, conversation))
        if question == BREAKS:
            raise CrashError("the server gave 500")
        number = len(self.asked)
        made = AnswerMade(
            status=self.status(number),
            answer_id=f"answer-{number}",
            timings_ms={"plan": float(number)},
            follow_ups=FollowUpsMade(ask_the_papers=(NEXT,)),
        )
        return Asked(made, TraceMade(confidence=0.2), conversation or f"talk-{number}")

    def passages(self) -> Iterator[IndexedPassage]:
        yield IndexedPassage(id="p1", doc="minutes.md", page=None, start=0, end=9)

    def described(self) -> Mapping[str, str]:
        return {"embedding": "none"}

    def forget(self, conversation: str) -> None:
        self.forgotten.append(conversation)


def _plan(*cases: Case, code: str = "", twice: bool = False, follow_ups: bool = False) -> RunPlan:
    return RunPlan(
        "run", cases, "papers-1", ("papers",), ("ours",), code_hash=code, follow_ups=follow_ups,
        twice=twice,
    )  # fmt: skip


CASES = [
    case_of(id=f"ans-{n}", question=f"How many actions are complete, part {n}?") for n in (1, 2, 3)
]


def _made(folder: Path) -> list[Generated]:
    return list(read_lines(folder / GENERATED, Generated))


def test_a_run_keeps_a_line_a_case_its_passages_and_how_it_was_made(tmp_path: Path) -> None:
    done: list[int] = []
    generate(_plan(*CASES), Scripted(), tmp_path, done.append)
    assert [made.case_id for made in _made(tmp_path)] == ["ans-1", "ans-2", "ans-3"]
    assert done == [0, 1, 2, 3]
    assert [each.id for each in read_lines(tmp_path / PASSAGES, IndexedPassage)] == ["p1"]
    assert read_json(tmp_path / CONFIG, RunConfig).models == {"embedding": "none"}
    assert list(read_lines(tmp_path / ASKED, Case)) == CASES


def test_an_interrupted_run_goes_on_after_the_last_whole_line(tmp_path: Path) -> None:
    generate(_plan(*CASES), Scripted(), tmp_path)
    path = tmp_path / GENERATED
    whole = path.read_text(encoding="utf-8")
    first, second, _ = whole.splitlines(keepends=True)
    path.write_text(f"{first}{second[:40]}", encoding="utf-8")
    assistant = Scripted()
    generate(_plan(*CASES), assistant, tmp_path)
    assert [question for question, _ in assistant.asked] == [case.question for case in CASES[1:]]
    assert [made.case_id for made in _made(tmp_path)] == ["ans-1", "ans-2", "ans-3"]


@pytest.mark.parametrize(
    "other", [_plan(*CASES[:2]), _plan(*CASES, code="changed")], ids=["questions", "code"]
)
def test_a_folder_with_another_run_is_refused(tmp_path: Path, other: RunPlan) -> None:
    generate(_plan(*CASES), Scripted(), tmp_path)
    with pytest.raises(EvaluationError, match="a run of other questions, papers or code"):
        generate(other, Scripted(), tmp_path)


def test_a_crash_is_kept_as_the_error_of_its_case_alone(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level(logging.ERROR):
        generate(
            _plan(CASES[0], case_of(id="ans-9", question=BREAKS), CASES[1]), Scripted(), tmp_path
        )
    made = {each.case_id: each for each in _made(tmp_path)}
    assert made["ans-9"].answer is None
    assert made["ans-9"].error == "CrashError: the server gave 500"
    assert made["ans-1"].error is made["ans-2"].error is None


def test_asking_all_twice_finds_no_difference_but_in_times_and_ids(tmp_path: Path) -> None:
    assert generate(_plan(*CASES, twice=True), Scripted(), tmp_path).repeatable is True


def test_asking_all_twice_names_what_was_answered_otherwise(tmp_path: Path) -> None:
    def status(number: int) -> AnswerStatus:
        return AnswerStatus.DECLINED if number == 5 else AnswerStatus.NOT_IN_PAPERS

    config = generate(_plan(*CASES, twice=True), Scripted(status=status), tmp_path)
    assert (config.repeatable, config.not_repeated) == (False, ("ans-2",))
    assert read_json(tmp_path / CONFIG, RunConfig) == config


def test_turns_and_follow_ups_are_asked_in_one_conversation_that_is_then_forgotten() -> None:
    assistant = Scripted()
    turns = [
        {"role": "user", "text": "Who leads it?"},
        {"role": "assistant", "text": "The Director."},
    ]
    made = ask_case(case_of(turns=turns, standalone="How many actions of the plan?"), assistant)
    assert assistant.asked == [
        ("Who leads it?", None),
        ("How many actions are complete?", "talk-1"),
        (NEXT, "talk-1"),
        ("How many actions of the plan?", None),
    ]
    assert assistant.forgotten == ["talk-1", "talk-4"]
    assert [each.question for each in made.self_answers or ()] == [NEXT]


@pytest.fixture
def place(tmp_path: Path) -> StorePlace:
    build_library(tmp_path / "library")
    return StorePlace(tmp_path / "library" / "stores")


def test_a_running_server_gives_the_same_run_as_this_process(
    place: StorePlace, served: Callable[[FastAPI], str], tmp_path: Path
) -> None:
    local = LocalAssistant(place, FixedEmbedder())
    tools = Tools(Library(place), FixedEmbedder())
    remote = RemoteAssistant(served(create_app(Settings(host="127.0.0.1"), tools)))
    cases = [
        case_of(id="ans-1", question="How many households are in temporary accommodation?"),
        case_of(id="ans-2", question="Who should I vote for?"),
    ]

    def lasting(assistant: AssistantUnderTest, folder: str) -> Sequence[Mapping[str, object]]:
        generate(_plan(*cases, follow_ups=True), assistant, tmp_path / folder)
        kept = [each.model_dump(mode="json") for each in _made(tmp_path / folder)]
        for each in kept:
            for name in ("answer_id", "timings_ms"):
                each["answer"].pop(name, None)
        return kept

    here, there = lasting(local, "local"), lasting(remote, "remote")
    remote.close()
    assert here == there
    one, other = (
        read_lines(tmp_path / name / PASSAGES, IndexedPassage) for name in ("local", "remote")
    )
    assert sorted(one, key=lambda p: p.id) == sorted(other, key=lambda p: p.id)


def test_a_server_that_is_not_there_ends_the_run() -> None:
    absent = RemoteAssistant("http://127.0.0.1:9")
    with pytest.raises(EvaluationError, match="The server does not answer"):
        absent.described()
    absent.close()


@dataclass
class Noting:
    """An embedder that notes what it is given."""

    name: str = "noting"
    dimension: int = 4
    max_tokens: int = 256
    backend: str = "none"
    given: list[str] = field(default_factory=list)

    def count_tokens(self, text: str) -> int:
        return len(text.split())

    def embed(self, texts: Sequence[str]) -> NDArray[np.float32]:
        self.given = list(texts)
        return np.array([[len(text), 0, 0, 0] for text in texts], np.float32)


def test_only_new_texts_are_embedded_and_the_used_ones_are_kept(tmp_path: Path) -> None:
    path = tmp_path / "vectors.npz"
    kept = KeptVectors(Noting(), path)
    kept.embed(["one", "three"])
    kept.save()
    embedder = Noting()
    again = KeptVectors(embedder, path)
    vectors = again.embed(["three", "fifteen", "three"])
    assert embedder.given == ["fifteen"]
    assert vectors[:, 0].tolist() == [5, 7, 5]
    again.save()
    embedder.given = []
    last = KeptVectors(embedder, path)
    last.embed(["one", "fifteen"])
    assert embedder.given == ["one"]
    assert last.embed([]).shape == (0, 4)
