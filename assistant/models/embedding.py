"""Turns text into vectors. Read this first; nothing heavy is imported until the first use."""

from __future__ import annotations

import threading
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

DEFAULT_MODEL = "all-MiniLM-L6-v2"


class Embedder(Protocol):
    """Gives texts vectors whose inner product is their likeness.

    `name` is what an index remembers: vectors of embedders with one name may be
    compared, whatever `backend` computed them. `max_tokens` counts the two marks at
    the ends of a text; what is beyond is not read.
    """

    @property
    def name(self) -> str: ...
    @property
    def dimension(self) -> int: ...
    @property
    def max_tokens(self) -> int: ...
    @property
    def backend(self) -> str: ...

    def embed(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """Return vectors of unit length, `(n_texts, dimension)`, in the order of `texts`."""
        ...

    def count_tokens(self, text: str) -> int:
        """Return how many tokens `text` has, with the two marks and without truncation."""
        ...


class LazyEmbedder:
    """An embedder that is loaded when it is first asked something. Safe for threads."""

    def __init__(self, load: Callable[[], Embedder]) -> None:
        self._load = load
        self._loaded: Embedder | None = None
        self._lock = threading.Lock()

    def _embedder(self) -> Embedder:
        with self._lock:
            if self._loaded is None:
                self._loaded = self._load()
            return self._loaded

    @property
    def name(self) -> str:
        return self._embedder().name

    @property
    def dimension(self) -> int:
        return self._embedder().dimension

    @property
    def max_tokens(self) -> int:
        return self._embedder().max_tokens

    @property
    def backend(self) -> str:
        return self._embedder().backend

    def embed(self, texts: Sequence[str]) -> NDArray[np.float32]:
        return self._embedder().embed(texts)

    def count_tokens(self, text: str) -> int:
        return self._embedder().count_tokens(text)


def load_embedder(
    model: str = DEFAULT_MODEL, *, backend: str = "auto", threads: int = 2, cache: Path
) -> Embedder:
    """Return the embedder for `model`, which loads itself at its first use.

    The default model's weights come inside a package and need no network. `backend` is
    "auto" (the fastest that measures equal to the reference on this machine),
    "openvino", "onnxruntime" or "sentence-transformers". Any other model, by name or
    by folder, is run by sentence-transformers. `cache` keeps what is exported once.

    The first use raises `ModelError` where the model or the back end is missing.
    """

    def load() -> Embedder:
        if model != DEFAULT_MODEL:
            from assistant.models.reference import load_reference

            return load_reference(model, threads=threads)
        from assistant.models.packaged import load_packaged

        return load_packaged(backend, threads=threads, cache=cache)

    return LazyEmbedder(load)
