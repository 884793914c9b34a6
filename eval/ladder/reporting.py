"""Writes the figures of the steps as a Markdown table."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np

from eval.ladder.figures import Figures, told, told_delta
from eval.ladder.measuring import SHOWN, Measured
from eval.ladder.steps import Step

_NDCG = SHOWN.index("ndcg@10")


def table(measured: Measured, steps: Sequence[Step]) -> Iterator[str]:
    """Yield the lines: means of each step, and what it adds to the one before."""
    clusters = [case.cluster for case in measured.cases]
    yield f"{len(clusters)} questions of {len(set(clusters))} clusters (first supporting paper)\n"
    yield f"| step | {' | '.join(SHOWN)} | nDCG, 95 % | delta |"
    yield f"|---{'|---' * (len(SHOWN) + 2)}|"
    before: Figures | None = None
    for step in steps:
        figures = measured.figures[step.name]
        if step.against is not None:
            before = measured.figures[step.against][:, _NDCG]
        means = [f"{mean:.3f}" for mean in np.nanmean(figures, axis=0)]
        ndcg = figures[:, _NDCG]
        delta = "-" if before is None else told_delta(ndcg - before, clusters)
        yield f"| {step.name} | {' | '.join(means)} | {told(ndcg, clusters)} | {delta} |"
        before = ndcg


def by_type(measured: Measured, step: Step) -> Iterator[str]:
    """Yield one step's means for each type of question."""
    types = np.array([case.type for case in measured.cases])
    yield f"\n| {step.name} | n | {' | '.join(SHOWN)} |"
    yield f"|---{'|---' * (len(SHOWN) + 1)}|"
    for name in sorted(set(types.tolist())):
        figures = measured.figures[step.name][types == name]
        means = [f"{mean:.3f}" for mean in np.nanmean(figures, axis=0)]
        yield f"| {name} | {len(figures)} | {' | '.join(means)} |"
