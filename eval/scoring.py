"""Scores a run that was generated: reads it, the questions and the papers, never the assistant."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

from assistant.answering.terms import stems
from eval.case_scoring import score_case
from eval.cases import Case
from eval.errors import EvaluationError
from eval.judged import Ground
from eval.metrics.followups import Embed
from eval.metrics.stability import latencies
from eval.papers import Papers
from eval.relevance import Index
from eval.runs import (
    ASKED,
    CONFIG,
    GENERATED,
    PASSAGES,
    SCORES,
    SUMMARY,
    Generated,
    IndexedPassage,
    RunConfig,
    read_json,
    read_lines,
    write_json,
    write_lines,
)
from eval.scores import Metric, ScoredCase, Summary
from eval.statistics import has_few_clusters, interval_of
from eval.whole_scoring import whole_metrics


def score_run(
    folder: Path, cases: Sequence[Case], papers: Papers, embed: Embed | None = None
) -> tuple[list[ScoredCase], Summary]:
    """Score the run in `folder` and write `scores.jsonl` and `summary.json` there.

    The questions are kept beside them as they were scored: gold may have been mended since.
    `cases` may be more than were asked. Without `embed`, what needs it is None.

    Raises:
        EvaluationError: The run is broken, or a question of it is not among `cases`, or has
            other words there.
        PlaceError: A case's gold does not stand in the papers.
    """
    config = read_json(folder / CONFIG, RunConfig)
    made = {each.case_id: each for each in read_lines(folder / GENERATED, Generated)}
    asked = _asked(made, cases)
    passages = list(read_lines(folder / PASSAGES, IndexedPassage))
    ground = Ground(
        index=Index(passages, papers),
        papers=papers,
        made=made,
        vocabulary=vocabulary_of(passages, papers),
        embed=embed,
    )
    scored = [score_case(case, made[case.id], ground) for case in asked]
    summary = summarise(config, scored)
    write_lines(folder / ASKED, asked)
    write_lines(folder / SCORES, scored)
    write_json(folder / SUMMARY, summary)
    return scored, summary


def _asked(made: Mapping[str, Generated], cases: Sequence[Case]) -> list[Case]:
    """Return the cases of a run, in their own order."""
    known = {case.id: case for case in cases}
    for case_id, each in made.items():
        if case_id not in known:
            raise EvaluationError(
                f"The run asks {case_id!r}, which is not among the questions;"
                " name the file that it was asked from with --questions"
            )
        heard = each.answer.question if each.answer else ""
        if heard and heard.split() != known[case_id].question.split():
            raise EvaluationError(
                f"The question {case_id!r} has been reworded since the run; generate it anew"
            )
    return [case for case in cases if case.id in made]


def vocabulary_of(passages: Iterable[IndexedPassage], papers: Papers) -> frozenset[str]:
    """Return the stems of all papers that passages are of, headings too."""
    docs = {each.doc for each in passages}
    return frozenset(
        stem for doc in sorted(docs) if doc in papers for stem in stems(papers[doc].text)
    )


def summarise(config: RunConfig, scored: Sequence[ScoredCase]) -> Summary:
    """Return the summary of a run: every metric, outcomes and tags by type, hard breaches."""
    names = dict.fromkeys(name for case in scored for name in case.metrics)
    return Summary(
        config=config,
        cases=len(scored),
        metrics=(*(_mean_of(name, scored) for name in names), *whole_metrics(scored)),
        outcomes=_counted((case.type, case.outcome) for case in scored),
        tags=_counted((case.type, tag) for case in scored for tag in case.tags),
        worded=_counted((case.type, case.worded) for case in scored if case.worded),
        refused=_counted((case.type, fault) for case in scored for fault in case.refused),
        latency_ms=latencies(case.timings_ms for case in scored),
        hard_breaches=tuple(_breaches(config, scored)),
    )


def _mean_of(name: str, scored: Sequence[ScoredCase]) -> Metric:
    values = [math.nan if (v := case.metrics.get(name)) is None else v for case in scored]
    clusters = [case.cluster for case in scored]
    kept = [value for value in values if not math.isnan(value)]
    return Metric(
        name=name,
        n=len(kept),
        value=math.fsum(kept) / len(kept) if kept else None,
        interval=interval_of(values, clusters),
        few_clusters=bool(kept) and has_few_clusters(values, clusters),
    )


def _counted(pairs: Iterable[tuple[str, str]]) -> Mapping[str, Mapping[str, int]]:
    counts: dict[str, Counter[str]] = {}
    for kind, what in pairs:
        counts.setdefault(kind, Counter())[str(what)] += 1
    return {kind: dict(sorted(counts[kind].items())) for kind in sorted(counts)}


def _breaches(config: RunConfig, scored: Sequence[ScoredCase]) -> list[str]:
    """Return the hard gates that are broken, with the case; a hosted model need not repeat itself."""
    breaches = [f"{case.case_id}: {gate}" for case in scored for gate in case.gates]
    if config.repeatable is False and "chat" not in config.models:
        breaches.append(f"not repeatable: {', '.join(config.not_repeated)}")
    return breaches
