"""python -m eval.training.agreement: trains and measures what tells agreement from fault."""

from __future__ import annotations

import logging
import random
from collections import defaultdict
from pathlib import Path
from typing import Annotated

import numpy as np
import torch
import typer
from numpy.typing import NDArray
from rich.console import Console

from assistant.models.agreeing import agreement_tokenizer
from assistant.models.packaged import packaged_folder
from eval.corpora import WORK
from eval.metrics.abstention import auroc
from eval.training.agreement.pairs import Labelled, build_pairs
from eval.training.agreement.written import STATEMENTS, read_statements
from eval.training.exporting import export_int8
from eval.training.holding_out import split_groups
from eval.training.learning import CrossEncoder, Encoded, fit, predict

SEED = 0

app = typer.Typer(add_completion=False, pretty_exceptions_enable=False)
out = Console()


@app.command()
def train(
    statements: Annotated[Path, typer.Option(help="Folder of statements.")] = STATEMENTS,
    target: Annotated[Path, typer.Option(help="Where the graph is written.")] = WORK
    / "agreeing.onnx",
    epochs: Annotated[int, typer.Option(min=1)] = 3,
    start: Annotated[Path | None, typer.Option(help="A trained state to go on from.")] = None,
    threads: Annotated[int, typer.Option(min=1)] = 2,
) -> None:
    """Train on nine groups of passages in ten, measure on the others, write the int8 graph."""
    logging.basicConfig(level=logging.INFO, format="%(message)s", force=True)
    torch.set_num_threads(threads)
    rng = random.Random(SEED)
    stated = read_statements(statements)
    kept, apart = split_groups(stated, lambda each: each.passage.group, rng)
    training, held_out = build_pairs(kept, rng), build_pairs(apart, rng)
    model = CrossEncoder(packaged_folder())
    if start is not None:
        model.load_state_dict(torch.load(start, weights_only=True))
    true = sum(each.kind == "true" for each in training)
    out.print(f"{len(training)} statements, {true} of them true; {len(held_out)} apart")
    fit(model, [_encoded(training)], epochs, SEED)
    # Measuring takes minutes: what was learnt is kept first.
    torch.save(model.state_dict(), target.with_suffix(".pt"))
    _measure(predict(model, _encoded(held_out)), held_out)
    out.print(f"SHA-256 {export_int8(model, target)}, {target.stat().st_size / 1e6:.1f} MB")


def _encoded(pairs: list[Labelled]) -> list[Encoded]:
    tokenizer = agreement_tokenizer(packaged_folder() / "tokenizer.json")
    found = tokenizer.encode_batch([each.held.as_pair() for each in pairs])
    return [Encoded(e.ids, e.type_ids, p.label) for e, p in zip(found, pairs, strict=True)]


def _measure(scores: NDArray[np.float32], pairs: list[Labelled]) -> None:
    """Print how well each kind of fault is told from what is true."""
    kinds: dict[str, list[float]] = defaultdict(list)
    for score, each in zip(scores, pairs, strict=True):
        kinds[each.kind].append(float(score))
    true = np.array(kinds.pop("true"), np.float32)
    limit = float(np.quantile(true, 0.04))
    for kind, found in sorted(kinds.items()):
        values = np.array(found, np.float32)
        caught = float((values < limit).mean())
        out.print(
            f"{kind:10} {len(found):5} AUROC {auroc(true.tolist(), found):.3f}, caught {caught:.3f}"
        )


if __name__ == "__main__":
    app()
