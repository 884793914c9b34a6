"""Tells which rated measures a question means: of which paper, of which service, which one."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass

from assistant.answering.planning import Plan
from assistant.answering.reckoning.ledger import Ledger
from assistant.answering.reckoning.scorecards.rated_measures import Rated
from assistant.answering.terms import stems, tokens
from assistant.documents import Document

_FRAMING = frozenset(
    stems(
        """how many much what which share percentage per cent proportion number rate figure value
        kpi kpis indicator indicators measure measures performance report quarterly rated rating
        ratings rag red amber green floor standard target targets aim aiming aimed latest current
        result score level got get gets issue list name council county services service all total
        total there did does were quarter level met meet meeting limit still reached stand"""
    )
)
_QUARTER = re.compile(
    r"(?i)\bq(?P<short>[1-4])\b|\bquarter (?P<long>[1-4])\b|\b(?P<nth>first|second|third|fourth) quarter\b"
)
_NTH = {"first": "1", "second": "2", "third": "3", "fourth": "4"}
_YEARS = re.compile(r"\b(?:20)?(?P<first>\d\d)\s?[-/–]\s?(?:20)?(?P<last>\d\d)\b")
_SHORT = re.compile(r"\b[A-Z]{2,6}\b")
_SMALL_WORDS = frozenset("and of the for in to on with a".split())
_FRONT, _LEAST, _LEAST_SAID, _MOST_LIKE = 1500, 2, 0.5, 0.75


@dataclass(frozen=True, slots=True)
class Content:
    """What is left of a question beside framing, quarters and years: stems, numbers, short forms."""

    words: frozenset[str]
    numbers: frozenset[str]
    shorts: tuple[str, ...]


def papers_meant(plan: Plan, found: Sequence[Rated], ledger: Ledger) -> list[Rated]:
    """Return the measures of the newest paper that is of the quarter and year asked about."""
    fits = [each for each in found if _is_of_period(plan, each.document, ledger)]
    days = [d for each in fits if (d := each.document.date.day)]
    newest = max(days, default=None)
    return [each for each in fits if each.document.date.day == newest]


def _is_of_period(plan: Plan, document: Document, ledger: Ledger) -> bool:
    question = plan.standalone
    front = f"{document.title}\n{ledger.view.text_of(document.document_id)[:_FRONT]}"
    if not all(str(date.first.year) in front for date in plan.dates):
        return False
    return _quarters(question) <= _quarters(front) and _years(question) <= _years(front)


def _quarters(text: str) -> set[str]:
    found = _QUARTER.finditer(text)
    return {m["short"] or m["long"] or _NTH[m["nth"].lower()] for m in found}


def _years(text: str) -> set[tuple[str, str]]:
    pairs = {(m["first"], m["last"]) for m in _YEARS.finditer(text)}
    return {(a, b) for a, b in pairs if int(b) == (int(a) + 1) % 100}


def content_of(plan: Plan) -> Content:
    """Return what a question is about beside what all such questions say."""
    text = _YEARS.sub(" ", _QUARTER.sub(" ", plan.standalone))
    for date in plan.dates:
        text = text.replace(plan.standalone[date.start : date.end], " ")
    shorts = tuple(w for w in _SHORT.findall(text) if not set(stems(w)) & _FRAMING)
    words = {s for t in tokens(text) for s in stems(t) if not t[0].isdigit()} - _FRAMING
    words -= {s for short in shorts for s in stems(short)}
    numbers = {t.rstrip("%") for t in tokens(text) if t[0].isdigit()}
    return Content(frozenset(words), frozenset(numbers), shorts)


def home_of(document: Document) -> frozenset[str]:
    """Return the words by which a paper's council and title are named."""
    named = f"{document.authority or ''} {document.title} {document.committee or ''}"
    return frozenset(stems(named))


def of_service(content: Content, found: Sequence[Rated]) -> list[Rated]:
    """Return the measures whose table's heading is that of the service a question names.

    All where it names none; none where no heading, or several, hold all that it names.
    """
    asked = content.words.union(*(set(stems(s)) for s in content.shorts))
    asked = frozenset(s for s in asked if all(s not in home_of(each.document) for each in found))
    if not asked:
        return list(found)
    heads = {each.header.text for each in found if each.header and asked <= _heading(each)}
    if len(heads) != 1:
        return []
    return [each for each in found if each.header and each.header.text in heads]


def _heading(each: Rated) -> frozenset[str]:
    return frozenset(stems(each.header.text)) if each.header else frozenset()


def measure_meant(content: Content, found: Sequence[Rated]) -> Rated | None:
    """Return the one measure that a question means, with its values where a row has them."""
    likes = [(like, each) for each in found if (like := _likeness(content, each)) >= _MOST_LIKE]
    best = max((like for like, _ in likes), default=0.0)
    top = [each for like, each in likes if like == best]
    if not top:
        return None
    cores = {each.core for each in top}
    smallest = min(cores, key=len)
    if not all(smallest <= core for core in cores):
        return None
    return next((each for each in top if each.values), None)


def _likeness(content: Content, each: Rated) -> float:
    """Return the share of a question's words that a measure's row says, 0 where it must not."""
    label = set(stems(each.label.text))
    printed = {t.rstrip("%") for t in tokens(each.label.text) if t[0].isdigit()}
    if not content.numbers <= printed:
        return 0.0
    if not all(_stands_for(short, each.label.text) for short in content.shorts):
        return 0.0
    own = content.words & label
    around = content.words & (label | _heading(each) | home_of(each.document))
    said = len(own) + sum(map(len, content.shorts))
    if said < max(_LEAST, _LEAST_SAID * len(each.core)):
        return 0.0
    whole = len(content.words) + len(content.shorts)
    return (len(around) + len(content.shorts)) / whole


def _stands_for(short: str, label: str) -> bool:
    """Return whether a label prints a short form, or words in a row that begin with its letters.

    >>> _stands_for("EHC", "Education, Health, and Care Plans (EHCPs)")
    True
    """
    if re.search(rf"\b{short}s?\b", label):
        return True
    initials = "".join(w[0] for w in tokens(label) if w not in _SMALL_WORDS)
    return short.lower() in initials


def names_are_known(names: Collection[str], each: Rated) -> bool:
    """Return whether every name of a question is said by the measure or its paper."""
    said = home_of(each.document) | _heading(each) | set(stems(each.label.text)) | _FRAMING
    told = [re.sub(r"\b\d+\b", " ", _QUARTER.sub(" ", name)) for name in names]
    return all(set(stems(n)) <= said or _stands_for(n, each.label.text) for n in told)
