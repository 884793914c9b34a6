"""Reads the tables of papers as rows under headings, and which of them are versions of one another."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from weakref import WeakKeyDictionary

import numpy as np

from assistant.answering.overtaken import overtaken_papers
from assistant.answering.reckoning.figures.tables.lines import read_number
from assistant.answering.reckoning.figures.tables.periods import heading_span, spans_in
from assistant.answering.reckoning.figures.tables.words import measure_stems
from assistant.answering.reckoning.ledger import Ledger
from assistant.answering.reckoning.reckoned import Proof
from assistant.answering.reckoning.registers.values import state_of
from assistant.answering.retrieving import in_scope
from assistant.dates import find_dates
from assistant.documents import Document, DocumentKind, Passage, PassageKind
from assistant.spans import Span
from assistant.stores.view import View

_SEPARATOR = " | "
_FEWEST_COLUMNS, _FEWEST_ROWS, _FIRST_PASSAGES, _FIRST_CHARACTERS = 3, 2, 4, 400
_MOST_PAPERS, _MOST_ROWS, _FEW_PAPERS = 40, 600, 60
_ALIKE, _WORDS_OF_NAME, _WORDS_OF_ABOUT = 0.5, 6, 2.5
_LEFT_OUT = frozenset({DocumentKind.AGENDA, DocumentKind.NEWS_ITEM})
_read: WeakKeyDictionary[View, dict[str, tuple[Table, ...]]] = WeakKeyDictionary()
_TO_BODY = re.compile(
    r"\b(?:to|for|of) the (?:[A-Z][\w’']*,? (?:and |for |of |& )?){1,8}(?:Committee|Panel|Board|Council"
    r"|Cabinet)\b"
)
_YOU_SAID = re.compile(r"(?i)^\W*you said\b")
_REF = re.compile(r"(?i)^\W*(?:ref(?:erence)?|no|number|item|id|code|rec|r ec|#)\b[.:]?\W*$")
_SHORT = re.compile(r"^\W*[A-Za-z]{0,5}[ /-]?\d+(?:[./-]\d+)*[a-z]?\W*$")
_PERSON = re.compile(
    r"(?i)\b(?:leads?|owners?|who|responsib\w+|officers?|accountable|contact|from|assigned|named|charge)\b"
)
_ASKER = re.compile(r"(?i)^\W*(?:member|councillor|raised by|asked by|put by|requested by)\b")
_ABOUT = re.compile(
    r"(?i)\b(?:actions?|findings?|recommend\w*|questions?|matters?|milestones?|tasks?|risks?|requests?"
    r"|what|you said"
    r"|asked for|description|item|measure|should|commitment|undertaking|issue|limb"
    r"|motion)\b(?!.*\b(?:date|owner|lead|officer)\b)"
)
_DUE = re.compile(
    r"(?i)\b(?:date|due|by|when|target|deadline|timescale|forecast|baseline|complet\w+ by|now)\b"
)
_STATE = re.compile(
    r"(?i)\b(?:status|position|progress|rag|rating|decision|response|outcome|result|state|where we are"
    r"|standing|cabinet|council|executive|reply)\b(?!.*\b(?:due|officer)\b)"
)
_NO_DATE = re.compile(
    r"(?i)^\W*(?:to be (?:agreed|confirmed|decided|set)\b.*|no date\b.*|not (?:yet )?set|tb[acd]|none\b.*"
    r"|n/?a)?\W*$"
)


@dataclass(frozen=True, slots=True)
class Row:
    """The cells of one row, and where it stands."""

    cells: tuple[str, ...]
    proof: Proof

    @property
    def key(self) -> str:
        """What the row is known by in a working."""
        return f"{self.proof.document_id[:12]}:{self.proof.span.start}"


@dataclass(frozen=True, slots=True)
class Table:
    """Rows under one header, with what its columns hold; `about` says what a row is."""

    document: Document
    header: tuple[str, ...]
    rows: tuple[Row, ...]
    words: frozenset[str]
    days: frozenset[dt.date]
    ref: int | None
    about: int
    people: tuple[int, ...]
    dates: tuple[int, ...]
    states: tuple[int, ...]
    askers: tuple[int, ...] = ()

    @property
    def vocabulary(self) -> frozenset[str]:
        """The states that are printed in its columns."""
        cells = (row.cells[n] for row in self.rows for n in self.states)
        return frozenset(state for cell in cells for state in state_of(cell))

    @property
    def day(self) -> dt.date:
        """The day that the table speaks of."""
        return self.document.date.day or dt.date.min

    def name_of(self, row: Row) -> str:
        """Return a row's number, else what it is about."""
        return row.cells[self.ref] if self.ref is not None else row.cells[self.about]


def has_no_date(cell: str) -> bool:
    """Return whether a cell says that there is no date."""
    return _NO_DATE.match(cell) is not None


def read_day(cell: str) -> dt.date | None:
    """Return the last day that a cell of dates gives, None where it gives none."""
    spans = spans_in(cell)
    if spans:
        return spans[-1].last
    found = find_dates(cell)
    return found[-1].first if found else None


def tables_near(question: str, ledger: Ledger) -> list[Table]:
    """Return the tables of papers in scope, older versions as well.

    None of papers whose records officers corrected or hid: those are told from records.
    """
    kept = _read.setdefault(ledger.view, {})
    overtaken = overtaken_papers(ledger.view)
    found: list[Table] = []
    for document in _papers_near(question, ledger):
        if document.document_id in overtaken:
            continue
        if document.document_id not in kept:
            passages = ledger.view.passages_of(document.document_id)
            kept[document.document_id] = tuple(_tables(document, passages))
        found.extend(kept[document.document_id])
    return found


def _papers_near(question: str, ledger: Ledger) -> Iterator[Document]:
    view = ledger.view
    held = {
        each.document_id: each
        for each in view.documents.values()
        if each.kind not in _LEFT_OUT and in_scope(each, ledger.plan, view, replaced=True)
    }
    if len(held) <= _FEW_PAPERS:
        yield from held.values()
        return
    scores = view.word_scores(question)
    best = np.argsort(-scores, kind="stable")[:_MOST_ROWS]
    papers = dict.fromkeys(view.table.document_ids[row] for row in best if scores[row] > 0)
    yield from [held[each] for each in papers if each in held][:_MOST_PAPERS]


def _tables(document: Document, passages: Sequence[Passage]) -> Iterator[Table]:
    """Yield the tables of a paper; one header in several parts of it is one table."""
    held: dict[tuple[str, ...], list[Row]] = {}
    headings: dict[tuple[str, ...], set[str]] = {}
    for passage in passages:
        header = tuple(cell.strip() for cell in passage.context.split("\n")[-1].split(_SEPARATOR))
        cells = tuple(cell.strip() for cell in passage.text.split(_SEPARATOR))
        if passage.kind is not PassageKind.TABLE_ROW or len(header) != len(cells):
            continue
        if len(cells) < _FEWEST_COLUMNS:
            continue
        place = Span(passage.locator.start, passage.locator.end, passage.text)
        held.setdefault(header, []).append(Row(cells, Proof(document.document_id, place)))
        headings.setdefault(header, set()).update(passage.locator.headings)
    file = re.sub(r"[\W_]+", " ", document.file.rpartition("/")[2].rpartition(".")[0])
    first = " ".join(e.text for e in passages[:_FIRST_PASSAGES] if _SEPARATOR not in e.text)
    days = {each.first for each in find_dates(f"{document.title} {first[:_FIRST_CHARACTERS]}")}
    days |= {each.first for each in find_dates(document.file.replace("/", " "))}
    if document.date.day:
        days.add(document.date.day)
    for header, rows in held.items():
        above = _TO_BODY.sub(" ", " ".join(headings[header]))
        said = "recommendations" if any(map(_YOU_SAID.match, header)) else ""
        words = measure_stems(f"{above} {document.title} {file} {' '.join(header)} {said}")
        table = _table(document, header, rows, words, frozenset(days))
        if table is not None:
            yield table


def _table(
    document: Document,
    header: tuple[str, ...],
    rows: Sequence[Row],
    words: frozenset[str],
    days: frozenset[dt.date],
) -> Table | None:
    """Return a table with its columns told apart; None for one of figures."""
    if len(rows) < _FEWEST_ROWS or sum(heading_span(name) is not None for name in header) > 1:
        return None
    columns = [[row.cells[n] for row in rows] for n in range(len(header))]
    ref = next((n for n in range(min(2, len(header))) if _is_ref(header[n], columns[n])), None)
    others = [n for n in range(len(header)) if n != ref]
    dates = [n for n in others if _DUE.search(header[n]) and _are_dates(columns[n])]
    left = [n for n in others if n not in dates]
    askers = [n for n in left if _ASKER.search(header[n]) and _is_short(columns[n])]
    left = [n for n in left if n not in askers]
    people = [n for n in left if _PERSON.search(header[n]) and _is_short(columns[n])]
    left = [n for n in left if n not in people]
    states = [n for n in left if _STATE.search(header[n]) or _recur(columns[n])]
    texts = [n for n in left if n not in states and not _are_numbers(columns[n])]
    texts = [n for n in texts if len(set(columns[n])) * 4 > len(rows) * 3]
    named = [n for n in texts if _ABOUT.search(header[n])]
    long = [n for n in texts if _words(columns[n]) >= _WORDS_OF_ABOUT]
    about = next(iter(long or named or texts), None)
    if about is None or not (states or people or dates) or all(map(heading_span, columns[about])):
        return None
    return Table(
        document, header, tuple(rows), words, days, ref, about, tuple(people), tuple(dates),
        tuple(n for n in states if n != about), tuple(askers),
    )  # fmt: skip


def _is_ref(name: str, cells: Sequence[str]) -> bool:
    return len(set(cells)) == len(cells) and (
        all(map(_SHORT.match, cells)) or (_REF.match(name) is not None and _is_short(cells))
    )


def _is_short(cells: Sequence[str]) -> bool:
    return _words(cells) <= _WORDS_OF_NAME


def _words(cells: Sequence[str]) -> float:
    return sum(len(cell.split()) for cell in cells) / len(cells)


def _are_dates(cells: Sequence[str]) -> bool:
    told = [cell for cell in cells if not _NO_DATE.match(cell)]
    return bool(told) and sum(read_day(cell) is not None for cell in told) * 5 > len(told) * 4


def _are_numbers(cells: Sequence[str]) -> bool:
    return sum(read_number(cell) is not None for cell in cells) * 2 > len(cells)


def _recur(cells: Sequence[str]) -> bool:
    """Return whether a few short values fill a column."""
    return len(set(cells)) * 2 <= len(cells) and all(len(cell.split()) <= 5 for cell in cells)


def same_rows(one: Table, other: Table) -> bool:
    """Return whether two tables list the same things by the same states: versions of one another."""
    if one.document is other.document:
        return False
    if one.vocabulary and other.vocabulary and not one.vocabulary & other.vocabulary:
        return False
    less, more = sorted((one, other), key=lambda each: len(each.rows))
    alike = sum(partner_of(less, row, more) is not None for row in less.rows)
    return alike >= _ALIKE * len(less.rows)


def partner_of(table: Table, row: Row, other: Table) -> Row | None:
    """Return the row of another version that is about the same."""
    words = measure_stems(row.cells[table.about])
    for each in other.rows:
        others = measure_stems(each.cells[other.about])
        same_ref = table.ref is not None and other.ref is not None
        same_ref = same_ref and row.cells[table.ref or 0] == each.cells[other.ref or 0]
        shared = len(words & others) / max(1, min(len(words), len(others)))
        if words == others or (same_ref and shared >= _ALIKE):
            return each
    return None


def newest_of(tables: Sequence[Table]) -> list[Table]:
    """Return the tables of which none is a newer version."""
    return [t for t in tables if not any(same_rows(t, o) and o.day > t.day for o in tables)]
