"""What the pages about papers say: states, what to do about problems, what was done."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from assistant.documents import Access, DateIs, Source, SourceState
from assistant.managing import PaperAction
from assistant.runs import FileState, RunKind, RunState
from assistant.web.wording import SOURCE_STATES, StatusWords


@dataclass(frozen=True, slots=True)
class Advice:
    """What is wrong with a file in plain words, and what to do about it."""

    said: str
    todo: str


REASON_GIVEN = "Reason given: {reason}"
SAME_PAPER = "This file holds the same paper as {name}. The paper counts once."
OTHER_TYPE = "Save it as a PDF or Word document (DOCX), and add that."
# (words of the reason, what is wrong, what to do); the first that fits counts.
_ADVICE: tuple[tuple[str, str, str], ...] = (
    (
        r"has no text",
        "This PDF has no text. It looks scanned.",
        "Ask for a copy that has text and add it. Or install OCR (tesseract-ocr) on the computer "
        "that serves this site, and read the file again.",
    ),
    (
        r"is named as|is not what its name says|not a web page|is not text",
        "The content of this file is not what its name says.",
        "Download it again from where it was published, open it to check it, and add it.",
    ),
    (
        r"old Office file",
        "This is an old Office file, or it has a password.",
        "Open it, save it as DOCX, XLSX or PDF without a password, and add that.",
    ),
    (
        r"is empty|holds no text|holds no page",
        "This file has no text in it.",
        "Add the right file.",
    ),
    (
        r"password|encrypted",
        "This file is damaged or has a password.",
        "Open it, save it again without a password, and add that.",
    ),
    (
        r"damaged|cut short|not a readable",
        "This file is damaged or not complete.",
        "Download it again from where it was published, and add it.",
    ),
    (
        r"limit of|at most|too much|took longer|more memory|holds too many|far too",
        "This file is too large to read here.",
        "Split it into smaller files and add them. Or ask whoever runs this service to raise the limit.",
    ),
    (
        r"changed while|was killed|Reading was stopped",
        "Reading this file was interrupted.",
        "Read it again.",
    ),
    (
        r"marked both",
        "This paper is marked both for publication and not for publication.",
        "Choose who may read it.",
    ),
    (r"held it back", "An officer has held this paper back.", "Choose who may read it."),
    (
        r"no longer in its folder",
        "The file is no longer in its folder. What was read from it is still shown.",
        "If the paper should not be shown, withdraw or remove it. If the file was moved by mistake, "
        "put it back.",
    ),
    (
        r"no longer where it was",
        "The file is no longer where it was, and no copy is kept.",
        "Add it again.",
    ),
    (
        r"cannot be opened",
        "The computer that serves this site may not open the file.",
        "Check who may open the file, then read it again.",
    ),
    (
        r"cannot be read|type that|slide show|OpenDocument|archive|data file|picture|program|recording",
        "Files of this kind cannot be read.",
        OTHER_TYPE,
    ),
)
_UNFORESEEN = Advice(
    "This file could not be read, for a reason that was not foreseen.",
    "Save it again as a PDF and add that. If it still fails, tell whoever runs this service.",
)
NOTHING_READ = StatusWords("Nothing read", "", "govuk-tag--orange")
EXEMPT = StatusWords("Exempt", "", "govuk-tag--grey")
NO_PASSAGES = Advice(
    "No text was found in this file, so it cannot be searched.",
    "If it was scanned, ask for a copy that has text and add it.",
)


def advice_on(source: Source) -> Advice | None:
    """Return what is wrong with a file and what to do; None where nothing is."""
    if source.state is SourceState.WITHDRAWN:
        return None
    if source.state is SourceState.READY:
        return None if source.passages else NO_PASSAGES
    return advice_on_words(source.reason or "")


def advice_on_words(reason: str) -> Advice:
    """Return what a reason means in plain words, and what to do about it.

    >>> advice_on_words("page 1 has no text; OCR is not installed").said
    'This PDF has no text. It looks scanned.'
    """
    for pattern, said, todo in _ADVICE:
        if re.search(pattern, reason):
            return Advice(said, todo)
    return _UNFORESEEN


def reason_words(source: Source) -> str | None:
    """Return why a file stands as it does; of a withdrawn one, that somebody gave this reason."""
    if source.state is SourceState.WITHDRAWN and source.reason:
        return REASON_GIVEN.format(reason=source.reason)
    return source.reason


def state_words(source: Source) -> StatusWords:
    """Return the tag of a file."""
    if source.state is SourceState.READY and not source.passages:
        return NOTHING_READ
    if source.state is SourceState.READY and source.access is Access.EXEMPT:
        return EXEMPT
    return SOURCE_STATES[source.state]


def held_already(others: Sequence[str]) -> str:
    """Return what is said of a file whose paper other files gave too; empty without one.

    >>> held_already(["minutes.docx"])
    'This file holds the same paper as minutes.docx. The paper counts once.'
    """
    if not others:
        return ""
    more = f" and {len(others) - 1:,} more" if len(others) > 1 else ""
    return SAME_PAPER.format(name=f"{others[0]}{more}")


NEEDS_ATTENTION = (SourceState.FAILED, SourceState.QUARANTINED, SourceState.MISSING)


def needs_attention(source: Source) -> bool:
    """Return whether somebody should do something about a file."""
    unread = source.state is SourceState.READY and not source.passages
    return source.state in NEEDS_ATTENTION or unread


STATE_FILTERS: Mapping[str, str] = {
    "attention": "Needs attention",
    "ready": "Ready",
    "warnings": "Has warnings",
    "missing": "File missing",
    "withdrawn": "Withdrawn",
}
SORTS: Mapping[str, str] = {
    "newest": "Newest first",
    "oldest": "Oldest first",
    "title": "Title",
    "file": "File name",
}
SORT_FIRST = "Needs attention first"

ACCESS: Mapping[Access, str] = {
    Access.PUBLIC: "Public",
    Access.EXEMPT: "Exempt",
    Access.QUARANTINED: "Held back",
}
ACCESS_HINTS: Mapping[Access, str] = {
    Access.PUBLIC: "Everyone who uses this service can find and read it.",
    Access.EXEMPT: "No reader finds it, and no answer, count or list shows it.",
}
DATES: Mapping[DateIs, str] = {
    DateIs.MEETING: "The day of the meeting",
    DateIs.POSITION: "The day that figures and progress are given for",
    DateIs.PUBLISHED: "The day it was published",
    DateIs.UNKNOWN: "Not known",
}
FIELDS: Mapping[str, str] = {
    "kind": "Kind of paper",
    "committee": "Committee",
    "date": "Date",
    "date_is": "What the date is",
    "standing": "Standing",
    "access": "Who may read it",
}
ACTIONS: Mapping[PaperAction, str] = {
    PaperAction.CORRECT: "Corrected",
    PaperAction.WITHDRAW: "Withdrawn",
    PaperAction.RESTORE: "Restored",
    PaperAction.REMOVE: "Removed",
}
AS_READ = "As the paper says"

RUN_STATES: Mapping[RunState, StatusWords] = {
    RunState.WAITING: StatusWords("Waiting", "", "govuk-tag--grey"),
    RunState.RUNNING: StatusWords("In progress", "", "govuk-tag--blue"),
    RunState.DONE: StatusWords("Finished", "", "govuk-tag--green"),
    RunState.FAILED: StatusWords("Not done", "", "govuk-tag--red"),
    RunState.STOPPED: StatusWords("Stopped", "", "govuk-tag--orange"),
}
FILE_STATES: Mapping[FileState, StatusWords] = {
    FileState.WAITING: StatusWords("Waiting", "", "govuk-tag--grey"),
    FileState.READING: StatusWords("Reading", "", "govuk-tag--blue"),
    FileState.CHECKING: StatusWords("Checking", "", "govuk-tag--blue"),
    FileState.READY: StatusWords("Ready", "", "govuk-tag--green"),
    FileState.ATTENTION: StatusWords("Needs attention", "", "govuk-tag--red"),
    FileState.HELD: StatusWords("Held back", "", "govuk-tag--orange"),
}
RUN_TITLES: Mapping[RunKind, str] = {
    RunKind.ADD: "Adding papers",
    RunKind.AGAIN: "Reading again",
    RunKind.WITHDRAW: "Withdrawing a paper",
    RunKind.RESTORE: "Restoring a paper",
    RunKind.REMOVE: "Removing a paper",
}
RUN_DONE: Mapping[RunKind, str] = {
    RunKind.ADD: "The papers have been read. Readers can find those that are ready.",
    RunKind.AGAIN: "What was read again is now shown.",
    RunKind.WITHDRAW: "The paper is withdrawn. Readers no longer find it.",
    RunKind.RESTORE: "The paper is restored. Readers can find it again.",
    RunKind.REMOVE: "The paper is erased.",
}
READ_EXEMPT = "This has been read. It is exempt: readers cannot find it."
STOPPED = (
    "This stopped before it was finished. Nothing half-done is shown. Start it again to go on."
)
NOT_DONE = (
    "This could not be done. What readers see has not changed, but a paper that was to be hidden "
    "stays hidden."
)
WAITING_FOR_WRITER = (
    "Another process is changing the papers. This starts by itself as soon as that has ended."
)
WAITING_TURN = "This starts as soon as what was asked for earlier has ended."
STARTING = "This is about to start."
WORKING = "This is being done. You can leave this page; it goes on without it."

ONLY_HERE = "Papers can be changed only on the computer that serves this site."
NO_SUCH_FILE = "There is no such paper. It may have been removed."
NO_SUCH_RUN = "There is no such piece of work. It may have been erased with the paper it was about."
TOO_MANY_RUNS = "Many changes are waiting. Try again when some of them have ended."
DISK_NEARLY_FULL = (
    "The disk is nearly full: {free} left. Ask whoever runs this service to make room before "
    "adding papers."
)
DISK_TOO_FULL = "There is not enough room on the disk for these files. None of them was added."

SELECT_A_FILE = "Select a file"
SELECT_WHO_MAY_READ = "Select who may read these papers"
TOO_MANY_FILES = "You can only select up to {most} files at the same time"
WRONG_TYPE = "{name} must be a PDF, DOCX, XLSX, CSV, HTML, TXT or MD file"
WRONG_CONTENT = (
    "The content of {name} is not what its name says. Open it to check it, and save it again"
)
TOO_LARGE = "{name} must be smaller than {most} MB"
TOO_LARGE_TOGETHER = "The files you select together must be smaller than {most} MB"
EMPTY_FILE = "{name} is empty"
NOTHING_ADDED = "None of the files was added. Select them again."

NAME_NEEDED = "Enter your name or post"
REASON_NEEDED = "Enter a reason"
TOO_LONG = "{what} must be {most} characters or less"
DATE_WRONG = "Enter a real date, or leave it empty"
DATE_MEANING_NEEDED = "Enter a date, or choose “As the paper says”"
NOTHING_CHANGED = "Change at least one answer, or go back"
