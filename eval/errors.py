"""What can be wrong with an evaluation's files, told with the file and the line."""

from __future__ import annotations


class EvaluationError(Exception):
    """A file of questions, a run or the arguments cannot be used; the message says why."""


class CaseError(EvaluationError):
    """A question is wrong: names the file and the line."""
