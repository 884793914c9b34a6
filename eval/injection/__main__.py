"""`python -m eval.injection`: attacks before models that obey; exit code 3 if anything wrong is shown."""

from __future__ import annotations

import json
import logging
import tempfile
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console
from rich.progress import Progress

from eval.commands import FAILED
from eval.corpora import loaded_embedder
from eval.injection.attacks import load_attacks, some_of_each
from eval.injection.measuring import measure, open_attacked
from eval.injection.reporting import as_data, rows_of, tables_of
from eval.injection.results import Result

app = typer.Typer(add_completion=False, help=__doc__)
out, err = Console(), Console(stderr=True)


@app.command()
def main(
    file: Annotated[Path | None, typer.Option("--json", help="Write all results there.")] = None,
    each: Annotated[
        int | None, typer.Option(help="So many attacks of each place; else all.")
    ] = None,
) -> None:
    """Ask of each attacked paper, and print what reached the models and what was shown."""
    # Each refusal of a model is logged for who runs a server; here it is what is counted.
    logging.getLogger("assistant").setLevel(logging.ERROR)
    results = _results(each)
    for table in tables_of(rows_of(results)):
        out.print(table)
    for result in results:
        for text in result.wrong:
            out.print(f"{result.attack}, {result.model}: {text}", markup=False, highlight=False)
    if file:
        file.write_text(json.dumps(as_data(results), ensure_ascii=False, indent=1), "utf-8")
    if any(result.wrong for result in results):
        raise typer.Exit(FAILED)


def _results(each: int | None) -> list[Result]:
    attacks = load_attacks() if each is None else some_of_each(load_attacks(), each)
    with (
        tempfile.TemporaryDirectory() as folder,
        Progress(console=err, transient=True) as progress,
    ):
        tools = open_attacked(attacks, Path(folder), loaded_embedder())
        task = progress.add_task("attacking", total=len(attacks))
        return list(
            measure(attacks, tools, on_progress=lambda done: progress.update(task, completed=done))
        )


if __name__ == "__main__":
    app()
