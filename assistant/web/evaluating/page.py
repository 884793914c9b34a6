"""An evaluation run as its page shows it: figures, what changed, and the list of test questions."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from urllib.parse import quote

from assistant.evaluation.counting import (
    OUTCOMES,
    Changes,
    by_type,
    changes,
    first_words_s,
    headline,
    outcomes,
    stages,
)
from assistant.evaluation.lines import Metric, ScoredCase
from assistant.evaluation.reading import EvaluationRun
from assistant.web.evaluating import wording
from assistant.web.paging import Paged, paged

PATH = "/evaluation"
MOST_MOVED = 20


@dataclass(frozen=True, slots=True)
class Filters:
    """Which test questions are listed; empty means all. `against` names a run to compare with."""

    outcome: str = ""
    kind: str = ""
    stage: str = ""
    q: str = ""
    against: str = ""

    @property
    def query(self) -> Mapping[str, object]:
        """The filters as an address keeps them."""
        return {
            "outcome": self.outcome,
            "kind": self.kind,
            "stage": self.stage,
            "q": self.q,
            "against": self.against,
        }

    def hold(self, case: ScoredCase) -> bool:
        """Return whether a question is listed."""
        return (
            self.outcome in ("", case.outcome)
            and self.kind in ("", case.type)
            and (not self.stage or self.stage in case.tags)
            and all(word in case.question.casefold() for word in self.q.casefold().split())
        )


@dataclass(frozen=True, slots=True)
class Figure:
    """One count with its denominator and range, in words."""

    label: str
    counted: str
    range: str


@dataclass(frozen=True, slots=True)
class TypeRow:
    """The outcomes of one type of question."""

    label: str
    kind: str
    total: int
    counts: tuple[tuple[str, int], ...]


@dataclass(frozen=True, slots=True)
class StageRow:
    """How many questions failed at a stage."""

    tag: str
    label: str
    meaning: str
    count: int


@dataclass(frozen=True, slots=True)
class RunPage:
    """All that the page of a run shows."""

    run: EvaluationRun
    path: str
    total: int
    figures: tuple[Figure, ...]
    first_words: str
    whole: str
    types: tuple[TypeRow, ...]
    stages: tuple[StageRow, ...]
    metrics: tuple[Metric, ...]
    before: EvaluationRun | None
    changes: Changes | None
    filters: Filters
    listed: Paged[ScoredCase]
    outcome_choices: tuple[tuple[str, str], ...]
    kind_choices: tuple[tuple[str, str], ...]
    stage_choices: tuple[tuple[str, str], ...]

    @property
    def moved(self) -> Sequence[object]:
        """The changed questions that are shown."""
        return self.changes.moved[:MOST_MOVED] if self.changes else ()

    def question_href(self, case_id: str) -> str:
        """Return the address of one test question."""
        return f"{self.path}/questions/{quote(case_id, safe='')}"


def run_path(run: EvaluationRun) -> str:
    """Return the address of a run."""
    return f"{PATH}/runs/{quote(run.name, safe='')}"


def compared_choices(run: EvaluationRun, runs: Sequence[EvaluationRun]) -> list[tuple[str, str]]:
    """Return the runs that a run can be compared with, each with its name in words."""
    return [
        (each.name, wording.run_words(each.name, each.summary.config.started.date()))
        for each in runs
        if each.name != run.name
    ]


def run_page(
    run: EvaluationRun,
    cases: Sequence[ScoredCase],
    before: tuple[EvaluationRun, Sequence[ScoredCase]] | None,
    filters: Filters,
    page: int,
) -> RunPage:
    """Return a run as its page shows it; `before` is the run before with its questions."""
    found = [case for case in cases if filters.hold(case)]
    total = run.summary.latency_ms.get("total", {}).get("p50")
    held = outcomes(cases)
    return RunPage(
        run=run,
        path=run_path(run),
        total=len(cases),
        figures=tuple(figures(cases)),
        first_words=wording.seconds(first_words_s(cases)),
        whole=wording.seconds(total / 1000 if total is not None else None),
        types=tuple(_type_row(kind, counts) for kind, counts in by_type(cases)),
        stages=tuple(
            StageRow(tag, *wording.stage_words(tag), count) for tag, count in stages(cases).items()
        ),
        metrics=tuple(metric for metric in run.summary.metrics if metric.n),
        before=before[0] if before else None,
        changes=changes(before[1], cases) if before else None,
        filters=filters,
        listed=paged(found, page),
        outcome_choices=tuple(
            (name, wording.outcome_words(name).label) for name in OUTCOMES if held[name]
        ),
        kind_choices=tuple(
            (kind, wording.type_words(kind)) for kind in sorted({case.type for case in cases})
        ),
        stage_choices=tuple((tag, wording.stage_words(tag)[0]) for tag in stages(cases)),
    )


def figures(cases: Sequence[ScoredCase]) -> list[Figure]:
    """Return the counts that matter most, in words."""
    return [
        Figure(
            wording.HEADLINES[each.key],
            wording.count_words(each.count, each.of),
            wording.range_words(each.interval),
        )
        for each in headline(cases)
    ]


def _type_row(kind: str, counts: Mapping[str, int]) -> TypeRow:
    total = sum(counts.values())
    return TypeRow(wording.type_words(kind), kind, total, tuple(counts.items()))
