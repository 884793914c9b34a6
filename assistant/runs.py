"""One piece of work that the pages ask of ingestion, and how far it is."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from enum import StrEnum

from assistant.documents import Access


class RunKind(StrEnum):
    """What is to be done."""

    ADD = "add"
    AGAIN = "again"
    WITHDRAW = "withdraw"
    RESTORE = "restore"
    REMOVE = "remove"


class RunState(StrEnum):
    """How far a run is. A `STOPPED` one ended before its work was done; nothing is half-done."""

    WAITING = "waiting"
    RUNNING = "running"
    DONE = "done"
    FAILED = "failed"
    STOPPED = "stopped"


class FileState(StrEnum):
    """How far a file is. `CHECKING` is read, and not yet shown to readers."""

    WAITING = "waiting"
    READING = "reading"
    CHECKING = "checking"
    READY = "ready"
    ATTENTION = "attention"
    HELD = "held"


@dataclass(frozen=True, slots=True)
class RunFile:
    """A file of a run. `key` is its folder and path; `pages_done` are read while it is
    being read; `warnings` counts the remarks on it."""

    key: str
    name: str
    state: FileState = FileState.WAITING
    pages: int | None = None
    pages_done: int = 0
    reason: str | None = None
    warnings: int = 0


@dataclass(frozen=True, slots=True)
class Run:
    """What was asked, and what became of it.

    `document_id` names the one paper concerned, `file_id` the one file that gave none.
    `pid` and `pid_since` (seconds since 1970) tell the process that works on it. `told`
    says what went wrong, or who is waited for.
    """

    run_id: str
    kind: RunKind
    asked_at: dt.datetime
    files: tuple[RunFile, ...] = ()
    document_id: str | None = None
    file_id: str | None = None
    access: Access | None = None
    everything: bool = False
    reason: str = ""
    state: RunState = RunState.WAITING
    pid: int | None = None
    pid_since: float = 0.0
    ended_at: dt.datetime | None = None
    told: str = ""

    @property
    def is_over(self) -> bool:
        """Whether nothing will change any more."""
        return self.state not in (RunState.WAITING, RunState.RUNNING)

    @property
    def files_done(self) -> int:
        """The number of files that were read, or could not be."""
        return sum(file.state not in (FileState.WAITING, FileState.READING) for file in self.files)
