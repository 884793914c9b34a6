"""Fits the cross-encoder to pairs: MiniLM's weights with a new head of one number."""

from __future__ import annotations

import logging
import random
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch
from numpy.typing import NDArray
from tokenizers import Tokenizer
from transformers import AutoModel

from eval.training.pairs import Pair

logger = logging.getLogger(__name__)

LEARNING_RATE = 5e-5
HEAD_RATE = 5e-4
WARM_UP = 0.1
BATCH = 32
# Few widths: for each new one the processor's kernels are built anew.
WIDTH_STEP = 16
LOG_STEPS = 50
# The embeddings of words and the lowest layers stay as they are: half of all numbers, and
# what is learned from a few thousand questions would only wear them out.
_FROZEN = (
    "embeddings.word_embeddings",
    "embeddings.position_embeddings",
    "encoder.layer.0.",
    "encoder.layer.1.",
)


class CrossEncoder(torch.nn.Module):
    """A transformer over the question and the sentence, with one logit."""

    def __init__(self, folder: Path, attention: str = "sdpa") -> None:
        super().__init__()
        self.transformer = AutoModel.from_pretrained(
            folder, attn_implementation=attention, local_files_only=True
        )
        self.dropout = torch.nn.Dropout(0.1)
        self.head = torch.nn.Linear(2 * self.transformer.config.hidden_size, 1)

    def forward(self, ids: torch.Tensor, mask: torch.Tensor, types: torch.Tensor) -> torch.Tensor:
        """Return logits, `(n_pairs,)`, of ids, their mask and their segments, `(n_pairs, n_tokens)`."""
        states = self.transformer(
            input_ids=ids, attention_mask=mask, token_type_ids=types
        ).last_hidden_state
        weights = mask.unsqueeze(-1).to(states.dtype)
        mean = (states * weights).sum(1) / weights.sum(1)
        joined = torch.cat([states[:, 0], mean], dim=-1)
        logits: torch.Tensor = self.head(self.dropout(joined)).squeeze(-1)
        return logits


@dataclass(frozen=True, slots=True)
class Encoded:
    """A pair as tokens."""

    ids: list[int]
    types: list[int]
    label: float


def encode_pairs(pairs: Sequence[Pair], tokenizer: Tokenizer) -> list[Encoded]:
    """Return pairs as tokens, in order."""
    found = tokenizer.encode_batch([(pair.question, pair.sentence.as_text()) for pair in pairs])
    return [
        Encoded(each.ids, each.type_ids, pair.label)
        for each, pair in zip(found, pairs, strict=True)
    ]


def fit(model: CrossEncoder, groups: Sequence[Sequence[Encoded]], epochs: int, seed: int) -> None:
    """Fit `model` to pairs, by binary cross-entropy with a weight for the few that answer.

    After Nogueira & Cho 2019 (arXiv 1901.04085), with hard negatives.
    """
    torch.manual_seed(seed)
    rng = random.Random(seed)
    pairs = [pair for group in groups for pair in group]
    positive = sum(pair.label for pair in pairs)
    weight = torch.tensor((len(pairs) - positive) / max(positive, 1.0)) ** 0.5
    optimiser = torch.optim.AdamW(_parameter_groups(model), weight_decay=0.01)
    steps = epochs * (len(pairs) // BATCH + 1)
    scheduler = torch.optim.lr_scheduler.LambdaLR(optimiser, lambda step: _rate(step, steps))
    model.train()
    began, step, total = time.monotonic(), 0, 0.0
    for epoch in range(epochs):
        for batch in _batches(pairs, rng):
            ids, mask, types, labels = tensors_of(batch)
            with torch.autocast("cpu", dtype=torch.bfloat16):
                logits = model(ids, mask, types)
            loss = torch.nn.functional.binary_cross_entropy_with_logits(
                logits.float(), labels, pos_weight=weight
            )
            loss.backward()  # type: ignore[no-untyped-call]  # torch leaves it untyped
            torch.nn.utils.clip_grad_norm_(model.parameters(), 1.0)
            optimiser.step()
            scheduler.step()
            optimiser.zero_grad()
            step, total = step + 1, total + loss.item()
            if step % LOG_STEPS == 0:
                logger.info(
                    "epoch %s, step %s of %s, loss %.4f, %.0f s",
                    epoch + 1, step, steps, total / LOG_STEPS, time.monotonic() - began,
                )  # fmt: skip
                total = 0.0


def predict(model: CrossEncoder, pairs: Sequence[Encoded]) -> NDArray[np.float32]:
    """Return logits, `(n_pairs,)`, in the order of `pairs`."""
    model.eval()
    order = sorted(range(len(pairs)), key=lambda row: len(pairs[row].ids))
    found = np.zeros(len(pairs), np.float32)
    with torch.no_grad():
        for begin in range(0, len(order), 4 * BATCH):
            rows = order[begin : begin + 4 * BATCH]
            ids, mask, types, _ = tensors_of([pairs[row] for row in rows])
            found[rows] = model(ids, mask, types).float().numpy()
    return found


def tensors_of(
    batch: Sequence[Encoded],
) -> tuple[torch.Tensor, torch.Tensor, torch.Tensor, torch.Tensor]:
    """Return ids, mask, segments, `(n_pairs, n_tokens)`, and labels, `(n_pairs,)`."""
    width = -(-max(len(pair.ids) for pair in batch) // WIDTH_STEP) * WIDTH_STEP
    ids, types, mask = (torch.zeros(len(batch), width, dtype=torch.long) for _ in range(3))
    for row, pair in enumerate(batch):
        length = len(pair.ids)
        ids[row, :length] = torch.tensor(pair.ids)
        types[row, :length] = torch.tensor(pair.types)
        mask[row, :length] = 1
    return ids, mask, types, torch.tensor([pair.label for pair in batch])


def _batches(pairs: Sequence[Encoded], rng: random.Random) -> Iterator[list[Encoded]]:
    """Yield all pairs once, in batches of like length, in random order."""
    shuffled = list(pairs)
    rng.shuffle(shuffled)
    chunk = 20 * BATCH
    batches = [
        ordered[begin : begin + BATCH]
        for start in range(0, len(shuffled), chunk)
        for ordered in [sorted(shuffled[start : start + chunk], key=lambda p: len(p.ids))]
        for begin in range(0, len(ordered), BATCH)
    ]
    rng.shuffle(batches)
    yield from batches


def _parameter_groups(model: CrossEncoder) -> list[dict[str, object]]:
    for name, parameter in model.transformer.named_parameters():
        if name.startswith(_FROZEN):
            parameter.requires_grad = False
    body = [p for p in model.transformer.parameters() if p.requires_grad]
    return [
        {"params": body, "lr": LEARNING_RATE},
        {"params": list(model.head.parameters()), "lr": HEAD_RATE},
    ]


def _rate(step: int, steps: int) -> float:
    begun = step / max(WARM_UP * steps, 1)
    return min(begun, max((steps - step) / max((1 - WARM_UP) * steps, 1), 0.0))
