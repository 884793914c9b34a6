"""A small cross-encoder over pairs of texts, as an exported graph, run on the processor."""

from __future__ import annotations

import threading
from collections.abc import Sequence
from importlib import import_module
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from tokenizers import Tokenizer

BATCH_SIZE = 8
INPUTS = ("input_ids", "attention_mask", "token_type_ids")


def pair_tokenizer(path: Path, max_tokens: int) -> Tokenizer:
    """Return the tokenizer at `path`, which joins two texts; the second one is cut to fit."""
    tokenizer = Tokenizer.from_file(str(path))
    tokenizer.enable_truncation(max_tokens, strategy="only_second")
    tokenizer.no_padding()
    return tokenizer


class PairScorer:
    """A graph that gives one logit to each pair of texts. Safe for threads."""

    def __init__(
        self, graph: Path, tokenizer: Tokenizer, *, first_tokens: int, threads: int = 2
    ) -> None:
        onnxruntime = import_module("onnxruntime")
        onnxruntime.disable_telemetry_events()
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = threads
        options.inter_op_num_threads = 1
        self._session = onnxruntime.InferenceSession(
            str(graph), options, providers=["CPUExecutionProvider"]
        )
        self._tokenizer = tokenizer
        self._first_tokens = first_tokens
        # By itself a text has no second one that could be cut.
        self._whole = Tokenizer.from_str(tokenizer.to_str())
        self._whole.no_truncation()
        self._lock = threading.Lock()

    def score_pairs(self, pairs: Sequence[tuple[str, str]]) -> NDArray[np.float32]:
        """Return logits, `(n_pairs,)`, in the order of `pairs`."""
        scores = np.zeros(len(pairs), np.float32)
        if not pairs:
            return scores
        firsts = {first: self._shortened(first) for first, _ in pairs}
        encoded = self._tokenizer.encode_batch([(firsts[first], text) for first, text in pairs])
        order = sorted(range(len(encoded)), key=lambda row: len(encoded[row].ids))
        for begin in range(0, len(order), BATCH_SIZE):
            rows = order[begin : begin + BATCH_SIZE]
            width = max(len(encoded[row].ids) for row in rows)
            inputs = np.zeros((3, len(rows), width), np.int64)
            for place, row in enumerate(rows):
                length = len(encoded[row].ids)
                inputs[0, place, :length] = encoded[row].ids
                inputs[1, place, :length] = encoded[row].attention_mask
                inputs[2, place, :length] = encoded[row].type_ids
            with self._lock:
                found = self._session.run(None, dict(zip(INPUTS, inputs, strict=True)))[0]
            scores[rows] = np.asarray(found, np.float32).reshape(-1)
        return scores

    def _shortened(self, first: str) -> str:
        """Return a first text that leaves room for the one beside it."""
        encoded = self._whole.encode(first, add_special_tokens=False)
        if len(encoded.ids) <= self._first_tokens:
            return first
        return first[: encoded.offsets[self._first_tokens - 1][1]]
