"""`python -m eval.bench`: ingestion, search and answers beside a plain LangChain pipeline."""

from __future__ import annotations

import datetime as dt
import logging
import os
import platform
import tempfile
from importlib.metadata import PackageNotFoundError, version
from importlib.util import find_spec
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console

from eval.bench.figures import (
    AskingFigures,
    BenchFigures,
    BenchQuestion,
    BuiltFigures,
    IngestionFigures,
    LargeFigures,
    PipelineFigures,
    ProcessFigures,
    Task,
)
from eval.bench.measuring import StepError, pin_to_cores, run_step
from eval.bench.papers import BenchPapers, read_papers, sampled_pages
from eval.bench.questions import known_items, natural_questions
from eval.bench.reporting import print_figures
from eval.corpus.build import PAPERS

THREADS = 2
SEED = 20260112
KNOWN_ITEMS = 150
QUICK_PAPERS, QUICK_ITEMS, QUICK_SCALE = 3, 20, 2000
NEEDED = ("langchain_community", "langchain_chroma", "langchain_text_splitters")
LIBRARIES = ("torch", "sentence-transformers", "langchain-core", "langchain-community", "chromadb")

app = typer.Typer(add_completion=False, pretty_exceptions_enable=False)
out = Console()
err = Console(stderr=True)


@app.command()
def bench(
    papers: Annotated[Path, typer.Option(help="Folder whose PDFs are measured.")] = PAPERS,
    scale: Annotated[int, typer.Option(help="Passages of the large store; 0 for none.")] = 100_000,
    quick: Annotated[bool, typer.Option(help="A few papers and a small store: a trial.")] = False,
    ocr: Annotated[bool, typer.Option(help="Let ours read scans; the other cannot.")] = False,
    folder: Annotated[Path, typer.Option(help="Where results and stores are kept.")] = Path(
        "var/bench"
    ),
) -> None:
    """Measure ingestion, search and answers beside a plain LangChain pipeline."""
    if missing := [name for name in NEEDED if find_spec(name) is None]:
        raise _stopped(f"Install what is measured against: pip install -e '.[bench]' ({missing})")
    load = os.getloadavg()[0]
    pin_to_cores(THREADS)
    held = read_papers(papers, QUICK_PAPERS if quick else None)
    if not held.pdfs:
        raise _stopped(f"There are no PDFs in {str(papers)!r}.")
    questions = _questions(held, QUICK_ITEMS if quick else KNOWN_ITEMS)
    folder = folder.resolve()
    folder.mkdir(parents=True, exist_ok=True)
    scale = min(scale, QUICK_SCALE) if quick else scale
    try:
        with tempfile.TemporaryDirectory(dir=folder) as work:
            figures = _measure(held, questions, Path(work), folder, scale, load, ocr=ocr)
    except StepError as exc:
        raise _stopped(str(exc)) from exc
    print_figures(figures, out)
    latest = folder / "latest.json"
    latest.write_text(figures.model_dump_json(indent=1) + "\n", encoding="utf-8")
    out.print(f"Written to {latest}", style="dim", highlight=False)


def _questions(papers: BenchPapers, count: int) -> list[BenchQuestion]:
    pages = [page for of_one in papers.pages.values() for page in of_one]
    items = known_items(sampled_pages(papers, SEED), pages, count, SEED)
    return natural_questions(papers.pdfs) + items


def _measure(
    papers: BenchPapers,
    questions: list[BenchQuestion],
    work: Path,
    folder: Path,
    scale: int,
    load: float,
    *,
    ocr: bool,
) -> BenchFigures:
    task = Task(
        pdfs=papers.pdfs,
        store=work / "ours",
        plain=work / "plain",
        large=folder / f"scale-{scale}",
        questions=questions,
        threads=THREADS,
        ocr=ocr,
        scale=scale,
    )
    started = dt.datetime.now(dt.UTC).isoformat(timespec="seconds")
    _tell("exporting the model, once")
    _, export = run_step("export", task, BuiltFigures)
    _tell("ingesting with ours")
    ours = _pipeline(papers, *run_step("ours", task, IngestionFigures))
    _tell("ingesting with the plain pipeline")
    plain = _pipeline(papers, *run_step("plain", task, IngestionFigures))
    _tell(f"asking both {len(questions)} questions")
    asking, asking_process = run_step("ask", task, AskingFigures)
    built, large, large_process = _large(task) if scale else (None, None, None)
    return BenchFigures(
        started=started,
        machine=_machine(),
        load_before=round(load, 2),
        papers=papers.figures(),
        ours=ours,
        plain=plain,
        export_s=export.wall_s,
        asking=asking,
        asking_process=asking_process,
        built=built,
        large=large,
        large_process=large_process,
    )


def _pipeline(
    papers: BenchPapers, ingestion: IngestionFigures, process: ProcessFigures
) -> PipelineFigures:
    read = [pdf for pdf in papers.pdfs if str(pdf) not in ingestion.failed]
    pages, words = papers.pages_of(read), papers.words_of(read)
    return PipelineFigures(
        ingestion=ingestion,
        process=process,
        pages=pages,
        pages_per_s=round(pages / process.wall_s, 2),
        words_per_s=round(words / process.wall_s, 1),
        pages_per_s_after_loading=round(pages / ingestion.work_s, 2),
    )


def _large(task: Task) -> tuple[BuiltFigures | None, LargeFigures, ProcessFigures]:
    built = None
    if not task.large.exists():
        _tell(f"building a store of {task.scale:,} passages; it is kept for the next run")
        built, _ = run_step("build", task, BuiltFigures)
    _tell(f"asking a store of {task.scale:,} passages")
    return built, *run_step("large", task, LargeFigures)


def _machine() -> dict[str, str]:
    return {
        "processor": platform.processor() or platform.machine(),
        "cores": str(os.cpu_count()),
        "cores_used": str(THREADS),
        "python": platform.python_version(),
    } | {name: _version(name) for name in LIBRARIES}


def _version(name: str) -> str:
    try:
        return version(name)
    except PackageNotFoundError:
        return "absent"


def _tell(what: str) -> None:
    err.print(f"[dim]{what}[/dim]")


def _stopped(message: str) -> typer.Exit:
    err.print(message, style="bold red", highlight=False, markup=False)
    return typer.Exit(2)


if __name__ == "__main__":
    logging.basicConfig(level="WARNING")
    app()
