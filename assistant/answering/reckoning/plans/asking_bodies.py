"""Which of several plans a question means by its committee or its year: "the 24/25 children's log"."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Sequence

from assistant.answering.reckoning.ledger import Ledger
from assistant.answering.reckoning.plans.asking_times import YearsNamed, years_named
from assistant.answering.reckoning.plans.versions import PlanBook, Version
from assistant.answering.terms import stems

_BODY = re.compile(
    r"\b(?P<words>(?:[a-z][\w'&-]*\s+){1,6}?)(?P<kind>scrutiny|committee|panel|commission|board)\b"
)
_LINKING = frozenset(
    "in on at of the our for from by to and this a an how many much which what".split()
)


def of_years(books: Sequence[PlanBook], years: YearsNamed | None) -> list[PlanBook]:
    """Return the plans of a year over two calendar years; all where none is named.

    A plan is of the year that its title or file prints; without one, of that of its positions.
    """
    if years is None:
        return list(books)
    return [book for book in books if any(_is_of(v, years.begins) for v in book.versions)]


def _is_of(version: Version, begins: int) -> bool:
    names = f"{version.plan.title} {version.document.title} {version.document.file}".lower()
    for name in re.split(r"[/\\]", names)[::-1]:
        printed = years_named(name.replace("_", " "))
        if printed is not None:
            return printed.begins == begins
    day = version.position
    return day is not None and dt.date(begins, 4, 1) <= day <= dt.date(begins + 1, 5, 31)


def body_words(text: str, books: Sequence[PlanBook], ledger: Ledger) -> frozenset[str]:
    """Return the words of a question that name the committee to which the plans meant went.

    Only of one plan with one committee, and only where all words of the name are its words.
    """
    if len(books) != 1:
        return frozenset()
    match = _BODY.search(text)
    committees = _committees(books[0], ledger)
    if match is None or len(committees) != 1:
        return frozenset()
    said = [word for word in match["words"].split() if word not in _LINKING]
    known = set(stems(committees.pop()))
    named = [word for word in said if stems(word) and set(stems(word)) <= known]
    return frozenset((*named, match["kind"]))


def _committees(book: PlanBook, ledger: Ledger) -> set[str]:
    """Return the committees of a plan's papers; of a paper without one, those of its day."""
    own = {v.document.committee for v in book.versions if v.document.committee}
    if own:
        return own
    days = {v.document.date.day or v.position for v in book.versions} - {None}
    areas = {v.document.authority for v in book.versions} - {None}
    return {
        paper.committee
        for paper in ledger.documents.values()
        if paper.committee and paper.date.day in days and (not areas or paper.authority in areas)
    }
