"""Answers what is coming to a committee, from the work programme that lists it by meeting."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from dataclasses import dataclass

from assistant.answering.phrasing import short_title
from assistant.answering.planning import Plan
from assistant.answering.reckoning.asked.meetings_named import days_asked
from assistant.answering.reckoning.asked.quoting import day_value
from assistant.answering.reckoning.ledger import Ledger
from assistant.answering.reckoning.reckoned import (
    Claim,
    Computed,
    Operation,
    Proof,
    Reckoned,
    ReckonedRow,
    ReckonedTable,
)
from assistant.answers import AnswerStatus, Basis
from assistant.dates import Precision, find_dates, written_date
from assistant.documents import Document
from assistant.spans import Span

_ASKS = re.compile(
    r"(?i)\b(?:coming (?:up|to)|(?:due|scheduled|planned|meant) to come|come (?:up )?to (?:us|committee|the)"
    r"|work programme|forward (?:plan|programme)|programmed|down for|scheduled for)\b"
)
_WHAT = re.compile(
    r"(?i)^\W*(?:so |and )?(?:what|which|anything|is there|list|show)\b(?! (?:day|date|time|meeting)\b)"
)
_PROGRAMME = re.compile(r"(?i)\b(?:work|forward) (?:programme|plan)\b|\bforward plan\b")
_COMING = re.compile(
    r"(?i)\b(?:reports?|items?|business) (?:coming|due|to come)\b|\bcoming up\b|\bfuture (?:items|business)\b"
)
_BULLET = re.compile(r"\s*[*•·–-]\s+(?P<text>\S.*)")
_SMALL_HEAD = 48
_MOST = 40


@dataclass(frozen=True, slots=True)
class Coming:
    """One thing that a programme lists for a meeting; `span` is its line."""

    document_id: str
    day: dt.date
    subject: str
    beside: str
    span: Span


def reckon_programme(plan: Plan, ledger: Ledger) -> Reckoned | None:
    """Return what a work programme lists for the time that a question names; None for other questions."""
    question = plan.standalone
    if plan.press or not (_ASKS.search(question) and _WHAT.search(question)):
        return None
    rows = [row for document in ledger.documents.values() for row in _listed(document, ledger)]
    days = days_asked(question, {row.day for row in rows})
    if days is None:
        return None
    meant = [row for row in rows if days.holds(row.day)]
    papers = {row.document_id for row in meant}
    if len(papers) != 1 or len(meant) > _MOST:
        return None
    return _told(meant, ledger)


def _listed(document: Document, ledger: Ledger) -> Iterator[Coming]:
    """Yield what a paper lists by day: rows that begin with a date, or lines below one."""
    text = ledger.view.text_of(document.document_id)
    open_list = whole = _PROGRAMME.search(document.title) is not None
    if not whole and not _COMING.search(text):
        return
    day: dt.date | None = None
    start = 0
    for line in text.split("\n"):
        span = Span(start, start + len(line), line)
        start += len(line) + 1
        cells = [cell.strip() for cell in line.split("|")]
        if len(cells) > 1:
            own = _day_of(cells[0])
            if open_list and own and cells[1]:
                yield Coming(document.document_id, own, cells[1], "; ".join(cells[2:]), span)
            continue
        bullet = _BULLET.match(line)
        if bullet and day and open_list:
            yield Coming(document.document_id, day, bullet["text"].strip(), "", span)
        elif line.strip() and not bullet:
            day = _day_of(line)
            open_list = whole or (day is not None and open_list) or _COMING.search(line) is not None


def _day_of(text: str) -> dt.date | None:
    """Return the day that a short heading or cell prints, None where it prints none or several."""
    dates = find_dates(text) if len(text) <= _SMALL_HEAD else ()
    days = {date.first for date in dates if date.precision is Precision.DAY}
    return days.pop() if len(days) == 1 else None


def _told(rows: list[Coming], ledger: Ledger) -> Reckoned:
    document = ledger.document(rows[0].document_id)
    ids = tuple(f"{row.document_id}:{row.span.start}" for row in rows)
    count = Computed("items", Operation.COUNT, str(len(rows)), ids)
    days = sorted({row.day for row in rows})
    when = f"for {written_date(days[0])}" if len(days) == 1 else "for that time"
    items = "item" if len(rows) == 1 else "items"
    values = (count, day_value(days[0])) if len(days) == 1 else (count,)
    proofs = tuple(Proof(row.document_id, row.span) for row in rows)
    lead = (
        f"“{short_title(document)}” lists {len(rows)} {items} {when}; it is a plan, not a record."
    )
    table = ReckonedTable(
        "Listed to come",
        ("Meeting", "Item", "Beside it"),
        tuple(
            ReckonedRow(
                (written_date(row.day), row.subject, row.beside),
                (Proof(row.document_id, row.span),),
            )
            for row in rows
        ),
    )
    claim = Claim(lead, Basis.COMPUTED, proofs, values)
    return Reckoned(AnswerStatus.ANSWERED, (claim,), "the work programme", (table,))
