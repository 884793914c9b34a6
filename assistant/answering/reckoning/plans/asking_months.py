"""Months that a question names without their year: the last ones before a plan's newest paper."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Sequence

from assistant.answering.reckoning.plans.versions import PlanBook

_MONTHS = (
    "january february march april may june july august september october november december"
).split()
_NAMED = re.compile(
    r"\b(?:in|by|at|since|the|between|and|from|until|before|last|our)\s+(?:(?:end of|late|early)\s+)?"
    rf"(?P<month>{'|'.join(_MONTHS)})\b(?!\s+\d|\s+of\b)(?!'s)"
)
# "May" is a verb as well: it is a month only where a paper or a meeting of that month is named.
_MAY = re.compile(r"\s+(?:plan|meeting|update|version|report|tracker|log|position|paper)\b|\W*$")
_DUE = re.compile(
    r"\b(?:due|deadlines?|(?:to|should|must|will) be (?:done|finished|completed?|delivered))\b[^?]{0,16}$"
)
_AFTER_NEWEST = dt.timedelta(days=31)


def with_years(text: str, books: Sequence[PlanBook]) -> str:
    """Return a question in small letters with the years of its months.

    Only of one plan: the month last before its newest paper; one by which actions are due
    is left alone, as it may be to come.
    """
    if len(books) != 1:
        return text
    version = books[0].newest
    newest = max(filter(None, (version.position, version.document.date.day)), default=None)
    if newest is None:
        return text
    last = newest + _AFTER_NEWEST

    def year(match: re.Match[str]) -> str:
        may = match["month"] == "may" and not _MAY.match(text[match.end() :])
        if may or _DUE.search(text[: match.start()]):
            return match.group()
        number = _MONTHS.index(match["month"]) + 1
        begins = dt.date(last.year, number, 1)
        return f"{match.group()} {last.year if begins <= last else last.year - 1}"

    return _NAMED.sub(year, text)
