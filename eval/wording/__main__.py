"""`python -m eval.wording`: the checker's table, and how soon the first sentence comes."""

from __future__ import annotations

import time
from collections.abc import Iterator
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console
from rich.table import Table

from assistant.answering.worded.wording import Settling, begin_wording, word
from assistant.answers import AnswerStatus, Basis, Sentence
from assistant.models.chat import Reply, Request
from assistant.models.scripted import faithful
from eval.errors import EvaluationError
from eval.statistics import wilson_interval
from eval.wording.sentences import EXACT, SENTENCES, Written, by_kind, load_sentences

TOKENS_PER_S = 30
CHARS_PER_TOKEN = 4
MOST_LOST, LEAST_EXACT, LEAST_OTHER = 0.04, 0.97, 0.80

app = typer.Typer(add_completion=False, no_args_is_help=True, help=__doc__)
out = Console()


@app.command()
def check(
    sentences: Annotated[Path, typer.Argument(help="A JSONL file of sentences.")] = SENTENCES,
    show: Annotated[bool, typer.Option(help="List what was judged wrongly.")] = False,
) -> None:
    """Hold sentences against what they cite: which faults are caught, which truths are lost."""
    try:
        written = load_sentences(sentences)
    except EvaluationError as exc:
        out.print(str(exc), style="red")
        raise typer.Exit(2) from exc
    table = Table("planted", "sentences", "refused", "share", "95 % interval")
    for kind, group in sorted(by_kind(written).items()):
        _row(table, kind, group)
    exact = [each for each in written if each.planted in EXACT]
    other = [each for each in written if each.planted and each.planted not in EXACT]
    for name, group in (("numbers, dates, names", exact), ("all others planted", other)):
        _row(table, name, group)
    out.print(table)
    if show:
        for each in written:
            if (each.fault is None) is not (each.planted is None):
                out.print(f"{each.id} {each.planted or 'true'}: {each.fault}\n  {each.sentence}")


def _row(table: Table, kind: str, group: list[Written]) -> None:
    refused = sum(each.fault is not None for each in group)
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
def first(count: Annotated[int, typer.Option(help="Sentences of the answer.")] = 3) -> None:
    """Measure when the first sentence comes from a model of thirty tokens a second."""
    line = "On 7 March 2025, {n} of the 18 actions in the flood risk action plan were complete."
    said = tuple(Sentence(line.format(n=n), Basis.COMPUTED, ()) for n in range(1, count + 1))
    settled = Settling("How many actions are complete?", AnswerStatus.ANSWERED, said, {})
    model, begun = Paced(), time.perf_counter()
    took = [time.perf_counter() - begun for _ in word(settled, model, begin_wording(model))]
    out.print(f"first sentence after {took[0]:.2f} s, all {len(took)} after {took[-1]:.2f} s")


if __name__ == "__main__":
    app()
