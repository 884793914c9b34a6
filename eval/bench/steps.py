"""The steps of the benchmark, each run alone: `python -m eval.bench.steps NAME TASK RESULT`."""

from __future__ import annotations

import sys
from pathlib import Path

from eval.bench.figures import BuiltFigures, Figures, Task


def run(name: str, task: Task) -> Figures:
    """Return what a step found. Each imports only what it needs: imports are measured too."""
    if name == "export":
        from eval.bench.ours import loaded_embedder

        loaded_embedder(task.store, task.threads)
        return BuiltFigures(passages=0, seconds=0)
    if name == "ours":
        from eval.bench.ours import ingest_ours

        return ingest_ours(task)
    if name == "plain":
        from eval.bench.plain import ingest_plain

        return ingest_plain(task)
    if name == "ask":
        from eval.bench.asking import ask_both

        return ask_both(task)
    if name == "build":
        from eval.bench.large import build_large

        return build_large(task)
    if name == "large":
        from eval.bench.large import ask_large

        return ask_large(task)
    raise ValueError(f"there is no step {name!r}")


if __name__ == "__main__":
    found = run(sys.argv[1], Task.model_validate_json(Path(sys.argv[2]).read_text("utf-8")))
    Path(sys.argv[3]).write_text(found.model_dump_json(), encoding="utf-8")
