"""Tells how likely a sentence answers a question: a small cross-encoder, run on the processor."""

from __future__ import annotations

import hashlib
import threading
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from typing import Protocol

import numpy as np
from numpy.typing import NDArray
from tokenizers import Tokenizer

from assistant.errors import ModelError

WEIGHTS = Path(__file__).with_name("weights") / "answering.onnx"
# What `eval.training` wrote; another file is refused.
SHA256 = ""
MAX_TOKENS = 160
QUESTION_TOKENS = 48
BATCH_SIZE = 8
INPUTS = ("input_ids", "attention_mask", "token_type_ids")
_MAX_BEFORE_WORDS = 28
_MAX_ABOUT_WORDS = 14


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


class AnswerScorer(Protocol):
    """Scores sentences as answers."""

    def score(self, question: str, sentences: Sequence[InPlace]) -> NDArray[np.float32]:
        """Return how likely each sentence answers, `(n_sentences,)`, in logits."""
        ...


class NoScorer:
    """Stands in where there is no cross-encoder: every sentence scores 0."""

    def score(self, question: str, sentences: Sequence[InPlace]) -> NDArray[np.float32]:
        """Return zeros."""
        return np.zeros(len(sentences), np.float32)


def pair_tokenizer(path: Path) -> Tokenizer:
    """Return the tokenizer at `path`, which joins a question and a text to a pair."""
    tokenizer = Tokenizer.from_file(str(path))
    tokenizer.enable_truncation(MAX_TOKENS, strategy="only_second")
    tokenizer.no_padding()
    return tokenizer


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


class LazyScorer:
    """A scorer that is loaded when it is first asked something. Safe for threads."""

    def __init__(self, load: Callable[[], AnswerScorer]) -> None:
        self._load = load
        self._loaded: AnswerScorer | None = None
        self._lock = threading.Lock()

    def score(self, question: str, sentences: Sequence[InPlace]) -> NDArray[np.float32]:
        """Return how likely each sentence answers, `(n_sentences,)`, in logits."""
        with self._lock:
            if self._loaded is None:
                self._loaded = self._load()
        return self._loaded.score(question, sentences)


def load_scorer(threads: int = 2) -> AnswerScorer:
    """Return the cross-encoder, which loads itself at its first use.

    The first use raises `ModelError` where its weights are missing or changed.
    """

    def load() -> AnswerScorer:
        from assistant.models.packaged import packaged_folder

        if not WEIGHTS.is_file():
            raise ModelError(f"the weights {WEIGHTS.name!r} of the cross-encoder are missing")
        if hashlib.sha256(WEIGHTS.read_bytes()).hexdigest() != SHA256:
            raise ModelError(f"the weights {WEIGHTS.name!r} of the cross-encoder were changed")
        tokenizer = pair_tokenizer(packaged_folder() / "tokenizer.json")
        return GraphScorer(WEIGHTS, tokenizer, threads)

    return LazyScorer(load)
