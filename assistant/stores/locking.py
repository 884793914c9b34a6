"""Lets one process write at a time, and tells a second one who does."""

from __future__ import annotations

import datetime as dt
import os
import sys
from pathlib import Path

from filelock import FileLock, Timeout

from assistant.errors import WriterBusyError
from assistant.stores.place import StorePlace


class WriterLock:
    """The operating system's lock on a file, which a killed process lets go of.

    Raises:
        WriterBusyError: Another process holds it.
    """

    def __init__(self, place: StorePlace) -> None:
        place.folder.mkdir(parents=True, exist_ok=True)
        self._lock = FileLock(str(place.folder / "writer.lock"), thread_local=False)
        holder = place.folder / "writer.txt"
        try:
            self._lock.acquire(timeout=0)
        except Timeout as exc:
            raise WriterBusyError(
                f"another process is writing to {str(place.folder)!r}: {_read(holder)}."
                " Wait until it has ended, or end it.",
                retryable=True,
            ) from exc
        holder.write_text(_describe_this_process(), "utf-8")

    def release(self) -> None:
        """Let another process write."""
        self._lock.release()


def _describe_this_process() -> str:
    now = dt.datetime.now().astimezone().strftime("%d %B %Y %H:%M:%S")
    command = " ".join([Path(sys.argv[0]).name, *sys.argv[1:]])
    return f"process {os.getpid()}, since {now}, {command!r}"


def _read(holder: Path) -> str:
    try:
        return holder.read_text("utf-8") or "a process that has just begun"
    except OSError:
        return "a process that has just begun"
