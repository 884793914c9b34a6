"""Tells whether a stretch of text holds the kind of thing that a question asks for."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.answering.planning import AskedFor, Plan
from assistant.answering.terms import stems
from assistant.dates import PrintedDate, find_dates
from assistant.documents import Document, Passage

_VAGUE_DATE = re.compile(
    r"(?i)\b(?:q[1-4]|quarter [1-4]|(?:spring|summer|autumn|winter)(?: term)?(?: of)? \d{4}"
    r"|(?:within|in|over) (?:the next )?(?:\d+|two|three|six|nine|twelve|eighteen) (?:week|month|year)s?"
    r"|by the end of|end of (?:the )?(?:financial|municipal|calendar)? ?(?:year|month|term|january|february"
    r"|march|april|may|june|july|august|september|october|november|december)|next (?:week|month|year"
    r"|meeting|spring|summer|autumn)|\d{4}/\d{2,4}|(?:january|february|march|april|june|july|august"
    r"|september|october|november|december)\b|\d+(?:st|nd|rd|th)? (?:of )?may\b|w/c)"
)
_WORD_NUMBER = (
    r"(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen"
    r"|sixteen|seventeen|eighteen|nineteen|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety"
    r"|hundred|thousand|half|third|quarter|none|no)"
)
_NUMBER = re.compile(rf"(?i)\d|\b{_WORD_NUMBER}\b")
_ORDINAL_ONLY = re.compile(r"^\W*\(?\d{1,3}(?:\.\d+)*[.)]?\s+")
_MONEY = re.compile(r"(?i)[£€$]\s?\d|\b\d[\d,.]*\s?(?:million|billion|bn|k)\b")
_PERSON = re.compile(
    r"\b(?:Councillor|Cllr|Mr|Mrs|Ms|Miss|Dr|Sir|Dame|Professor)\.? ?[A-Z]"
    r"|\b(?i:director|manager|officer|head of|lead|chair|chief executive|leader|deputy|member for"
    r"|commissioner|coordinator|co-ordinator|practitioner|service|team|board|partnership|agency"
    r"|council|trust|police|inspector|author|reviewer|committee|department|organisations?|clubs?)\b"
)
_FIGURE_NEEDED = re.compile(r"[£%]|\d{3,}|\d+\.\d")


def holds_asked(kind: AskedFor, text: str) -> bool:
    """Return whether `text` holds a thing of the kind asked for.

    >>> holds_asked(AskedFor.DATE, "there are timescales and this is monitored")
    False
    >>> holds_asked(AskedFor.DATE, "by the end of March")
    True
    """
    if kind is AskedFor.DATE:
        return bool(find_dates(text)) or _VAGUE_DATE.search(text) is not None
    if kind is AskedFor.MONEY:
        return _MONEY.search(text) is not None
    if kind is AskedFor.NUMBER:
        return _NUMBER.search(_ORDINAL_ONLY.sub("", text)) is not None
    if kind is AskedFor.PERSON:
        return _PERSON.search(text) is not None
    return True


def missing_names(plan: Plan, texts: Sequence[str]) -> tuple[str, ...]:
    """Return the names of a question that stand nowhere in `texts`.

    A name of several words counts as found when all its words do, in any order.
    """
    words = {word for text in texts for word in re.findall(r"\w+", text.lower())}
    stemmed = set(stems(" ".join(words)))
    return tuple(name for name in plan.names if not _found(name, words, stemmed))


def _found(name: str, words: set[str], stemmed: set[str]) -> bool:
    parts = re.findall(r"\w+", name.lower())
    return all(part in words or set(stems(part)) & stemmed for part in parts)


def about_passage(passage: Passage, document: Document) -> list[str]:
    """Return all that says what a passage is about: its text, context and paper."""
    return [
        passage.text,
        passage.context,
        document.title,
        document.file.replace("_", " ").replace("/", " "),
        document.authority or "",
        document.committee or "",
    ]


def fits_dates(plan: Plan, passage: Passage, document: Document) -> bool:
    """Return whether a passage or its paper is of the dates that the question names."""
    if not plan.dates:
        return True
    printed = find_dates(" \n ".join(about_passage(passage, document)))
    return all(
        any(asked.covers(date) for date in printed) or _is_of(asked, document)
        for asked in plan.dates
    )


def _is_of(asked: PrintedDate, document: Document) -> bool:
    if document.date.day is None:
        return False
    return asked.covers(find_dates(document.date.day.isoformat())[0])


def fits_figures(plan: Plan, passage: Passage) -> bool:
    """Return whether a passage holds each figure of the question that is not a small count."""
    text = f"{passage.text} {passage.context}".replace(",", "").replace(" ", "")
    needed = [figure for figure in plan.figures if _FIGURE_NEEDED.search(figure)]
    return all(figure.replace(",", "").replace(" ", "") in text for figure in needed)
