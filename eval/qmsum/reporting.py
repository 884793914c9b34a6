"""Writes the figures of meetings as tables: one for each scope and group of meetings."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np
from numpy.typing import NDArray

from eval.ladder.figures import METRICS, told, told_delta
from eval.ladder.steps import Step
from eval.qmsum.measuring import ROUTED, Measured, Scope

DEV = ("covid_2", "education_0", "education_10")
TEST = ("covid_6", "education_18", "education_22")
_SHOWN = ("hit@1", "hit@5", "recall@10", "ndcg@10")
_NDCG = METRICS.index("ndcg@10")
_NO_DELTA = "-"


def tables(measured: Measured, steps: Sequence[Step]) -> Iterator[str]:
    """Yield the lines of all tables, in Markdown."""
    groups = {"all meetings": None, "tuned on": DEV, "held out": TEST}
    for title, wanted in groups.items():
        chosen = np.array([wanted is None or name in wanted for name in measured.meetings])
        if not chosen.any():
            continue
        for scope in Scope:
            yield f"\n### {title}, {scope.value}, {int(chosen.sum())} queries\n"
            yield from _table(measured, steps, scope, chosen)


def _table(
    measured: Measured, steps: Sequence[Step], scope: Scope, chosen: NDArray[np.bool_]
) -> Iterator[str]:
    own = [str(number) for number in range(int(chosen.sum()))]
    meetings = [name for name, held in zip(measured.meetings, chosen, strict=True) if held]
    yield f"| step | {' | '.join(_SHOWN)} | nDCG by query | delta by query | delta by meeting |"
    yield f"|---{'|---' * (len(_SHOWN) + 3)}|"
    before: NDArray[np.float64] | None = None
    for step in steps:
        figures = measured.figures[scope, step.name][chosen]
        if step.against is not None:
            before = measured.figures[scope, step.against][chosen][:, _NDCG]
        means = [f"{figures[:, METRICS.index(name)].mean():.3f}" for name in _SHOWN]
        delta = None if before is None else figures[:, _NDCG] - before
        shown = [told(figures[:, _NDCG], own)]
        shown += [_NO_DELTA if delta is None else told_delta(delta, c) for c in (own, meetings)]
        yield f"| {step.name} | {' | '.join(means + shown)} |"
        before = figures[:, _NDCG]
    figures = measured.figures[scope, ROUTED][chosen]
    means = [f"{figures[:, METRICS.index(name)].mean():.3f}" for name in _SHOWN]
    shown = [told(figures[:, _NDCG], own), _NO_DELTA, _NO_DELTA]
    yield f"| {ROUTED} | {' | '.join(means + shown)} |"
