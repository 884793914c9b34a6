"""The rows of scrutiny's own logs of what was asked for, and which row logs a question."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Sequence

from assistant.actions import ActionItem, ActionStatus
from assistant.answering.phrasing import paper_phrase
from assistant.answering.reckoning.asked.people import surname_of
from assistant.answering.reckoning.asked.quoting import day_value
from assistant.answering.reckoning.ledger import Ledger
from assistant.answering.reckoning.reckoned import Claim
from assistant.answering.terms import stems
from assistant.answers import Basis
from assistant.council import Exchange, Speaker
from assistant.dates import find_dates
from assistant.documents import DocumentKind

# A row logs a question where these many of its words stand in it.
_MIN_SHARED, _MIN_SHARE = 2, 0.4
_SAYS_LITTLE = frozenset(
    stems(
        """letter note report number list briefing figure figures members each many much why what when how
        asked would had been them they information details update first"""
    )
)
_DAY = re.compile(r"\s*\d{1,2}[/.-]\d{1,2}[/.-]\d{2,4}\s*")
_OPEN = re.compile(
    r"(?i)\s*(?:none recorded|nothing\b|no (?:reply|answer|response|date)|unanswered"
    r"|not (?:yet )?(?:answered|done|sent|due)|on the (?:work|forward) programme|to (?:come|follow|be)\b"
    r"|draft|being|asked|chased|open|live|late|overdue|outstanding|pending|in time|on time|due|awaited"
    r"|waiting|ongoing|part(?:ly)? (?:done|sent|answered)|reply awaited)\b"
)
_CLOSED = re.compile(
    r"(?i)\s*(?:closed|discharged|answered|complete|completed|done|sent|met|dealt|held|finished|given"
    r"|reported|circulated|provided|supplied|received|written|issued)\b"
)
# The last words of a cell that tells what happened say how it stands.
_ENDS_CLOSED = re.compile(
    r"(?i)(?<!not )(?<!yet )\b(?:finished|closed|complete[d]?|discharged|done|no further action)\W*$"
)
_ENDS_OPEN = re.compile(
    r"(?i)\b(?:awaited|awaiting \w+|outstanding|to follow|pending|overdue|chased"
    r"|not (?:yet )?(?:received|sent|done))\W*$"
)
_LATE = re.compile(r"(?i)\s*(?:late|overdue|past (?:its )?(?:due|date))\b")


def log_rows(ledger: Ledger) -> list[ActionItem]:
    """Return the rows of the newest log of each committee."""
    rows = [each for each in ledger.records(ActionItem) if is_logged(each, ledger)]
    newest: dict[str | None, dt.date] = {}
    for each in rows:
        paper = ledger.document(each.document_id)
        day = paper.date.day or dt.date.min
        newest[paper.committee] = max(day, newest.get(paper.committee, day))
    return [
        each
        for each in rows
        if (paper := ledger.document(each.document_id))
        and (paper.date.day or dt.date.min) == newest[paper.committee]
    ]


def is_logged(item: ActionItem, ledger: Ledger) -> bool:
    """Return whether a row is of a log of what scrutiny asked for, and of no plan."""
    return ledger.document(item.document_id).kind is DocumentKind.ACTION_LOG


def raised_on(item: ActionItem) -> dt.date | None:
    """Return the day on which a logged thing was asked for, as its row prints it."""
    dates = find_dates(item.origin or "") or find_dates(item.span.text)
    day = dates[0].first if dates else None
    return None if not item.origin and day == item.due.day else day


def row_of(exchange: Exchange, rows: Sequence[ActionItem]) -> ActionItem | None:
    """Return the one row that logs what was asked in an exchange, None where unclear."""
    return row_about(exchange.question.text, exchange.day, rows, exchange.askers)


def row_about(
    text: str, day: dt.date | None, rows: Sequence[ActionItem], askers: Sequence[Speaker] = ()
) -> ActionItem | None:
    """Return the one row that logs what a text of a meeting's day asks for, None where unclear.

    It was raised on that day, and bears words of the text; by name of who asked, fewer
    of them will do.
    """
    asked = frozenset(stems(text)) - _SAYS_LITTLE
    scored: list[tuple[float, ActionItem]] = []
    for row in rows:
        own = frozenset(stems(row.action)) - _SAYS_LITTLE
        both = len(own & asked)
        by_name = _names(row, askers)
        if day is None or raised_on(row) != day or not own:
            continue
        if both >= _MIN_SHARED and both / len(own) >= _MIN_SHARE / (2 if by_name else 1):
            scored.append((both / len(own) + by_name, row))
    scored.sort(key=lambda pair: -pair[0])
    if not scored or (len(scored) > 1 and scored[0][0] == scored[1][0]):
        return None
    return scored[0][1]


def _names(row: ActionItem, askers: Sequence[Speaker]) -> bool:
    names = [name for asker in askers if (name := surname_of(asker))]
    return any(re.search(rf"(?i)\b{re.escape(name)}\b", row.span.text) for name in names)


def is_open(item: ActionItem) -> bool | None:
    """Return whether what was asked for is still to come by its log, None where that is unclear."""
    text = state_of(item)
    if _ENDS_OPEN.search(text):
        return True
    if _DAY.fullmatch(text) or _ENDS_CLOSED.search(text) or _CLOSED.match(text):
        return False
    if _OPEN.match(text) or item.status in (ActionStatus.IN_PROGRESS, ActionStatus.NOT_STARTED):
        return True
    done = (ActionStatus.COMPLETE, ActionStatus.SUPERSEDED, ActionStatus.CLOSED_NOT_COMPLETE)
    return False if item.status in done else None


def state_of(item: ActionItem) -> str:
    """Return the cell that says how a thing stands: its status, else what came of it."""
    return item.status_text or item.impact or item.progress or ""


def is_marked_late(item: ActionItem) -> bool:
    """Return whether the log itself calls a row late."""
    return _LATE.match(state_of(item)) is not None


def row_claim(item: ActionItem, ledger: Ledger) -> Claim:
    """Return the sentence that tells what a row of a log shows."""
    document = ledger.document(item.document_id)
    text = f"The {paper_phrase(document)} lists “{item.action}”: {', '.join(_cells(item))}."
    days = (day_value(document.date.day),) if document.date.day else ()
    return Claim(text, Basis.COMPUTED, (ledger.proof(item.document_id, item.span),), days)


def _cells(item: ActionItem) -> Iterator[str]:
    if item.due.text:
        yield f"by when “{item.due.text}”"
    if item.status_text:
        closed = _DAY.fullmatch(item.status_text) is not None
        yield f"{'closed on' if closed else 'status'} “{item.status_text}”"
    if told := item.progress or item.impact:
        yield f"response “{told.rstrip(' .')}”"
    elif response := _last_cell(item):
        yield f"response “{response}”"


def _last_cell(item: ActionItem) -> str:
    """Return the last cell of a row with no column of progress, where it is no other column's."""
    last = item.span.text.rpartition(" | ")[2].strip()
    known = {item.due.text, item.status_text, item.action, item.recommendation, *item.leads}
    return "" if last in known or find_dates(last) else last
