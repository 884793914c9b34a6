"""Runs the assistant over questions; writes one line a case as soon as it is answered."""

from __future__ import annotations

import datetime as dt
import importlib.metadata
import json
import logging
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from eval.assistants import Asked, AssistantUnderTest
from eval.cases import Case, hash_of
from eval.errors import EvaluationError
from eval.runs import (
    ASKED,
    CONFIG,
    GENERATED,
    PASSAGES,
    CitationMade,
    Generated,
    RunConfig,
    SelfAnswer,
    read_json,
    read_lines,
    write_json,
    write_lines,
)

logger = logging.getLogger(__name__)

# What differs from run to run though nothing has changed.
_PASSING = ("answer_id", "timings_ms")
RAISED = "raise_in_committee"
SUGGESTED = "ask_the_papers"


@dataclass(frozen=True, slots=True)
class RunPlan:
    """What is asked, of which papers, and how it is called in the report."""

    name: str
    cases: Sequence[Case]
    corpus_hash: str
    corpora: tuple[str, ...]
    questions: tuple[str, ...]
    server: str | None = None
    code_hash: str = ""
    follow_ups: bool = True
    twice: bool = False


def generate(
    plan: RunPlan,
    assistant: AssistantUnderTest,
    folder: Path,
    on_case: Callable[[int], None] = lambda _: None,
) -> RunConfig:
    """Answer all cases into `folder`; an interrupted run goes on where it stopped.

    `on_case` is told how many are done.

    Raises:
        EvaluationError: The folder holds a run of other questions, papers or code.
    """
    folder.mkdir(parents=True, exist_ok=True)
    config = _begun(plan, assistant, folder)
    write_lines(folder / ASKED, plan.cases)
    done = _kept(folder)
    on_case(len(done))
    with (folder / GENERATED).open("a", encoding="utf-8") as out:
        for case in plan.cases:
            if case.id in done:
                continue
            made = ask_case(case, assistant, follow_ups=plan.follow_ups)
            out.write(f"{made.model_dump_json()}\n")
            out.flush()
            done.add(case.id)
            on_case(len(done))
    if plan.twice:
        config = _asked_again(plan, assistant, folder, config, on_case)
    return config


def ask_case(case: Case, assistant: AssistantUnderTest, *, follow_ups: bool = True) -> Generated:
    """Return what the assistant does with one case, after its earlier turns."""
    conversations: list[str] = []
    try:
        asked, conversation = None, None
        for turn in [*(turn.text for turn in case.turns if turn.role == "user"), case.question]:
            asked = assistant.ask(turn, case.as_of, conversation)
            conversation = asked.conversation_id
            conversations.append(conversation)
        if asked is None:
            raise EvaluationError("A case without a question")
        suggested = None if not follow_ups else tuple(_self_answers(case, asked, assistant))
        alone = None
        if case.standalone:
            stood = assistant.ask(case.standalone, case.as_of, None)
            conversations.append(stood.conversation_id)
            alone = None if stood.trace.from_records else stood.trace.retrieved
        trace = asked.trace
        return Generated(
            case_id=case.id,
            case_hash=case.content_hash,
            answer=asked.answer,
            abstain_reason=trace.abstain_reason,
            confidence=trace.confidence,
            reason=trace.reason,
            retrieved=None if trace.from_records else trace.retrieved,
            standalone_retrieved=alone,
            computed=trace.computed,
            self_answers=suggested,
            wording=trace.wording,
        )
    except EvaluationError:
        raise  # The evaluation itself cannot go on.
    except Exception as exc:  # Whatever breaks the assistant is what is to be found out.
        logger.warning("case %s crashed: %s", case.id, type(exc).__name__)
        error = f"{type(exc).__name__}: {exc}"
        return Generated(case_id=case.id, case_hash=case.content_hash, answer=None, error=error)
    finally:
        for each in dict.fromkeys(conversations):
            assistant.forget(each)


def _self_answers(case: Case, asked: Asked, assistant: AssistantUnderTest) -> Iterator[SelfAnswer]:
    """Ask each suggestion once in the same conversation; what they suggest is not asked."""
    made = asked.answer
    suggested = [(SUGGESTED, text) for text in made.follow_ups.ask_the_papers]
    suggested += [(RAISED, point.question) for point in made.follow_ups.raise_in_committee]
    for basis, text in suggested:
        answered = assistant.ask(text, case.as_of, asked.conversation_id).answer
        cited = answered.sentences[0].citations if answered.sentences else ()
        lead = tuple(c for c in answered.citations if c.number in cited)
        yield SelfAnswer(
            question=text,
            basis=basis,
            status=answered.status,
            citations=lead or _first(answered.citations),
        )


def _first(citations: Sequence[CitationMade]) -> tuple[CitationMade, ...]:
    return tuple(citations[:1])


def _begun(plan: RunPlan, assistant: AssistantUnderTest, folder: Path) -> RunConfig:
    """Return the run's configuration, newly written, or as an interrupted run left it."""
    config = RunConfig(
        name=plan.name,
        started=dt.datetime.now(dt.UTC).replace(microsecond=0),
        application=importlib.metadata.version("scrutiny-assistant"),
        models=assistant.described(),
        server=plan.server,
        corpus_hash=plan.corpus_hash,
        corpora=plan.corpora,
        cases_hash=hash_of(plan.cases),
        cases=len(plan.cases),
        settings_hash=plan.code_hash,
        questions=plan.questions,
    )
    if (folder / CONFIG).is_file():
        before = read_json(folder / CONFIG, RunConfig)
        if _same_run(before, config):
            return before
        raise EvaluationError(
            f"{str(folder)!r} holds a run of other questions, papers or code;"
            " choose another folder, or remove it"
        )
    write_lines(folder / PASSAGES, assistant.passages())
    write_json(folder / CONFIG, config)
    return config


def _same_run(one: RunConfig, other: RunConfig) -> bool:
    parts = ("corpus_hash", "cases_hash", "settings_hash", "server", "application")
    return all(getattr(one, part) == getattr(other, part) for part in parts)


def _kept(folder: Path) -> set[str]:
    """Return the ids of the cases that are done; a line that was cut short is dropped."""
    path = folder / GENERATED
    if not path.is_file():
        return set()
    lines = path.read_text(encoding="utf-8").splitlines(keepends=True)
    if lines and not lines[-1].endswith("\n"):
        path.write_text("".join(lines[:-1]), encoding="utf-8")
    return {made.case_id for made in read_lines(path, Generated)}


def _asked_again(
    plan: RunPlan,
    assistant: AssistantUnderTest,
    folder: Path,
    config: RunConfig,
    on_case: Callable[[int], None],
) -> RunConfig:
    """Ask all once more; keep whether each answer was the same, times and ids aside."""
    before = {made.case_id: _lasting(made) for made in read_lines(folder / GENERATED, Generated)}
    differing: list[str] = []
    for number, case in enumerate(plan.cases, start=1):
        again = ask_case(case, assistant, follow_ups=plan.follow_ups)
        if _lasting(again) != before[case.id]:
            differing.append(case.id)
        on_case(number)
    told = {"repeatable": not differing, "not_repeated": tuple(differing)}
    config = config.model_copy(update=told)
    write_json(folder / CONFIG, config)
    return config


def _lasting(made: Generated) -> str:
    held = made.model_dump(mode="json")
    if held["answer"]:
        for name in _PASSING:
            held["answer"].pop(name, None)
    return json.dumps(held, sort_keys=True)
