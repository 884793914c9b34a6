"""Runs of the evaluation, read from a folder as JSON: `find_runs` is the entry."""

from assistant.evaluation.reading import (
    BrokenRun,
    EvaluationFileError,
    EvaluationRun,
    RunsFound,
    find_runs,
    made_for,
    question_for,
    scores_of,
)

__all__ = [
    "BrokenRun",
    "EvaluationFileError",
    "EvaluationRun",
    "RunsFound",
    "find_runs",
    "made_for",
    "question_for",
    "scores_of",
]
