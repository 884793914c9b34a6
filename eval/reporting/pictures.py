"""The plots of a report, each with what it means; a plot without data is left out."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from eval.cases import AbstainKind
from eval.reporting.curves import abstention_roc, at_depth, reliability, risk_coverage, sure_of
from eval.reporting.plots import SHARE, Axis, Bar, Plot, Series, bar_plot, line_plot
from eval.reporting.wording import KINDS, OUTCOMES
from eval.scores import Outcome, ScoredCase, Summary

DEPTHS = {
    "hit": "at least one right passage",
    "recall": "of all right passages",
    "support_recall": "of the facts that the proof needs",
}
STAGES_SHOWN = 12
TICK_GAP = 0.07


def plots_of(summary: Summary, scored: Sequence[ScoredCase]) -> Iterator[Plot]:
    """Yield the plots that there is data for."""
    yield from _depth_plot(summary)
    yield from _outcome_plot(summary)
    yield from _confidence_plots(scored)
    yield from _silence_plot(scored)
    yield from _latency_plot(summary)


def _depth_plot(summary: Summary) -> Iterator[Plot]:
    found = at_depth(summary.metrics)
    if not found:
        return
    depths = sorted({k for points in found.values() for k, _ in points})
    yield line_plot(
        "depth",
        "How deep the proof lies",
        "The share of proof among the first passages found, as more of them are read.",
        [Series(DEPTHS[name], tuple(points)) for name, points in found.items()],
        Axis("Passages read", 0, max(depths), _apart(depths), percent=False),
        Axis("Share found", 0, 1, SHARE),
    )


def _apart(depths: Sequence[float]) -> tuple[float, ...]:
    """Return the depths whose ticks do not run into each other, the deepest kept first."""
    kept: list[float] = []
    for depth in sorted(depths, reverse=True):
        if not kept or kept[-1] - depth >= TICK_GAP * max(depths):
            kept.append(depth)
    return tuple(kept)


def _outcome_plot(summary: Summary) -> Iterator[Plot]:
    if not summary.outcomes:
        return
    bars = [
        Bar(type_, tuple((OUTCOMES[outcome], counts.get(outcome, 0)) for outcome in Outcome))
        for type_, counts in sorted(
            summary.outcomes.items(), key=lambda item: -sum(item[1].values())
        )
    ]
    yield bar_plot(
        "outcomes",
        "What became of each type of question",
        "Questions of each type by outcome; the number at the end is how many there are. "
        "Being silent where the papers are silent counts as right.",
        bars,
        [f"o-{outcome}" for outcome in Outcome],
        "Type",
        stacked=True,
    )


def _confidence_plots(scored: Sequence[ScoredCase]) -> Iterator[Plot]:
    sure = sure_of(scored)
    if not sure:
        return
    yield line_plot(
        "reliability",
        "Whether confidence can be believed",
        "Answers sorted by confidence into equal groups. On the dotted line, answers given with "
        "70% confidence are right 7 times in 10; below it the assistant is too sure of itself.",
        [Series("answers", tuple(reliability(sure)))],
        Axis("Mean confidence", 0, 1, SHARE),
        Axis("Share right", 0, 1, SHARE),
        diagonal=True,
    )
    yield line_plot(
        "risk",
        "What answering more costs",
        "The share of answers that are not right if only the most confident are given; "
        "the lower, the better.",
        [Series("answers", tuple(risk_coverage(sure)))],
        Axis("Share of answers given", 0, 1, SHARE),
        Axis("Share not right", 0, 1, SHARE),
        dots=False,
    )


def _silence_plot(scored: Sequence[ScoredCase]) -> Iterator[Plot]:
    curves = [
        Series(KINDS[kind], tuple(points))
        for kind in AbstainKind
        if kind is not AbstainKind.FALSE_PREMISE and (points := abstention_roc(scored, kind))
    ]
    if curves:
        yield line_plot(
            "silence",
            "Telling what the papers cannot answer",
            "As the assistant becomes more cautious it stops more questions that have no answer in "
            "the papers (up), and more that have one (right). The dotted line is chance.",
            curves,
            Axis("Answerable questions stopped", 0, 1, SHARE),
            Axis("Unanswerable ones stopped", 0, 1, SHARE),
            diagonal=True,
            dots=False,
        )


def _latency_plot(summary: Summary) -> Iterator[Plot]:
    stages = sorted(summary.latency_ms.items(), key=lambda item: -item[1].get("p95", 0))
    if stages:
        yield bar_plot(
            "latency",
            "How long each step takes",
            "In milliseconds: half of the questions took no longer than the first number, "
            "95 in 100 no longer than the second.",
            [
                Bar(stage, (("half", times.get("p50", 0)), ("95 in 100", times.get("p95", 0))))
                for stage, times in stages[:STAGES_SHOWN]
            ],
            ["t-half", "t-most"],
            "Step",
            stacked=False,
        )
