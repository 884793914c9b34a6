"""Tells how likely a statement says only what its evidence says: a small cross-encoder."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from tokenizers import Tokenizer

from assistant.models.pairing import PairScorer, pair_tokenizer

# Trained by `python -m eval.training.agreement` on invented passages, from the weights of MiniLM.
GRAPH = Path(__file__).with_suffix(".onnx")
MAX_TOKENS = 224
STATEMENT_TOKENS = 80


@dataclass(frozen=True, slots=True)
class Held:
    """A statement, the sentences that it is held against, and what is known of them."""

    statement: str
    evidence: str
    known: str = ""

    def as_pair(self) -> tuple[str, str]:
        """Return the two texts that are compared.

        >>> Held("It is late.", "The plan is late.", "Minutes; 3 May 2024").as_pair()
        ('It is late.', 'The plan is late. | Minutes; 3 May 2024')
        """
        evidence, known = (" ".join(text.split()) for text in (self.evidence, self.known))
        return " ".join(self.statement.split()), f"{evidence} | {known}" if known else evidence


def agreement_tokenizer(path: Path) -> Tokenizer:
    """Return the tokenizer at `path`, cut to the length that was trained on."""
    return pair_tokenizer(path, MAX_TOKENS)


@lru_cache(maxsize=1)
def load_agreement_scorer() -> AgreementScorer:
    """Return the scorer that comes with the assistant, loaded once.

    Raises:
        ModelError: The package with the tokenizer is missing.
    """
    from assistant.models.packaged import packaged_folder

    return AgreementScorer(GRAPH, packaged_folder() / "tokenizer.json")


class AgreementScorer:
    """The cross-encoder as an exported graph. Safe for threads."""

    def __init__(self, graph: Path, tokenizer: Path) -> None:
        self._pairs = PairScorer(
            graph, agreement_tokenizer(tokenizer), first_tokens=STATEMENT_TOKENS
        )

    def score(self, held: Sequence[Held]) -> NDArray[np.float32]:
        """Return how likely each statement agrees with its evidence, `(n_held,)`, in logits."""
        return self._pairs.score_pairs([each.as_pair() for each in held])
