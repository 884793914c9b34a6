"""Has files read in processes apart, each bounded in time and memory.

Every reader has a connection of its own, so that one that is killed or hangs, at any
moment, neither takes a task of another with it nor holds a lock.
"""

from __future__ import annotations

import logging
import os
import signal
import socket
import subprocess
import sys
import time
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass
from multiprocessing.connection import Connection
from pathlib import Path
from queue import SimpleQueue
from types import TracebackType

from assistant.errors import AssistantError, LimitExceededError, UnreadableDocumentError
from ingest.apart import Conditions, PagesRead, Reading, Unforeseen
from ingest.reading import ReadingTask, ReadPaper

logger = logging.getLogger(__name__)

READER = (sys.executable, "-P", "-c", "from ingest.apart import main; main()")
START_TIMEOUT_S = 120.0
_STARTS = 3
# Files read ahead of the one whose turn it is, for each reader: a slow one stops nobody soon.
_AHEAD = 8


# Told, in some thread, how many pages of a task's file are read, and how many there are.
OnPages = Callable[[ReadingTask, int, int], None]


def _nobody(task: ReadingTask, done: int, pages: int) -> None:
    """Listen to nothing."""


class ReaderError(AssistantError):
    """No file can be read, whatever it is: the reading process does not start."""


class _ReaderEndedError(Exception):
    """A reader ended while it read; `code` is its exit code, negative for a signal."""

    def __init__(self, code: int | None) -> None:
        super().__init__(code)
        self.code = code


@dataclass(frozen=True, slots=True)
class _Running:
    process: subprocess.Popen[bytes]
    connection: Connection


class Reader:
    """One process that reads files, started when needed and again after it has ended."""

    def __init__(self, conditions: Conditions, on_pages: OnPages = _nobody) -> None:
        self._conditions = conditions
        self._on_pages = on_pages
        self._running: _Running | None = None
        self._closed = False

    def read(self, task: ReadingTask) -> ReadPaper:
        """Return what a file holds. A reader that was killed is tried once more.

        Raises:
            UnreadableDocumentError: This file cannot be read; the message says why.
            ReaderError: None can.
        """
        name = task.path.name
        try:
            try:
                reading = self._once(task)
            except _ReaderEndedError:
                reading = self._once(task)
        except _ReaderEndedError as exc:
            raise _ended(name, exc.code) from exc
        match reading.outcome:
            case ReadPaper():
                return reading.outcome
            case MemoryError():
                raise LimitExceededError(
                    f"{name!r} needs more memory to read than the"
                    f" {self._conditions.memory_bytes // 1_000_000:,} MB that one file may have."
                )
            case Unforeseen():
                logger.debug("%s", reading.outcome.traceback)
                raise UnreadableDocumentError(
                    f"{name!r} cannot be read, for a reason that was not foreseen:"
                    f" {reading.outcome.told}"
                )
            case _:
                raise reading.outcome

    def _once(self, task: ReadingTask) -> Reading:
        running = self._running or self._start()
        try:
            running.connection.send(task)
            reading = self._received(running.connection, task)
        except (EOFError, OSError) as exc:
            raise _ReaderEndedError(self._reap(running)) from exc
        if reading.last:
            self.end()
        return reading

    def _received(self, connection: Connection, task: ReadingTask) -> Reading:
        """Return what became of a task, telling on the way how far it is."""
        deadline = time.monotonic() + self._conditions.timeout_s
        while connection.poll(max(0.0, deadline - time.monotonic())):
            told: Reading | PagesRead = connection.recv()
            if isinstance(told, Reading):
                return told
            self._on_pages(task, told.done, told.pages)
        self.end()
        raise LimitExceededError(
            f"{task.path.name!r} took longer to read than the"
            f" {self._conditions.timeout_s:g} seconds that one file may take."
        )

    def _start(self) -> _Running:
        for _ in range(_STARTS):
            try:
                return self._start_once()
            except _ReaderEndedError as exc:
                code = exc.code
        raise ReaderError(f"The process that reads papers ends at its start (exit code {code}).")

    def _start_once(self) -> _Running:
        self._running = running = _launch()
        if self._closed:
            self.end()
            raise ReaderError("Reading was stopped.", retryable=True)
        try:
            running.connection.send(self._conditions)
            ready = running.connection.poll(START_TIMEOUT_S)
            fault: AssistantError | None = running.connection.recv() if ready else None
        except (EOFError, OSError) as exc:
            raise _ReaderEndedError(self._reap(running)) from exc
        if not ready:
            self.end()
            raise ReaderError(
                f"The process that reads papers did not start in {START_TIMEOUT_S:g} seconds."
            )
        if fault is not None:
            self.end()
            raise ReaderError(str(fault)) from fault
        return running

    def _reap(self, running: _Running) -> int | None:
        try:
            code: int | None = running.process.wait(1.0)
        except subprocess.TimeoutExpired:
            code = None
        self.end()
        return code

    def end(self) -> None:
        """End the process at once, and what it has started."""
        running, self._running = self._running, None
        if running is None:
            return
        try:
            os.killpg(running.process.pid, signal.SIGKILL)
        except ProcessLookupError:
            logger.debug("reader %s had ended", running.process.pid)
        running.process.wait()
        running.connection.close()

    def close(self) -> None:
        """End the process and start none again; may be called from another thread."""
        self._closed = True
        running = self._running
        if running is not None:
            try:
                os.killpg(running.process.pid, signal.SIGKILL)
            except ProcessLookupError:
                logger.debug("reader %s had ended", running.process.pid)


def _launch() -> _Running:
    ours, theirs = socket.socketpair()
    quiet = None if logger.isEnabledFor(logging.DEBUG) else subprocess.DEVNULL
    with theirs:
        process = subprocess.Popen(
            [*READER, str(theirs.fileno())],
            pass_fds=[theirs.fileno()],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=quiet,
            # A group of its own can be ended as a whole, OCR programs too.
            start_new_session=True,
            env={
                **os.environ,
                "PYTHONPATH": _import_path(),
                "OMP_NUM_THREADS": "1",
                "OPENBLAS_NUM_THREADS": "1",
            },
        )
    return _Running(process, Connection(ours.detach()))


def _import_path() -> str:
    here = str(Path(__file__).resolve().parents[1])
    given = os.environ.get("PYTHONPATH")
    return os.pathsep.join([here, given] if given else [here])


def _ended(name: str, code: int | None) -> UnreadableDocumentError:
    if code == -signal.SIGKILL:
        return LimitExceededError(
            f"{name!r} was given up: the process that read it was killed twice, as the system"
            " does when memory runs out.",
            retryable=True,
        )
    return UnreadableDocumentError(
        f"{name!r} makes the program that reads it fail (exit code {code}, twice)."
    )


class Crew:
    """Several readers at work. A context manager: leaving it ends them all at once."""

    def __init__(self, size: int, conditions: Conditions, on_pages: OnPages = _nobody) -> None:
        self._size = size
        self._readers = [Reader(conditions, on_pages) for _ in range(size)]
        self._free: SimpleQueue[Reader] = SimpleQueue()
        for reader in self._readers:
            self._free.put(reader)
        self._threads = ThreadPoolExecutor(size, thread_name_prefix="reader")

    def __enter__(self) -> Crew:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        self._threads.shutdown(wait=False, cancel_futures=True)
        for reader in self._readers:
            reader.close()
        self._threads.shutdown(wait=True)
        for reader in self._readers:
            reader.end()

    def read_all(self, tasks: Iterable[ReadingTask]) -> Iterator[Future[ReadPaper]]:
        """Yield each task's reading, in the order of `tasks`, some of them read ahead."""
        waiting: deque[Future[ReadPaper]] = deque()
        for task in tasks:
            waiting.append(self._threads.submit(self._read, task))
            if len(waiting) > _AHEAD * self._size:
                yield waiting.popleft()
        while waiting:
            yield waiting.popleft()

    def _read(self, task: ReadingTask) -> ReadPaper:
        reader = self._free.get()
        try:
            return reader.read(task)
        finally:
            self._free.put(reader)
