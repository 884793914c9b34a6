"""Shows how far a run is."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

from ingest.reporting import Progress as RunProgress


@contextmanager
def progress_bar(console: Console) -> Iterator[Callable[[RunProgress], None]]:
    """Yield a function that shows a run's progress: files, pages per second, time left."""
    started = time.monotonic()
    columns = (
        TextColumn("{task.description}", markup=False),
        BarColumn(),
        MofNCompleteColumn(),
        TextColumn("files · {task.fields[speed]:.1f} pages a second ·"),
        TimeRemainingColumn(),
    )
    with Progress(
        *columns, console=console, transient=True, disable=not console.is_terminal
    ) as bar:
        task = bar.add_task("Reading", total=None, speed=0.0)

        def show(run: RunProgress) -> None:
            elapsed = max(time.monotonic() - started, 0.001)
            bar.update(
                task,
                completed=run.files_done,
                total=run.files,
                description=run.current[:40],
                speed=run.pages / elapsed,
            )

        yield show
