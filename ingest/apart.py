"""The process in which files are read.

Whatever a file does to it, only this process suffers. It takes one task at a time from
its own connection, and shares no lock with any other process.
"""

from __future__ import annotations

import logging
import math
import resource
import signal
import sys
import time
from dataclasses import dataclass
from multiprocessing.connection import Connection
from pathlib import Path

from assistant.errors import AssistantError
from assistant.models.counting import TokenCounter, load_token_counter
from ingest.parsing.pages_told import Listener, listening
from ingest.reading import ReadingTask, ReadPaper, read_paper

# A reader that has read so many files, or has kept so much of the memory that one file may
# have, makes way for a fresh one.
_MAX_TASKS = 50
_MAX_KEPT = 0.25
# How long a reader outlives a limit that its parent, if there still is one, should hold.
_GRACE_S = 10
_BETWEEN_PAGES_S = 0.5


@dataclass(frozen=True, slots=True)
class Conditions:
    """What a reader works with, and within; sizes in bytes."""

    model: str
    cache: Path
    memory_bytes: int
    timeout_s: float


@dataclass(frozen=True, slots=True)
class Unforeseen:
    """An error that no parser foresaw, as words."""

    told: str
    traceback: str


@dataclass(frozen=True, slots=True)
class PagesRead:
    """How far the file in hand is."""

    done: int
    pages: int


@dataclass(frozen=True, slots=True)
class Reading:
    """What became of one task. `last` says that the reader ends now."""

    outcome: ReadPaper | AssistantError | MemoryError | Unforeseen
    last: bool


def main() -> None:
    """Serve the tasks that arrive at the descriptor named last on the command line."""
    # Ended by its parent, which hears of an interruption itself.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    logging.getLogger("pdfminer").setLevel(logging.ERROR)
    with Connection(int(sys.argv[-1])) as parent:
        try:
            _serve(parent)
        except (EOFError, BrokenPipeError, ConnectionResetError):
            return


def _serve(parent: Connection) -> None:
    conditions: Conditions = parent.recv()
    try:
        counter = load_token_counter(conditions.model, cache=conditions.cache)
        counter.count_tokens("")
    except AssistantError as exc:
        parent.send(exc)
        return
    parent.send(None)
    at_start = _address_space()
    for number in range(1, _MAX_TASKS + 1):
        task: ReadingTask = parent.recv()
        with listening(_to(parent)):
            outcome = _read(task, counter, conditions)
        kept = _address_space() - at_start
        tired = number == _MAX_TASKS or kept > _MAX_KEPT * conditions.memory_bytes
        last = tired or isinstance(outcome, MemoryError)
        parent.send(Reading(outcome, last))
        if last:
            return


def _to(parent: Connection) -> Listener:
    """Return what tells the parent how many pages are read, twice a second at most."""
    told_at = time.monotonic()

    def tell(done: int, pages: int) -> None:
        nonlocal told_at
        if time.monotonic() - told_at > _BETWEEN_PAGES_S:
            told_at = time.monotonic()
            parent.send(PagesRead(done, pages))

    return tell


def _read(
    task: ReadingTask, counter: TokenCounter, conditions: Conditions
) -> ReadPaper | AssistantError | MemoryError | Unforeseen:
    # Ends this process, and needs no turn of the interpreter, if nobody else does.
    signal.alarm(math.ceil(conditions.timeout_s) + _GRACE_S)
    _bound_memory(_address_space() + conditions.memory_bytes)
    try:
        return read_paper(task, counter)
    except AssistantError as exc:
        return exc
    except MemoryError:
        return MemoryError()
    except Exception as exc:  # One file's fault, whatever it is, must not stop the run.
        return _unforeseen(exc)
    finally:
        _bound_memory(resource.RLIM_INFINITY)
        signal.alarm(0)


def _unforeseen(error: Exception) -> Unforeseen:
    import traceback

    return Unforeseen(f"{type(error).__name__}: {error}"[:300], traceback.format_exc())


def _bound_memory(soft: int) -> None:
    hard = resource.getrlimit(resource.RLIMIT_AS)[1]
    resource.setrlimit(
        resource.RLIMIT_AS, (soft if hard == resource.RLIM_INFINITY else min(soft, hard), hard)
    )


def _address_space() -> int:
    """Return how many bytes of addresses this process has; 0 where that is not told."""
    try:
        pages = int(Path("/proc/self/statm").read_text("ascii").split()[0])
    except (OSError, ValueError):
        return 0
    return pages * resource.getpagesize()
