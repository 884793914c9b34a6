"""`python -m eval.wording`: the checker's table, and how soon the first sentence comes."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console
from rich.table import Table

from assistant.answering.pipeline import Tools, answer_question
from assistant.answering.worded.agreeing import WEIGHTS
from assistant.answers import Done, Question, SentenceReady
from assistant.commands import open_tools
from assistant.models.chat import Reply, Request
from assistant.models.scripted import faithful
from assistant.settings import Settings
from eval.errors import EvaluationError
from eval.statistics import wilson_interval
from eval.wording.fitting import fit_weights, weigh
from eval.wording.sentences import (
    EXACT,
    SEALED,
    Written,
    by_kind,
    load_fitted_to,
    load_sentences,
)

QUESTIONS = (
    "When will all actions of the Child R plan be completed?",
    "How many homes flooded in Tannery Fold?",
    "What did the inspectors find about medicines?",
    "Who is responsible for the culvert?",
)
TOKENS_PER_S = 30
CHARS_PER_TOKEN = 4
MOST_LOST, LEAST_EXACT, LEAST_OTHER = 0.04, 0.97, 0.80

app = typer.Typer(add_completion=False, no_args_is_help=True, help=__doc__)
out = Console()


@app.command()
def check(
    sentences: Annotated[Path, typer.Argument(help="A JSONL file of sentences.")] = SEALED,
    show: Annotated[bool, typer.Option(help="List what was judged wrongly.")] = False,
) -> None:
    """Hold sentences against what they cite: which faults are caught, which truths are lost."""
    try:
        written = load_sentences(sentences)
    except EvaluationError as exc:
        out.print(str(exc), style="red")
        raise typer.Exit(2) from exc
    faults = {each.id: each.fault for each in written}
    _tell(written, {name: fault is not None for name, fault in faults.items()})
    if show:
        for each in written:
            if (faults[each.id] is None) is not (each.planted is None):
                out.print(
                    f"{each.id} {each.planted or 'true'}: {faults[each.id]}\n  {each.sentence}"
                )


@app.command()
def fit(
    write: Annotated[bool, typer.Option(help="Write the weights that the checks use.")] = False,
) -> None:
    """Fit how doubts are weighed, and tell what the fit does on sentences held out of it."""
    weighed = weigh(load_fitted_to())
    weights, held_out = fit_weights(weighed)
    for name, weight in weights.by_name.items():
        out.print(f"  {name:26} {weight:+.3f}")
    out.print(f"refused from a chance of {weights.limit:.3f}; each sentence held out of its fit:")
    refused = {w.written.id: c >= weights.limit for w, c in zip(weighed, held_out, strict=True)}
    _tell([each.written for each in weighed], refused)
    if write:
        WEIGHTS.write_text(weights.model_dump_json(indent=2) + "\n", "utf-8")
        out.print(f"written to {WEIGHTS.name}")


def _tell(written: Sequence[Written], refused: Mapping[str, bool]) -> None:
    """Print how many sentences are refused, by what is planted in them."""
    table = Table("planted", "sentences", "refused", "share", "95 % interval")
    exact = [each for each in written if each.planted in EXACT]
    other = [each for each in written if each.planted and each.planted not in EXACT]
    groups = [*sorted(by_kind(written).items())]
    groups += [("numbers, dates, names", exact), ("all others planted", other)]
    for name, group in groups:
        _row(table, name, [refused[each.id] for each in group])
    out.print(table)
    out.print(
        f"wanted: {LEAST_EXACT:.2f} of numbers, dates, names; {LEAST_OTHER:.2f} of all others;"
        f" at most {MOST_LOST:.2f} of what is true"
    )


def _row(table: Table, kind: str, group: Sequence[bool]) -> None:
    refused = sum(group)
    if group:
        interval = wilson_interval(refused, len(group))
        table.add_row(
            kind,
            str(len(group)),
            str(refused),
            f"{refused / len(group):.3f}",
            f"{interval.low:.3f} to {interval.high:.3f}",
        )


class Paced:
    """A faithful model that writes thirty tokens a second."""

    name = "paced"

    def propose(self, request: Request) -> Iterator[Reply]:
        """Yield the reply as it grows, a word at a time."""
        sentences: list[dict[str, object]] = []
        for text, numbers in faithful(request):
            said = ""
            for piece in text.split(" "):
                time.sleep((len(piece) + 1) / CHARS_PER_TOKEN / TOKENS_PER_S)
                said = f"{said} {piece}".strip()
                yield {"sentences": [*sentences, {"text": said}]}
            sentences.append({"text": text, "rests_on": list(numbers)})
        yield {"sentences": sentences}


@app.command()
def first(
    store: Annotated[Path, typer.Option(help="Folder of a store.")] = Path("var/sample"),
    question: Annotated[list[str] | None, typer.Option(help="May be given several times.")] = None,
) -> None:
    """Measure when the first sentence comes from a model of thirty tokens a second.

    Each question is asked twice: a first answer loads what the next ones find in memory.
    """
    tools = replace(open_tools(Settings(store_folder=store)), chat=Paced())
    table = Table("question", "status", "first sentence, s", "all, s", "worded by")
    for text in question or QUESTIONS:
        asyncio.run(_timed(text, tools))
        table.add_row(text, *asyncio.run(_timed(text, tools)))
    out.print(table)


async def _timed(question: str, tools: Tools) -> tuple[str, str, str, str]:
    """Return the status, when the first and the last sentence came, and who worded them."""
    begun, came = time.perf_counter(), [0.0]
    async for event in answer_question(Question(question), tools):
        if isinstance(event, SentenceReady):
            came.append(time.perf_counter() - begun)
        if isinstance(event, Done):
            answer = event.answer
    last = f"{came[-1]:.2f}"
    return answer.status.value, f"{came[1]:.2f}", last, answer.worded_by or "the papers"


if __name__ == "__main__":
    app()
