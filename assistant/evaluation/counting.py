"""Counts the outcomes of a run, each with what it is counted of and its 95 % interval."""

from __future__ import annotations

import math
import statistics
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from assistant.evaluation.lines import Interval, ScoredCase

OUTCOMES = ("correct", "partial", "abstained", "wrong", "crashed")
# What an outcome is worth, as scores count it.
POINTS: Mapping[str, float] = {"correct": 1.0, "partial": 0.5, "wrong": -1.0}
_Z = 1.959963984540054
# Of an answer, all of these that apply must be 1 for it to be proved in full.
_PROOF = ("quote_verbatim", "page_correct", "number_support", "cite_recall")
_UNSUPPORTED = "citation_fault"
# The first words are sent when these are done.
_BEFORE_FIRST_WORDS = ("plan", "retrieve", "compose")


@dataclass(frozen=True, slots=True)
class Counted:
    """How many of how many. `interval` is None where there is nothing to count."""

    key: str
    count: int
    of: int
    interval: Interval | None


@dataclass(frozen=True, slots=True)
class Moved:
    """A question whose outcome changed from the run before."""

    case: ScoredCase
    before: str
    better: bool | None


@dataclass(frozen=True, slots=True)
class Changes:
    """Two runs over the questions that are the same in both; `changed` counts the others."""

    paired: int
    right_before: int
    right_now: int
    wrong_before: int
    wrong_now: int
    changed: int
    moved: tuple[Moved, ...]


def wilson(count: int, of: int) -> Interval | None:
    """Return Wilson's score interval of a share at 95 %; None of nothing.

    >>> found = wilson(38, 72)
    >>> round(found.low, 3), round(found.high, 3)
    (0.414, 0.639)
    """
    if not of:
        return None
    share, square = count / of, _Z**2
    middle = (share + square / (2 * of)) / (1 + square / of)
    half = _Z / (1 + square / of) * math.sqrt(share * (1 - share) / of + square / (4 * of**2))
    return Interval(low=max(0.0, middle - half), high=min(1.0, middle + half))


def headline(cases: Sequence[ScoredCase]) -> tuple[Counted, ...]:
    """Return the counts that matter most."""
    silent = [case for case in cases if case.must_abstain]
    answerable = [case for case in cases if not case.must_abstain]
    answered = [case for case in cases if not case.abstained and _proofs(case)]
    return (
        _count("right", [case.outcome == "correct" for case in cases]),
        _count("supported", [min(_proofs(case)) >= 1 for case in answered]),
        _count("silent", [case.outcome == "correct" for case in silent]),
        _count("wrong", [_is_wrong(case) for case in cases]),
        _count("unanswered", [case.outcome == "abstained" for case in answerable]),
    )


def _count(key: str, holds: Sequence[bool]) -> Counted:
    return Counted(key, sum(holds), len(holds), wilson(sum(holds), len(holds)))


def _proofs(case: ScoredCase) -> list[float]:
    found = (case.metrics.get(name) for name in _PROOF)
    return [value for value in found if value is not None]


def _is_wrong(case: ScoredCase) -> bool:
    return case.outcome in ("wrong", "crashed") or _UNSUPPORTED in case.tags


def by_type(cases: Sequence[ScoredCase]) -> tuple[tuple[str, Mapping[str, int]], ...]:
    """Return how many questions of each type came to which outcome, by name of the type."""
    kinds = sorted({case.type for case in cases})
    return tuple((kind, outcomes([case for case in cases if case.type == kind])) for kind in kinds)


def outcomes(cases: Sequence[ScoredCase]) -> Mapping[str, int]:
    """Return how many questions came to each outcome."""
    return {name: sum(case.outcome == name for case in cases) for name in OUTCOMES}


def stages(cases: Sequence[ScoredCase]) -> Mapping[str, int]:
    """Return how many questions failed at each stage, most first; one may fail at two."""
    names = sorted({tag for case in cases for tag in case.tags})
    counts = {name: sum(name in case.tags for case in cases) for name in names}
    return dict(sorted(counts.items(), key=lambda each: -each[1]))


def first_words_s(cases: Sequence[ScoredCase]) -> float | None:
    """Return the median time until an answer's first words can be sent, in seconds."""
    times = [
        sum(case.timings_ms[name] for name in _BEFORE_FIRST_WORDS)
        for case in cases
        if all(name in case.timings_ms for name in _BEFORE_FIRST_WORDS)
    ]
    return statistics.median(times) / 1000 if times else None


def changes(before: Sequence[ScoredCase], now: Sequence[ScoredCase]) -> Changes:
    """Return what changed over the questions that are the same in both runs."""
    old = {case.case_id: case for case in before}
    pairs = [
        (old[case.case_id], case)
        for case in now
        if case.case_id in old and old[case.case_id].case_hash == case.case_hash
    ]
    moved = [
        Moved(case, was.outcome, _is_better(was, case))
        for was, case in pairs
        if was.outcome != case.outcome
    ]
    moved.sort(key=lambda each: {False: 0, None: 1, True: 2}[each.better])
    return Changes(
        paired=len(pairs),
        right_before=sum(was.outcome == "correct" for was, _ in pairs),
        right_now=sum(case.outcome == "correct" for _, case in pairs),
        wrong_before=sum(was.outcome in ("wrong", "crashed") for was, _ in pairs),
        wrong_now=sum(case.outcome in ("wrong", "crashed") for _, case in pairs),
        changed=len(now) - len(pairs),
        moved=tuple(moved),
    )


def _is_better(was: ScoredCase, case: ScoredCase) -> bool | None:
    """Return whether the points rose; None where they are the same."""
    old, new = (POINTS.get(each.outcome, 0.0) for each in (was, case))
    return None if old == new else new > old
