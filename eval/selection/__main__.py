"""python -m eval.selection: fits how sure an answer is, and writes the weights."""

from __future__ import annotations

import json
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
    with_nearness,
)
from eval.selection.gathering import WeighedCase, gather_weighed

app = typer.Typer(add_completion=False, pretty_exceptions_enable=False)
out = Console()


@app.command()
def fit(
    write: Annotated[bool, typer.Option(help="Write the weights that the assistant uses.")] = False,
    target: Annotated[Path, typer.Option(help="Where they are written.")] = WEIGHTS,
) -> None:
    """Fit to the development questions; tell how good held-out papers come out."""
    folders, embedder = default_corpora(), loaded_embedder()
    view = Library(StorePlace(store_of(folders, embedder))).view()
    cases = load_cases(QUESTIONS / "dev")
    weighed = list(gather_weighed(cases, Papers(folders), view, embedder))
    names = tuple(next(case for case in weighed if case.sentences).sentences[0].features)
    everything = odds_held_out(weighed, names)
    _tell("all features", weighed, everything)
    for name in names:
        without = tuple(other for other in names if other != name)
        _tell(f"without {name!r}", weighed, odds_held_out(weighed, without))
    fitted = fit_logistic(*matrix_of(weighed, names), names)
    for name, weight in zip(fitted.names, fitted.weights, strict=True):
        out.print(f"  {name:14} {weight:+.3f}")
    answers = answers_of(weighed, everything)
    whole = with_nearness(fit_logistic(*answers, ("odds", "nearness")), *answers)
    out.print(f"of an answer: {whole}")
    if write:
        held = {"of_sentence": _rounded(fitted), "of_answer": _rounded(whole)}
        target.write_text(json.dumps(held, indent=1) + "\n", encoding="utf-8")


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
