"""Which papers name another: by its printed title, or minutes by their day."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from assistant.documents import MINUTES_KINDS, Document, Passage
from assistant.registers.matching import plain
from assistant.registers.remembered import remembered
from assistant.stores.view import View

# Of the passages that hold a title's words, so many are looked at: the likeliest.
MOST_READ = 60
MOST_NAMED = 20
# A shorter title ("Action Plan") names papers of any subject.
FEWEST_WORDS = 3
_WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class Naming:
    """A passage that names a paper: the words stand at `start` of its own paper's text."""

    passage: Passage
    start: int
    end: int


def papers_naming(view: View, document: Document) -> Sequence[Naming]:
    """Return where other papers name a paper, the first place in each, at most twenty."""
    pattern = naming_pattern(document)
    if pattern is None:
        return []
    key = f"naming {document.document_id}"
    return remembered(view).once_for(key, view, lambda held: _found(held, document, pattern))


def naming_pattern(document: Document) -> re.Pattern[str] | None:
    """Return what finds a paper's name in a text; None where it has none of its own.

    >>> paper = Document("d", "a.pdf", "Review of Parks", 9, "pdf")
    >>> bool(naming_pattern(paper).search("the “Review  of parks” was received"))
    True
    """
    day = document.date.day
    if document.kind in MINUTES_KINDS:
        if day is None:
            return None
        printed = rf"{day.day}(?:st|nd|rd|th)?\s+{day:%B}\s+{day.year}"
        return re.compile(rf"(?i)\bminutes\b[^.]{{0,120}}?\b{printed}\b")
    words = _WORD.findall(document.title)
    if len(words) < FEWEST_WORDS:
        return None
    return re.compile(r"(?i)\b" + r"\W{1,4}".join(map(re.escape, words)) + r"\b")


def _found(view: View, document: Document, pattern: re.Pattern[str]) -> Sequence[Naming]:
    named: dict[str, Naming] = {}
    own = {document.document_id, document.supersedes, document.superseded_by}
    for passage in _likeliest(view, document):
        match = pattern.search(passage.text)
        if match is None or passage.document_id in own or passage.document_id in named:
            continue
        if document.kind in MINUTES_KINDS and not _of_committee(view, passage, document):
            continue
        start = passage.locator.start + match.start()
        end = passage.locator.start + match.end()
        named[passage.document_id] = Naming(passage, start, end)
    newest = sorted(named.values(), key=lambda each: _day(view, each), reverse=True)
    return newest[:MOST_NAMED]


def _likeliest(view: View, document: Document) -> Sequence[Passage]:
    day = document.date.day
    query = f"minutes {day.day} {day:%B} {day.year}" if day else document.title
    scores = view.word_scores(query if document.kind in MINUTES_KINDS else document.title)
    order = np.argsort(-scores, kind="stable")[:MOST_READ]
    return view.passages([int(row) for row in order if scores[row] > 0])


def _of_committee(view: View, passage: Passage, document: Document) -> bool:
    """Return whether minutes so named are this committee's: only its own papers say it so."""
    other = view.documents[passage.document_id].committee
    return plain(other or "") == plain(document.committee or "")


def _day(view: View, naming: Naming) -> int:
    day = view.documents[naming.passage.document_id].date.day
    return day.toordinal() if day else 0
