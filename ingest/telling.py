"""Tells the pages how far a run is."""

from __future__ import annotations

import dataclasses
import datetime as dt
import os
import threading
import time

from assistant.documents import Source, SourceState
from assistant.runs import FileState, Run, RunFile, RunState
from assistant.stores.runs import RunFolder, since
from assistant.stores.writer import Writer
from ingest.reporting import Progress

# A page asks every five seconds; a run of thousands of files need not write oftener than this.
_PAUSE_S = 0.5
_FEW = 100


class Teller:
    """Keeps a run's file up to date while the run goes on."""

    def __init__(self, runs: RunFolder, run: Run) -> None:
        self._runs = runs
        pid = os.getpid()
        self._run = dataclasses.replace(run, pid=pid, pid_since=since(pid), told="")
        self._saved_at = 0.0
        self._lock = threading.Lock()
        self._awaited = ""
        self._save()

    @property
    def run(self) -> Run:
        """The run as it is now."""
        return self._run

    def wait(self, told: str) -> None:
        """Say who is waited for."""
        if told != self._run.told:
            self._run = dataclasses.replace(self._run, told=told)
            self._save()

    def begin(self) -> None:
        """Say that the work begins."""
        self._run = dataclasses.replace(self._run, state=RunState.RUNNING, told="")
        self._save()

    def list(self, files: tuple[RunFile, ...]) -> None:
        """Say which files will be read."""
        self._run = dataclasses.replace(self._run, files=files)
        self._save()

    def show(self, progress: Progress) -> None:
        """Say which file is being read, or how many of its pages are. May be called in any thread."""
        with self._lock:
            self._show(progress)

    def _show(self, progress: Progress) -> None:
        files = list(self._run.files)
        if not progress.pages_of_file:
            files = [_read(file) if file.key == self._awaited else file for file in files]
            self._awaited = progress.key
        names = {file.key: place for place, file in enumerate(files)}
        if progress.key and progress.key not in names:
            names[progress.key] = len(files)
            files.append(RunFile(progress.key, progress.current))
        if progress.key:
            place = names[progress.key]
            files[place] = dataclasses.replace(
                files[place],
                state=FileState.READING,
                pages_done=progress.pages_done or files[place].pages_done,
                pages=progress.pages_of_file or files[place].pages,
            )
        self._run = dataclasses.replace(self._run, files=tuple(files))
        if len(files) <= _FEW or time.monotonic() - self._saved_at > _PAUSE_S:
            self._save()

    def end(self, writer: Writer) -> None:
        """Say that the work is done, and what became of each file."""
        known = writer.sources()
        files = tuple(_settled(file, known.get(file.key)) for file in self._run.files)
        self._finish(RunState.DONE, "", files)

    def fail(self, told: str) -> None:
        """Say that nothing was done, and why."""
        self._finish(RunState.FAILED, told, self._run.files)

    def _finish(self, state: RunState, told: str, files: tuple[RunFile, ...]) -> None:
        now = dt.datetime.now(dt.UTC)
        self._run = dataclasses.replace(
            self._run, state=state, told=told, files=files, ended_at=now
        )
        self._save()

    def _save(self) -> None:
        self._runs.save(self._run)
        self._saved_at = time.monotonic()


def _read(file: RunFile) -> RunFile:
    if file.state is not FileState.READING:
        return file
    return dataclasses.replace(file, state=FileState.CHECKING)


def _settled(file: RunFile, source: Source | None) -> RunFile:
    if source is None:
        return dataclasses.replace(file, state=FileState.ATTENTION)
    state = {SourceState.READY: FileState.READY, SourceState.QUARANTINED: FileState.HELD}
    return dataclasses.replace(
        file,
        state=state.get(source.state, FileState.ATTENTION),
        pages=source.pages,
        pages_done=0,
        reason=source.reason,
        warnings=sum(warning != source.reason for warning in source.warnings),
    )
