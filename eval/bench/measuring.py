"""Runs a step in a process of its own, and measures time and memory."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Sequence
from pathlib import Path
from typing import TypeVar

import numpy as np
import psutil

from eval.bench.figures import Figures, ProcessFigures, Task, Timing

Result = TypeVar("Result", bound=Figures)

# Reading how much memory is shared takes milliseconds of the cores that are measured.
SAMPLE_S = 0.5
THREAD_VARIABLES = (
    "OMP_NUM_THREADS",
    "MKL_NUM_THREADS",
    "OPENBLAS_NUM_THREADS",
    "RAYON_NUM_THREADS",
)
QUIET = {
    "HF_HUB_OFFLINE": "1",
    "ANONYMIZED_TELEMETRY": "False",
    "LANGSMITH_TRACING": "false",
    "HF_HUB_DISABLE_PROGRESS_BARS": "1",
}


class StepError(Exception):
    """A step of the benchmark ended with an error."""


def timing(seconds: Sequence[float]) -> Timing:
    """Return the percentiles of durations, in milliseconds.

    >>> timing([0.001, 0.002, 0.003]).p50_ms
    2.0
    """
    p50, p95 = np.percentile(np.array(seconds) * 1000, [50, 95])
    return Timing(n=len(seconds), p50_ms=round(float(p50), 2), p95_ms=round(float(p95), 2))


def pin_to_cores(count: int) -> None:
    """Keep this process, and those that it starts, on `count` cores, where that can be told."""
    if hasattr(os, "sched_setaffinity"):
        os.sched_setaffinity(0, sorted(os.sched_getaffinity(0))[:count])


def run_step(name: str, task: Task, result: type[Result]) -> tuple[Result, ProcessFigures]:
    """Run a step in a new process; return what it found and what it used.

    Raises:
        StepError: It ended with an error; what it said stands on the terminal.
    """
    with tempfile.TemporaryDirectory() as folder:
        asked, answered = Path(folder, "task.json"), Path(folder, "result.json")
        asked.write_text(task.model_dump_json(), encoding="utf-8")
        began = time.perf_counter()
        process = subprocess.Popen(
            [sys.executable, "-m", "eval.bench.steps", name, str(asked), str(answered)],
            env=os.environ | QUIET | dict.fromkeys(THREAD_VARIABLES, str(task.threads)),
        )
        peak = _PeakMemory(process.pid)
        _, status, usage = os.wait4(process.pid, 0)
        wall_s = time.perf_counter() - began
        process.returncode = os.waitstatus_to_exitcode(status)
        if process.returncode:
            raise StepError(f"the step {name!r} ended with code {process.returncode}")
        figures = ProcessFigures(
            wall_s=round(wall_s, 3),
            peak_mb=round(peak.stop() / 1e6),
            largest_process_mb=round(usage.ru_maxrss * 1024 / 1e6),
        )
        return result.model_validate_json(answered.read_text(encoding="utf-8")), figures


class _PeakMemory:
    """Watches how much memory a process and all below it hold together."""

    def __init__(self, pid: int) -> None:
        self._pid = pid
        self._peak = 0
        self._ended = threading.Event()
        self._thread = threading.Thread(target=self._watch, daemon=True)
        self._thread.start()

    def stop(self) -> int:
        """Return the most bytes held at once, as sampled."""
        self._ended.set()
        self._thread.join()
        return self._peak

    def _watch(self) -> None:
        while not self._ended.wait(SAMPLE_S):
            self._peak = max(self._peak, _resident_bytes(self._pid))


def _resident_bytes(pid: int) -> int:
    try:
        root = psutil.Process(pid)
        family = [root, *root.children(recursive=True)]
    except psutil.Error:
        return 0
    total = 0
    for process in family:
        try:
            total += _bytes_of(process)
        except psutil.Error:
            continue
    return total


def _bytes_of(process: psutil.Process) -> int:
    """Return what a process holds, with its share of the pages that others hold too."""
    if not psutil.LINUX:
        return int(process.memory_info().rss)
    return int(process.memory_full_info().pss)
