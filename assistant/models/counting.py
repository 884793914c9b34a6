"""Counts tokens without loading a model: all that cutting passages needs."""

from __future__ import annotations

from pathlib import Path
from typing import Protocol

from assistant.models.embedding import DEFAULT_MODEL, load_embedder


class TokenCounter(Protocol):
    """Counts as the embedder of the same model does."""

    @property
    def max_tokens(self) -> int: ...

    def count_tokens(self, text: str) -> int:
        """Return how many tokens `text` has, with the two marks and without truncation."""
        ...


def load_token_counter(model: str, *, cache: Path) -> TokenCounter:
    """Return the counter for `model`.

    For the default model only its tokeniser is loaded, in a tenth of the time and of the
    memory of the embedder; any other model is loaded whole, at its first use.

    Raises:
        ModelError: The package with the default model is not installed.
    """
    if model != DEFAULT_MODEL:
        return load_embedder(model, cache=cache)
    from assistant.models.packaged import load_packaged_counter

    return load_packaged_counter()
