"""Tells how likely a sentence answers a question: a small cross-encoder, run on the processor."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from tokenizers import Tokenizer

from assistant.models.pairing import PairScorer, pair_tokenizer

# Trained by `python -m eval.training` on invented passages, from the weights of MiniLM.
GRAPH = Path(__file__).with_suffix(".onnx")
THREADS = 2
MAX_TOKENS = 160
QUESTION_TOKENS = 48
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


def answer_tokenizer(path: Path) -> Tokenizer:
    """Return the tokenizer at `path`, cut to the length that was trained on."""
    return pair_tokenizer(path, MAX_TOKENS)


@lru_cache(maxsize=1)
def load_answer_scorer() -> GraphScorer:
    """Return the scorer that comes with the assistant, loaded once.

    Raises:
        ModelError: The package with the tokenizer is missing.
    """
    from assistant.models.packaged import packaged_folder

    return GraphScorer(GRAPH, answer_tokenizer(packaged_folder() / "tokenizer.json"))


class GraphScorer:
    """The cross-encoder as an exported graph. Safe for threads."""

    def __init__(self, graph: Path, tokenizer: Tokenizer, threads: int = THREADS) -> None:
        self._pairs = PairScorer(graph, tokenizer, first_tokens=QUESTION_TOKENS, threads=threads)

    def score(self, question: str, sentences: Sequence[InPlace]) -> NDArray[np.float32]:
        """Return how likely each sentence answers, `(n_sentences,)`, in logits."""
        return self._pairs.score_pairs([(question, each.as_text()) for each in sentences])
