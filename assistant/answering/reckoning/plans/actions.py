"""What counts as complete, open, overdue or undated, row by row."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Sequence
from enum import StrEnum

from assistant.actions import ActionItem, ActionStatus, DuePrecision
from assistant.answering.reckoning.plans.dates_moved import (
    PrintedDue,
    dates_printed,
    due_words,
    has_moved,
)
from assistant.answering.reckoning.plans.row_matching import Matching, history_of, match_rows
from assistant.answering.reckoning.plans.versions import PlanBook, Version
from assistant.spans import Span

_OPEN = (ActionStatus.IN_PROGRESS, ActionStatus.NOT_STARTED)
_CLOSED = (ActionStatus.SUPERSEDED, ActionStatus.CLOSED_NOT_COMPLETE)
STATUS_WORDS = {
    ActionStatus.COMPLETE: "Complete",
    ActionStatus.IN_PROGRESS: "In progress",
    ActionStatus.NOT_STARTED: "Not started",
    ActionStatus.SUPERSEDED: "Superseded",
    ActionStatus.CLOSED_NOT_COMPLETE: "Closed, completion not shown",
    ActionStatus.UNKNOWN: "Status not known",
}
_SHORT = 60
_SLIPPED = re.compile(r"(?i)\b(?:slipp\w+|delay\w*|behind)\b")


class Bucket(StrEnum):
    """A group of rows that a question may ask for; the value is its word in a sentence."""

    ALL = "listed"
    COMPLETE = "complete"
    OPEN = "open"
    OVERDUE = "overdue"
    UNDATED = "without a date"
    COMING = "open with a date still to come"
    ON_TRACK = "on track by its rating"
    SLIPPED = "that slipped"
    DROPPED = "no longer listed"
    CLOSED = "superseded or closed"
    NOT_STARTED = "not started"
    UNKNOWN = "of unknown status"
    CONFLICTING = "with a rating that differs from date or evidence"
    NO_LEAD = "without a printed lead"
    JOINT_LEAD = "with joint leads"


# What is said of some rows, after "was" or "were", where it is not the value itself.
_SAID = {
    Bucket.UNDATED: "without a date that can be resolved",
    Bucket.NOT_STARTED: "not yet started",
    Bucket.ON_TRACK: "shown as on track",
    Bucket.UNKNOWN: "without a status that can be read",
    Bucket.CONFLICTING: "given a rating that differs from date or evidence",
    Bucket.NO_LEAD: "without a printed lead",
    Bucket.JOINT_LEAD: "printed with joint leads",
}


def said_of(bucket: Bucket, number: int) -> str:
    """Return what is said of a number of rows.

    >>> said_of(Bucket.OVERDUE, 1), said_of(Bucket.SLIPPED, 3)
    ('was overdue', 'had slipped')
    """
    if bucket is Bucket.SLIPPED:
        return "had slipped"
    return f"{'was' if number < 2 else 'were'} {_SAID.get(bucket, bucket.value)}"


def is_complete(row: ActionItem) -> bool:
    """Return whether a row is complete by its own status."""
    return row.status is ActionStatus.COMPLETE


def is_open(row: ActionItem) -> bool:
    """Return whether a row is not started or in progress."""
    return row.status in _OPEN


def is_closed(row: ActionItem) -> bool:
    """Return whether a row was closed otherwise: neither complete nor open."""
    return row.status in _CLOSED


def is_unknown(row: ActionItem) -> bool:
    """Return whether nothing printed tells how far a row is."""
    return row.status is ActionStatus.UNKNOWN


def is_running(row: ActionItem) -> bool:
    """Return whether a row may still have to be done: open, or of unknown status."""
    return is_open(row) or is_unknown(row)


def is_overdue(row: ActionItem, day: dt.date | None) -> bool:
    """Return whether an open row's date is before `day`, whatever its colour."""
    return is_open(row) and is_past(row, day)


def is_past_unknown(row: ActionItem, day: dt.date | None) -> bool:
    """Return whether a date is past and nothing tells whether the action was done."""
    return is_unknown(row) and is_past(row, day)


def is_undated(row: ActionItem) -> bool:
    """Return whether a row that may still have to be done has no date that can be resolved."""
    return is_running(row) and row.due.day is None


def has_no_date(row: ActionItem) -> bool:
    """Return whether no date that can be resolved is printed for a row, done or not."""
    return row.due.day is None


def is_on_track(row: ActionItem) -> bool:
    """Return whether the key or the status column says that an open row is on track."""
    means = row.rating.means if row.rating else None
    return is_open(row) and _ON_TRACK.search(f"{means or ''} {row.status_text or ''}") is not None


def is_joint(row: ActionItem) -> bool:
    """Return whether several leads are printed."""
    return len(row.leads) > 1


def is_past(row: ActionItem, day: dt.date | None) -> bool:
    """Return whether a row has a date, and that is before `day`."""
    return day is not None and row.due.day is not None and row.due.day < day


def has_slipped(
    row: ActionItem,
    version: Version,
    book: PlanBook,
    match: Callable[[Version, Version], Matching] = match_rows,
) -> bool:
    """Return whether a row's date moved and not forward, in this cell or over the versions held.

    A row whose key or status says that it slipped has slipped too. `match` may remember
    what it matched before.
    """
    means = row.rating.means if row.rating else None
    words = f"{means or ''} {row.status_text or ''}"
    if is_open(row) and _SLIPPED.search(words):
        return True
    dates = dates_printed(history_of(book, row, version, match))
    return has_moved(dates) and not _came_forward(dates)


def _came_forward(dates: Sequence[PrintedDue]) -> bool:
    """Return whether the last date printed is before the first."""
    first, last = dates[0].day, dates[-1].day
    return first is not None and last is not None and last <= first


def in_bucket(
    bucket: Bucket, version: Version, book: PlanBook, day: dt.date | None
) -> list[ActionItem]:
    """Return the rows of a version that belong to a bucket on `day`."""
    tests: dict[Bucket, Callable[[ActionItem], bool]] = {
        Bucket.ALL: lambda row: True,
        Bucket.COMPLETE: is_complete,
        Bucket.OPEN: is_open,
        Bucket.OVERDUE: lambda row: is_overdue(row, day),
        Bucket.UNDATED: has_no_date,
        Bucket.ON_TRACK: is_on_track,
        Bucket.COMING: lambda row: is_open(row) and not is_undated(row) and not is_past(row, day),
        Bucket.SLIPPED: lambda row: has_slipped(row, version, book),
        Bucket.CLOSED: is_closed,
        Bucket.NOT_STARTED: lambda row: row.status is ActionStatus.NOT_STARTED,
        Bucket.UNKNOWN: is_unknown,
        Bucket.CONFLICTING: lambda row: conflict_of(row, version, day) is not None,
        Bucket.NO_LEAD: lambda row: not row.leads,
        Bucket.JOINT_LEAD: is_joint,
    }
    return [row for row in version.rows if tests[bucket](row)]


_ON_TRACK = re.compile(r"(?i)\bon (?:track|target|schedule)\b|\bon or near its timescale\b")
_NOT_STARTED = re.compile(
    r"(?i)\bnot (?:yet )?(?:been )?(?:started|begun|commenced)\b|\byet to (?:start|begin)\b"
)
_NOT_MEASURED = re.compile(
    r"(?i)\bnot (?:yet )?(?:been )?(?:measured|tested|audited|evaluated|reviewed)\b"
)


def conflict_of(row: ActionItem, version: Version, day: dt.date | None) -> str | None:
    """Return how a row's rating differs from its date or evidence, in neutral words; else None.

    A rating is read by the key of that version alone; without a key there is no conflict.
    """
    means = (row.rating.means if row.rating else None) or ""
    if _ON_TRACK.search(means) and is_overdue(row, day):
        return f"the key reads the rating as “{means}”; the date is past"
    if _ON_TRACK.search(means) and _NOT_STARTED.search(row.progress or ""):
        return f"the key reads the rating as “{means}”; the progress says not started"
    if is_complete(row) and _NOT_MEASURED.search(row.progress or ""):
        return "shown as complete; the progress says not yet measured"
    if is_complete(row) and "evidence" in version.concepts and not row.evidence:
        return "shown as complete; the evidence column is empty"
    return None


def status_cell(row: ActionItem) -> str:
    """Return the status as read, and the rating as printed beside it."""
    words = STATUS_WORDS[row.status]
    printed = rating_words(row) or row.status_text
    same = printed is None or printed.casefold().startswith(words.casefold())
    return printed if same and printed else f"{words} ({printed})" if printed else words


def rating_words(row: ActionItem) -> str | None:
    """Return a rating as printed; a colour without a word is said to be one."""
    if row.rating is None or not (row.rating.word or row.rating.colour):
        return None
    return row.rating.word or f"{row.rating.colour} cell, no word"


def due_cell(row: ActionItem) -> str:
    """Return a due date as printed, and beside it what is wrong with one that looks misprinted."""
    suspect = f" [{row.due.suspect}]" if row.due.suspect else ""
    return f"{due_words(row)}{suspect}"


def is_exact(row: ActionItem) -> bool:
    """Return whether a due date is printed to the day."""
    return row.due.precision is DuePrecision.DAY


def lead_words(row: ActionItem) -> str:
    """Return the leads as printed."""
    cell = row.cells.get("lead")
    printed = " ".join(cell.text.split()) if cell else ""
    return printed or " / ".join(row.leads) or "no lead printed"


def lead_place(row: ActionItem) -> Span:
    """Return where a row's leads are printed: a merged cell may stand above the row."""
    cell = row.cells.get("lead")
    inside = cell is None or row.span.start <= cell.start < row.span.end
    return row.span if cell is None or inside else cell


def label_of(row: ActionItem) -> str:
    """Return what an action is called: its reference, else the start of its wording."""
    if row.ref:
        return f"action {row.ref}"
    words = " ".join(row.action.split())
    return (
        f"the action “{words}”"
        if len(words) <= 90
        else f"the action “{words[:90].rsplit(' ', 1)[0]}…”"
    )


def _wording(row: ActionItem) -> str:
    """Return the first words of an action without a reference, as its row prints them."""
    short = row.action if len(row.action) <= _SHORT else row.action[:_SHORT].rsplit(" ", 1)[0]
    fits = short and short in row.span.text and not set("“”") & set(short)
    return f"“{short}{'' if short == row.action else '…'}”" if fits else "one without a reference"


def refs_of(rows: Sequence[ActionItem]) -> str:
    """Return references as a list in a sentence.

    >>> refs_of([])
    ''
    """
    refs = [row.ref or _wording(row) for row in rows]
    return " and ".join(filter(None, [", ".join(refs[:-1]), refs[-1]])) if refs else ""
