"""Runs an exported graph on the processor, by OpenVINO or by ONNX Runtime."""

from __future__ import annotations

import sys
from collections.abc import Callable
from importlib import import_module
from pathlib import Path
from types import ModuleType
from typing import cast

import numpy as np
from numpy.typing import NDArray

from assistant.errors import ModelError
from assistant.models.exporting_onnx import INPUTS

Tokens = NDArray[np.int64]
Runtime = Callable[[Tokens, Tokens], NDArray[np.float32]]
"""Takes token ids and their mask, `(n_texts, n_tokens)`; returns hidden states. Not for
several threads at once."""


def load_runtime(backend: str, graph: Path, threads: int) -> Runtime:
    """Return the runtime named `backend`, ready to run `graph`.

    Raises:
        ModelError: The runtime is not installed, unknown, or cannot read the graph.
    """
    loaders = {"openvino": _load_openvino, "onnxruntime": _load_onnxruntime}
    if backend not in loaders:
        raise ModelError(f"there is no embedding back end {backend!r}")
    try:
        return loaders[backend](graph, threads)
    except (ImportError, RuntimeError) as exc:
        raise ModelError(f"the embedding back end {backend!r} cannot start: {exc}") from exc


def _load_openvino(graph: Path, threads: int) -> Runtime:
    openvino = _import_openvino()
    # Without an INFERENCE_PRECISION_HINT it computes in bfloat16 where the processor can.
    compiled = openvino.Core().compile_model(
        str(graph),
        "CPU",
        {"PERFORMANCE_HINT": "LATENCY", "INFERENCE_NUM_THREADS": threads},
    )
    request = compiled.create_infer_request()

    def run(ids: Tokens, mask: Tokens) -> NDArray[np.float32]:
        request.infer([ids, mask])
        return np.array(request.get_output_tensor(0).data, np.float32)

    return run


def _import_openvino() -> ModuleType:
    """Import OpenVINO without its model converter, which reports its import to its makers."""
    modules = cast("dict[str, ModuleType | None]", sys.modules)
    converter = "openvino.tools.ovc"
    if "openvino" in modules or converter in modules:
        return import_module("openvino")
    modules[converter] = None
    try:
        return import_module("openvino")
    finally:
        del modules[converter]


def _load_onnxruntime(graph: Path, threads: int) -> Runtime:
    onnxruntime = import_module("onnxruntime")
    onnxruntime.disable_telemetry_events()
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = threads
    options.inter_op_num_threads = 1
    session = onnxruntime.InferenceSession(str(graph), options, providers=["CPUExecutionProvider"])

    def run(ids: Tokens, mask: Tokens) -> NDArray[np.float32]:
        states: NDArray[np.float32] = session.run(
            None, dict(zip(INPUTS, (ids, mask), strict=True))
        )[0]
        return states

    return run
