"""What became of a question, in points and shares."""

from __future__ import annotations

import math
from collections.abc import Sequence

from assistant.answers import AnswerStatus
from eval.cases import AbstainKind, Case
from eval.runs import Generated
from eval.scores import Outcome

ABSTAINED = frozenset({AnswerStatus.NOT_IN_PAPERS, AnswerStatus.DECLINED})
_POINTS = {
    Outcome.CORRECT: 1.0,
    Outcome.PARTIAL: 0.5,
    Outcome.ABSTAINED: 0.0,
    Outcome.CRASHED: 0.0,
    Outcome.WRONG: -1.0,
}


def crashed(made: Generated) -> bool:
    """Return whether the assistant gave no answer but an error."""
    return made.error is not None or made.answer is None


def abstained(made: Generated) -> bool:
    """Return whether the assistant said that the papers do not tell, or declined."""
    return not crashed(made) and made.answer is not None and made.answer.status in ABSTAINED


def outcome_of(case: Case, made: Generated, found: Sequence[bool], forbidden: bool) -> Outcome:
    """Return what became of a case.

    `found` tells of each nugget whether it was said, `forbidden` whether anything was that must
    not be. Where abstaining is right, answering is wrong, unless it corrects a false premise.
    """
    if crashed(made):
        return Outcome.CRASHED
    vital = [hit for nugget, hit in zip(case.nuggets, found, strict=True) if nugget.vital]
    if case.must_abstain:
        corrected = is_corrected(case, found, forbidden)
        return Outcome.CORRECT if abstained(made) or corrected else Outcome.WRONG
    if abstained(made):
        return Outcome.ABSTAINED
    if forbidden or not any(vital):
        return Outcome.WRONG
    return Outcome.CORRECT if all(vital) else Outcome.PARTIAL


def is_corrected(case: Case, found: Sequence[bool], forbidden: bool) -> bool:
    """Return whether every vital correction of a false premise was given."""
    vital = [hit for nugget, hit in zip(case.nuggets, found, strict=True) if nugget.vital]
    premise = case.abstain_kind is AbstainKind.FALSE_PREMISE
    return premise and bool(vital) and all(vital) and not forbidden


def truth_points(outcome: Outcome) -> float:
    """Return the points of an outcome, in [-1, 1], after CRAG (2406.04744).

    >>> truth_points(Outcome.PARTIAL), truth_points(Outcome.WRONG)
    (0.5, -1.0)
    """
    return _POINTS[outcome]


def status_correct(case: Case, made: Generated) -> float:
    """Return 1 if the status is one of those expected; NaN if none is told; a crash is 0."""
    if not case.expect_status:
        return math.nan
    if crashed(made) or made.answer is None:
        return 0.0
    return float(made.answer.status in case.expect_status)
