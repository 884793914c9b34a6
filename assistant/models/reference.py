"""Embedding by sentence-transformers: the reference, and the way for any other model."""

from __future__ import annotations

import hashlib
import os
import threading
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from assistant.errors import ModelError

if TYPE_CHECKING:
    from sentence_transformers import SentenceTransformer

BACKEND = "sentence-transformers"
BATCH_SIZE = 8


class ReferenceEmbedder:
    """A model as sentence-transformers runs it, in full precision."""

    backend = BACKEND

    def __init__(self, name: str, model: SentenceTransformer) -> None:
        dimension = model.get_embedding_dimension()
        if dimension is None:
            raise ModelError(f"the model {name!r} does not say how long its vectors are")
        self.name = name
        self.dimension = dimension
        self.max_tokens = int(model.max_seq_length or 512)
        self._model = model
        self._lock = threading.Lock()

    def embed(self, texts: Sequence[str]) -> NDArray[np.float32]:
        if not texts:
            return np.empty((0, self.dimension), np.float32)
        with self._lock:
            vectors = self._model.encode(
                list(texts),
                batch_size=BATCH_SIZE,
                show_progress_bar=False,
                convert_to_numpy=True,
                normalize_embeddings=True,
            )
        return np.ascontiguousarray(vectors, np.float32)

    def count_tokens(self, text: str) -> int:
        with self._lock:
            return len(self._model.tokenizer(text, truncation=False, verbose=False)["input_ids"])


def load_reference(
    model: str, *, threads: int, name: str | None = None, offline: bool = False
) -> ReferenceEmbedder:
    """Return `model`, a name or a folder; `offline` forbids looking for it elsewhere.

    Without a `name`, a folder is named after itself and the digest of its weights, so
    that two models in folders of one name are told apart.

    Raises:
        ModelError: The model is not there or cannot be loaded.
    """
    keep_quiet(offline=offline)
    import torch
    from sentence_transformers import SentenceTransformer

    torch.set_num_threads(threads)
    try:
        loaded = SentenceTransformer(model, device="cpu", local_files_only=offline)
    except (OSError, ValueError, RuntimeError) as exc:
        raise ModelError(f"the embedding model {model!r} cannot be loaded: {exc}") from exc
    return ReferenceEmbedder(name or _identity(model), loaded)


def keep_quiet(*, offline: bool) -> None:
    """Set, unless set already, what the model libraries read when they are imported."""
    names = ["HF_HUB_DISABLE_TELEMETRY", "HF_HUB_DISABLE_PROGRESS_BARS"]
    if offline:
        names.append("HF_HUB_OFFLINE")
    for name in names:
        os.environ.setdefault(name, "1")
    os.environ.setdefault("TOKENIZERS_PARALLELISM", "false")


def _identity(model: str) -> str:
    folder = Path(model)
    if not folder.is_dir():
        return model
    digest = hashlib.sha256()
    for path in sorted([*folder.rglob("*.safetensors"), *folder.rglob("*.bin")]):
        with path.open("rb") as weights:
            digest.update(hashlib.file_digest(weights, "sha256").digest())
    return f"{folder.resolve().name}@{digest.hexdigest()[:12]}"
