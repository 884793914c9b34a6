"""python -m eval.training: trains the cross-encoder on invented passages and measures it."""

from __future__ import annotations

import logging
import random
from pathlib import Path
from typing import Annotated

import numpy as np
import torch
import typer
from rich.console import Console

from assistant.models.answering import answer_tokenizer
from assistant.models.packaged import packaged_folder
from eval.corpora import WORK, loaded_embedder
from eval.metrics.abstention import auroc
from eval.training.exporting import export_int8
from eval.training.holding_out import split_groups
from eval.training.invented import PASSAGES, read_passages
from eval.training.learning import CrossEncoder, Encoded, encode_pairs, fit, predict
from eval.training.pairs import build_pairs

SEED = 0

app = typer.Typer(add_completion=False, pretty_exceptions_enable=False)
out = Console()


@app.command()
def train(
    passages: Annotated[Path, typer.Option(help="Folder of training passages.")] = PASSAGES,
    target: Annotated[Path, typer.Option(help="Where the graph is written.")] = WORK
    / "answering.onnx",
    epochs: Annotated[int, typer.Option(min=1)] = 2,
    start: Annotated[Path | None, typer.Option(help="A trained state to go on from.")] = None,
    singles: Annotated[
        float, typer.Option(help="Share of the passages without a group that are used.")
    ] = 1.0,
    threads: Annotated[int, typer.Option(min=1)] = 2,
) -> None:
    """Train on nine passages in ten, measure on the others, write the int8 graph."""
    logging.basicConfig(level=logging.INFO, format="%(message)s", force=True)
    torch.set_num_threads(threads)
    rng = random.Random(SEED)
    read = [p for p in read_passages(passages) if p.group or rng.random() < singles]
    kept, apart = split_groups(read, lambda passage: passage.group, rng)
    embedder, tokenizer = (
        loaded_embedder(WORK, threads),
        answer_tokenizer(packaged_folder() / "tokenizer.json"),
    )
    training = [encode_pairs(g, tokenizer) for g in build_pairs(kept, embedder, rng)]
    held_out = [encode_pairs(g, tokenizer) for g in build_pairs(apart, embedder, rng)]
    model = CrossEncoder(packaged_folder())
    if start is not None:
        model.load_state_dict(torch.load(start, weights_only=True))
    out.print(f"{len(training)} questions, {sum(map(len, training))} pairs")
    fit(model, training, epochs, SEED)
    # Measuring takes minutes: what was learnt is kept first.
    torch.save(model.state_dict(), target.with_suffix(".pt"))
    measure(model, held_out)
    out.print(f"SHA-256 {export_int8(model, target)}, {target.stat().st_size / 1e6:.1f} MB")


def measure(model: CrossEncoder, groups: list[list[Encoded]]) -> None:
    """Print how often the best sentence answers, and how well answering is told from not."""
    scores = [predict(model, group) for group in groups]
    answerable = [
        (found, np.array([pair.label for pair in group]))
        for found, group in zip(scores, groups, strict=True)
        if any(pair.label for pair in group)
    ]
    first = [float(labels[int(found.argmax())]) for found, labels in answerable]
    best = np.array([found.max() for found in scores])
    known = np.array([any(pair.label for pair in group) for group in groups])
    out.print(f"held out: {len(groups)} questions; first is right {np.mean(first):.3f}")
    out.print(
        f"answerable against near-miss, AUROC {auroc(best[known].tolist(), best[~known].tolist()):.3f}"
    )


if __name__ == "__main__":
    app()
