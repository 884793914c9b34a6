"""python -m eval.selection: fits how sure an answer is, and writes the weights."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Annotated

import numpy as np
import typer
from rich.console import Console

from assistant.answering.weighing import WEIGHTS
from assistant.stores.library import Library
from assistant.stores.place import StorePlace
from eval.cases import QUESTIONS, load_cases
from eval.corpora import default_corpora, loaded_embedder, store_of
from eval.papers import Papers
from eval.selection.fitting import (
    Fitted,
    Floats,
    answers_of,
    fit_logistic,
    matrix_of,
    odds_held_out,
    only_read,
    with_nearness,
)
from eval.selection.gathering import WeighedCase, gather_weighed

READ = "answers"
LIMITS = (0.3, 0.35, 0.4, 0.45, 0.5, 0.55, 0.6, 0.65, 0.7)
CORPUS = Path(__file__).parents[1] / "corpus"
app = typer.Typer(add_completion=False, pretty_exceptions_enable=False)
out = Console()


@app.command()
def fit(
    write: Annotated[bool, typer.Option(help="Write the weights that the assistant uses.")] = False,
    target: Annotated[Path, typer.Option(help="Where they are written.")] = WEIGHTS,
) -> None:
    """Fit to the development questions; tell how good held-out papers come out."""
    weighed = list(_gathered())
    read = [only_read(case) for case in weighed]
    names = tuple(next(case for case in read if case.sentences).sentences[0].features)
    unread_names = tuple(name for name in names if name != READ)
    _tell("not read", weighed, odds_held_out(weighed, unread_names))
    everything = odds_held_out(read, names)
    _tell("all features", read, everything)
    for name in names:
        without = tuple(other for other in names if other != name)
        _tell(f"without {name!r}", read, odds_held_out(read, without))
    of_read = fit_logistic(*matrix_of(read, names), names)
    of_all = fit_logistic(*matrix_of(weighed, unread_names), unread_names)
    for name, weight in zip(of_read.names, of_read.weights, strict=True):
        out.print(f"  {name:14} {weight:+.3f}")
    answers = answers_of(read, everything)
    whole = with_nearness(fit_logistic(*answers, ("odds", "nearness")), *answers)
    out.print(f"of an answer: {whole}")
    _tell_limits(*answers)
    if write:
        held = {
            "of_sentence": _rounded(of_all),
            "of_read_sentence": _rounded(of_read),
            "of_answer": _rounded(whole),
        }
        target.write_text(json.dumps(held, indent=1) + "\n", encoding="utf-8")


def _gathered() -> Iterator[WeighedCase]:
    """Yield the development questions of the sample, and of each council of its own."""
    embedder = loaded_embedder()
    sets = [(default_corpora(), QUESTIONS / "dev")]
    for file in sorted((QUESTIONS / "councils").glob("*.jsonl")):
        sets.append(((CORPUS / "councils" / file.stem / "papers",), file))
    for folders, questions in sets:
        view = Library(StorePlace(store_of(folders, embedder))).view()
        yield from gather_weighed(load_cases(questions), Papers(folders), view, embedder)


def _tell_limits(features: Floats, labels: Floats) -> None:
    """Print how many questions stand above each limit of the best sentence, and how many are right."""
    sure = 1 / (1 + np.exp(-features[:, 0]))
    for limit in LIMITS:
        above = sure >= limit
        if above.any():
            out.print(
                f"limit {limit:.2f}: {above.sum()} answered, {labels[above].mean():.3f} right"
            )


def _rounded(fitted: Fitted) -> dict[str, object]:
    kept = {n: round(w, 4) for n, w in zip(fitted.names, fitted.weights, strict=True)}
    return {"bias": round(fitted.bias, 4), "by_name": kept}


def _tell(what: str, cases: list[WeighedCase], odds: list[Floats]) -> None:
    """Print how often the surest sentence proves, and how sure that is for what is not held."""
    first: list[bool] = []
    best: list[float] = []
    silent: list[float] = []
    for case, found in zip(cases, odds, strict=True):
        top = float(found.max()) if len(found) else -30.0
        (best if case.answerable else silent).append(top)
        if case.answerable:
            first.append(bool(len(found)) and case.sentences[int(found.argmax())].proves)
    near = np.array(silent)
    above = float(np.mean([(top > near).mean() for top in best])) if silent else float("nan")
    out.print(f"{what}: first proves {np.mean(first):.3f} of {len(first)}; AUROC {above:.3f}")


if __name__ == "__main__":
    app()
