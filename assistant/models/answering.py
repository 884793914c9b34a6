"""Tells how likely a sentence answers a question: a small cross-encoder, run on the processor."""

from __future__ import annotations

import threading
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from importlib import import_module
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from tokenizers import Tokenizer

# Trained by `python -m eval.training` on invented passages, from the weights of MiniLM.
GRAPH = Path(__file__).with_suffix(".onnx")
THREADS = 2
MAX_TOKENS = 160
QUESTION_TOKENS = 48
BATCH_SIZE = 8
INPUTS = ("input_ids", "attention_mask", "token_type_ids")
_MAX_BEFORE_WORDS = 24
_MAX_ABOUT_WORDS = 10


@dataclass(frozen=True, slots=True)
class InPlace:
    """A sentence as it stands: under which title and heading, and after which words.

    `before` is the question that it replies to, else the sentence before it.
    """

    sentence: str
    title: str = ""
    heading: str = ""
    before: str = ""

    def as_text(self) -> str:
        """Return the text that is compared with a question.

        >>> InPlace("It is May.", title="Minutes", before="When?").as_text()
        'Minutes. When? | It is May.'
        """
        about = ". ".join(
            " ".join(part.split()[:_MAX_ABOUT_WORDS])
            for part in (self.title, self.heading)
            if part.strip()
        )
        before = " ".join(self.before.split()[-_MAX_BEFORE_WORDS:])
        around = ". ".join(part for part in (about, before) if part)
        sentence = " ".join(self.sentence.split())
        return f"{around} | {sentence}" if around else sentence


def pair_tokenizer(path: Path) -> Tokenizer:
    """Return the tokenizer at `path`, which joins a question and a text to a pair."""
    tokenizer = Tokenizer.from_file(str(path))
    tokenizer.enable_truncation(MAX_TOKENS, strategy="only_second")
    tokenizer.no_padding()
    return tokenizer


@lru_cache(maxsize=1)
def load_answer_scorer() -> GraphScorer:
    """Return the scorer that comes with the assistant, loaded once.

    Raises:
        ModelError: The package with the tokenizer is missing.
    """
    from assistant.models.packaged import packaged_folder

    return GraphScorer(GRAPH, pair_tokenizer(packaged_folder() / "tokenizer.json"), THREADS)


class GraphScorer:
    """The cross-encoder as an exported graph. Safe for threads."""

    def __init__(
        self,
        graph: Path,
        tokenizer: Tokenizer,
        threads: int = 2,
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
        # By itself a question has no second text that could be cut.
        self._whole = Tokenizer.from_str(tokenizer.to_str())
        self._whole.no_truncation()
        self._lock = threading.Lock()

    def score(self, question: str, sentences: Sequence[InPlace]) -> NDArray[np.float32]:
        """Return how likely each sentence answers, `(n_sentences,)`, in logits."""
        scores = np.zeros(len(sentences), np.float32)
        if not sentences:
            return scores
        asked = self._shortened(question)
        encoded = self._tokenizer.encode_batch([(asked, each.as_text()) for each in sentences])
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

    def _shortened(self, question: str) -> str:
        """Return a question that leaves room for the text beside it."""
        encoded = self._whole.encode(question, add_special_tokens=False)
        if len(encoded.ids) <= QUESTION_TOKENS:
            return question
        return question[: encoded.offsets[QUESTION_TOKENS - 1][1]]
