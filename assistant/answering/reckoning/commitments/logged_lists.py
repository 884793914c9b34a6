"""Counts and lists what scrutiny's own log shows as open, late or closed."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Sequence
from enum import StrEnum

from assistant.actions import ActionItem
from assistant.answering.phrasing import paper_phrase
from assistant.answering.planning import Plan
from assistant.answering.reckoning.asked.quoting import day_value
from assistant.answering.reckoning.asked.scopes import scope_of
from assistant.answering.reckoning.commitments.log_rows import (
    is_marked_late,
    is_open,
    log_rows,
)
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
from assistant.dates import Precision, find_dates

_COLUMNS = ("What was asked for", "With whom", "By when", "Status", "Response")
_PRINTED = frozenset({0, 3, 4})
# The day of the position stands at the head of a log.
_HEAD = 400
# A day that a question names is the log's own where it lies so near.
_NEAR = dt.timedelta(days=31)
_IN_LEAD = 8
_LOG = re.compile(
    r"(?i)\b(?:actions?|requests?|open actions) (?:log|tracker|schedule|list|statement|register)\b"
    r"|\b(?:log|tracker|schedule|list|statement|register) of (?:\w+['’]?s? ){0,2}"
    r"(?:requests|actions|business)\b|\brequests? for information\b"
    r"|\blog(?:ged)? (?:actions|requests|items|entries)\b"
    r"|\b(?:our|members['’]?|member|councillors['’]?|committee['’]?s?) requests?\b"
    r"|\brequests? (?:to officers|(?:that )?(?:we|members|this committee)\b)|\boutstanding business\b"
    r"|\b(?:things|everything|matters|items|pieces of business|what|all) (?:that )?"
    r"(?:this|the|our|we|members)\b[^?]{0,20}\b(?:asked for|asked officers for|requested)\b"
)
# Requests that the public makes of a council, and not its members.
_OF_PUBLIC = re.compile(
    r"(?i)\bfreedom of information\b|\bfois?\b|\bsubject access\b|\bservice requests?\b"
)
_ASKS = re.compile(
    r"(?i)^[^?]{0,90}\b(?:how many|which|what(?:['’]?s)?|list|show|are there|is there|any)\b"
)
_LATE = re.compile(
    r"(?i)\b(?:overdue|late|gone past|past (?:its|their|the)\b|missed (?:its|their) (?:date|deadline)s?"
    r"|behind)\b"
)
_CLOSED = re.compile(r"(?i)\b(?:closed|discharged|been (?:answered|completed|dealt with))\b")
_NOT = re.compile(r"(?i)\b(?:not|n['’]t|never|un)\b|n['’]t\b")
_OPEN = re.compile(
    r"(?i)\b(?:open|live|outstanding|unanswered|pending|still (?:waiting|owed|to come|going))\b"
    r"|(?:\bnot|\byet to|n['’]t)\b[^?]{0,20}\b(?:closed|answered|discharged|dealt with|come)\b"
)
_FRAMING = """log logs tracker schedule register list statement business open live outstanding overdue late
past gone closed discharged request requests requested member members officer officers committee response
reply date dates due information action actions according promise promises made thing things piece pieces
shown shows one ones stand stands on still waiting owed pending deadline missed dealt number many scrutiny whats
time"""


class _Wanted(StrEnum):
    OPEN = "open"
    LATE = "past their date"
    CLOSED = "closed"


def reckon_logged_lists(plan: Plan, ledger: Ledger) -> Reckoned | None:
    """Return which rows of the newest log are open, late or closed; None for another question."""
    question = plan.standalone
    wanted = _wanted(question)
    if wanted is None or plan.press or _OF_PUBLIC.search(question):
        return None
    if not (_LOG.search(question) and _ASKS.search(question)):
        return None
    rows = _rows(plan, ledger)
    states = [is_open(row) for row in rows]
    if not rows or any(state is None for state in states):
        return None
    at = _position(rows[0], ledger)
    if plan.dates and not _is_named(plan, at):
        return None
    if wanted is _Wanted.CLOSED:
        kept = [row for row, state in zip(rows, states, strict=True) if not state]
    else:
        kept = [row for row, state in zip(rows, states, strict=True) if state]
    if wanted is _Wanted.LATE:
        if not any(is_marked_late(row) or row.due.day for row in kept):
            return None
        kept = _late(kept, at)
    return _told(wanted, kept, rows, at, ledger)


def _wanted(question: str) -> _Wanted | None:
    if _LATE.search(question):
        return _Wanted.LATE
    if _OPEN.search(question):
        return _Wanted.OPEN
    return _Wanted.CLOSED if _CLOSED.search(question) and not _NOT.search(question) else None


def _rows(plan: Plan, ledger: Ledger) -> list[ActionItem]:
    """Return the rows of the one log that a question means; none where it keeps to a topic."""
    scope = scope_of(plan, ledger, (), _FRAMING)
    if scope is None or scope.topic or scope.people:
        return []
    rows = [
        row
        for row in log_rows(ledger)
        if scope.committees is None
        or ledger.document(row.document_id).committee in (None, *scope.committees)
    ]
    return rows if len({row.document_id for row in rows}) == 1 else []


def _position(row: ActionItem, ledger: Ledger) -> dt.date | None:
    """Return the day of which a log tells: the first printed at its head, else the paper's own."""
    paper = ledger.document(row.document_id)
    for passage in ledger.view.passages_of(row.document_id)[:1]:
        head = passage.text[:_HEAD].partition(row.action[:30])[0]
        for date in find_dates(head):
            near = paper.date.day is None or abs(date.first - paper.date.day) <= _NEAR
            if date.precision is Precision.DAY and near:
                return date.first
    return paper.date.day


def _is_named(plan: Plan, at: dt.date | None) -> bool:
    """Return whether the days that a question names are the log's own."""
    if at is None:
        return False
    return all(
        date.first.year == at.year
        if date.precision is Precision.YEAR
        else abs(date.first - at) <= _NEAR
        for date in plan.dates
    )


def _late(rows: Sequence[ActionItem], at: dt.date | None) -> list[ActionItem]:
    """Return what the log marks as late; where it marks nothing, what is past its date."""
    marked = [row for row in rows if is_marked_late(row)]
    if marked or at is None:
        return marked
    return [row for row in rows if row.due.day is not None and row.due.day < at]


def _told(
    wanted: _Wanted,
    kept: Sequence[ActionItem],
    rows: Sequence[ActionItem],
    at: dt.date | None,
    ledger: Ledger,
) -> Reckoned:
    paper = ledger.document(rows[0].document_id)
    count = Computed(
        wanted.value, Operation.COUNT, str(len(kept)), tuple(r.record_id for r in kept)
    )
    every = Computed("logged", Operation.COUNT, str(len(rows)), tuple(r.record_id for r in rows))
    days = (day_value(at, "position"),) if at else ()
    on = f" at {days[0].value}" if days else ""
    verb = "is" if len(kept) == 1 else "are"
    text = (
        f"Of the {every.value} requests that the {paper_phrase(paper)} lists, {count.value} {verb}"
    )
    text += f" {wanted.value}{on}"
    named = "; ".join(f"“{row.action}”" for row in kept) if 0 < len(kept) <= _IN_LEAD else ""
    proofs = tuple(Proof(row.document_id, row.span) for row in (kept or rows)[:_IN_LEAD])
    own_day = (day_value(paper.date.day),) if paper.date.day else ()
    lead = Claim(
        f"{text}{': ' if named else ''}{named}.",
        Basis.COMPUTED,
        proofs,
        (every, count, *days, *own_day),
    )
    table = ReckonedTable(
        f"Requests that are {wanted.value}", _COLUMNS, tuple(map(_row, kept)), _PRINTED
    )
    return Reckoned(
        AnswerStatus.ANSWERED, (lead,), f"log: {wanted.value}", (table,) if kept else ()
    )


def _row(item: ActionItem) -> ReckonedRow:
    cells = (
        item.action,
        ", ".join(item.leads),
        item.due.text,
        item.status_text or "",
        item.progress or "",
    )
    return ReckonedRow(cells, (Proof(item.document_id, item.span),))
