"""Keeps runs as small files below the stores, so that every process sees how far each is."""

from __future__ import annotations

import datetime as dt
import os
import re
import secrets
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import psutil
from pydantic import TypeAdapter, ValidationError

from assistant.runs import Run, RunState
from assistant.stores.place import StorePlace

RUN_ID = re.compile(r"\d{8}-\d{6}-[0-9a-f]{8}")
# A process that has just been started has not told its number yet.
STARTING_S = 120
KEPT = 50
_RUNS = TypeAdapter(Run)


def new_run_id() -> str:
    """Return a name for a run; names sort by the time they were made."""
    return f"{dt.datetime.now(dt.UTC):%Y%m%d-%H%M%S}-{secrets.token_hex(4)}"


class RunFolder:
    """The runs of one store."""

    def __init__(self, place: StorePlace) -> None:
        self._folder = place.folder / "runs"

    def save(self, run: Run) -> None:
        """Keep a run as it is now, at once for every reader."""
        self._folder.mkdir(parents=True, exist_ok=True)
        part = self._folder / f"{run.run_id}.part{os.getpid()}"
        part.write_bytes(_RUNS.dump_json(run))
        part.replace(self._folder / f"{run.run_id}.json")

    def load(self, run_id: str) -> Run | None:
        """Return a run, `STOPPED` where its process is gone; None for an unknown one."""
        if not RUN_ID.fullmatch(run_id):
            return None
        try:
            run = _RUNS.validate_json((self._folder / f"{run_id}.json").read_bytes())
        except (OSError, ValidationError):
            return None
        return run if run.is_over or _is_alive(run) else replace(run, state=RunState.STOPPED)

    def newest(self, most: int) -> list[Run]:
        """Return the newest runs, newest first."""
        names = sorted((file.stem for file in self._folder.glob("*.json")), reverse=True)
        return [run for name in names[:most] if (run := self.load(name)) is not None]

    def unfinished(self) -> list[Run]:
        """Return the runs that wait or work, oldest first."""
        return [run for run in reversed(self.newest(KEPT)) if not run.is_over]

    def log(self, run_id: str) -> Path:
        """Return where the process of a run writes its log."""
        self._folder.mkdir(parents=True, exist_ok=True)
        return self._folder / f"{run_id}.log"

    def forget(self, keys: set[str], document_id: str | None, kept: str) -> None:
        """Delete the runs about one of the files `keys` or a document, except the run `kept`."""
        for run in self._all():
            named = any(file.key in keys for file in run.files)
            same = document_id is not None and run.document_id == document_id
            if run.run_id != kept and (named or same):
                (self._folder / f"{run.run_id}.json").unlink(missing_ok=True)
                self.log(run.run_id).unlink(missing_ok=True)

    def prune(self, kept: int = KEPT) -> None:
        """Delete all but the newest runs, and what they logged."""
        for run_id in sorted((file.stem for file in self._folder.glob("*.json")), reverse=True)[
            kept:
        ]:
            (self._folder / f"{run_id}.json").unlink(missing_ok=True)
            self.log(run_id).unlink(missing_ok=True)

    def _all(self) -> Iterator[Run]:
        for file in self._folder.glob("*.json"):
            if (run := self.load(file.stem)) is not None:
                yield run


def since(pid: int) -> float:
    """Return when a process began, which tells it from a later one of the same number."""
    return psutil.Process(pid).create_time()


def _is_alive(run: Run) -> bool:
    if run.pid is None:
        return (dt.datetime.now(dt.UTC) - run.asked_at).total_seconds() < STARTING_S
    try:
        process = psutil.Process(run.pid)
        same = abs(process.create_time() - run.pid_since) < 1
        return same and process.status() != psutil.STATUS_ZOMBIE
    except psutil.Error:
        return False
