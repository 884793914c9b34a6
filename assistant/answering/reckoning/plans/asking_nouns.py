"""What else people call the rows of a plan: its jobs, the recommendations that it follows up."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from assistant.answering.reckoning.asked.posts import named_leads
from assistant.answering.reckoning.plans.asking_plans import plans_meant
from assistant.answering.reckoning.plans.asking_subjects import rows_of
from assistant.answering.reckoning.plans.asking_words import OBJECT
from assistant.answering.reckoning.plans.versions import PlanBook, are_recommendations

# "Leaving aside what is already late": no group of rows that is asked for.
_LEFT_ASIDE = re.compile(
    r"\b(?:leaving aside|apart from|other than|excluding|not counting|ignoring|setting aside)\b"
    r"[^,;?]*\b(?:late|overdue|past|missed)\b[^,;?]*[,;]?"
)
_TRACKED = re.compile(r"\b(?:trackers?|tracked|recommendations?|recs?|follow-?up)\b")
_RECOMMENDATIONS = re.compile(r"\brec(?:ommendation)?s\b")
_JOBS = re.compile(r"\b(?:jobs|tasks)\b")


def without_left_aside(text: str) -> str:
    """Return a question in small letters without the rows that it leaves aside.

    >>> without_left_aside("apart from what is overdue, what is due next")
    '  what is due next'
    """
    return _LEFT_ASIDE.sub(" ", text)


def counted_books(text: str, books: Sequence[PlanBook]) -> list[PlanBook]:
    """Return the plans that count: those of recommendations alone only where spoken of so."""
    if _TRACKED.search(text):
        return list(books)
    return [book for book in books if not are_recommendations(book.newest.rows)]


def with_actions(
    text: str, books: Sequence[PlanBook], shorts: Mapping[str, tuple[str, ...]]
) -> str:
    """Return a question with "actions" for what else it calls the rows of the plan it means.

    "Recs" are those where the plan named lists recommendations alone, "jobs" where a lead
    is named with his post.
    """
    if OBJECT.search(text):
        return text
    asked = _RECOMMENDATIONS.sub("actions", text)
    meant = plans_meant(asked, books)
    if (
        asked != text
        and meant.words
        and all(are_recommendations(b.newest.rows) for b in meant.books)
    ):
        return asked
    if _JOBS.search(text):
        found = named_leads(text, rows_of(books), shorts)
        return _JOBS.sub("actions", text) if found and found.whole else text
    return text
