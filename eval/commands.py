"""The commands of `python -m eval`: check, generate, score, compare, gate, report, run."""

from __future__ import annotations

import hashlib
import shutil
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

from eval.cases import QUESTIONS, Case, load_cases, places_of
from eval.errors import EvaluationError

FAILED, BROKEN = 3, 2
BASELINE = Path(__file__).with_name("baseline.json")
FOLDERS = {"dev": QUESTIONS / "dev", "test": QUESTIONS / "sealed"}
_CODE = ("assistant", "ingest", "prompts")
_ROOT = Path(__file__).parent.parent

app = typer.Typer(
    add_completion=False,
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    help="Measures how good the answers are, and compares versions.",
)
out = Console()
err = Console(stderr=True)

Run = Annotated[Path, typer.Argument(help="The folder of a run.")]
Questions = Annotated[
    list[Path] | None,
    typer.Option("--questions", help="JSONL files or folders of questions; ours if absent."),
]
Corpus = Annotated[
    list[Path] | None,
    typer.Option("--corpus", help="Folders of papers that they are asked of; ours if absent."),
]
Split = Annotated[str, typer.Option(help="dev, or test: run rarely, never tuned on.")]
Sets = Annotated[
    list[str] | None, typer.Option("--set", help="Only questions of a set: smoke, core.")
]


@app.command()
def check(
    questions: Annotated[list[Path] | None, typer.Argument(help="JSONL files or folders.")] = None,
    corpus: Corpus = None,
) -> None:
    """Hold questions against the papers: format, ids, quotations, tables."""
    paths = questions or list(FOLDERS.values())
    cases = _checked(paths, _folders(corpus))
    out.print(f"{len(cases)} questions hold against the papers.")


@app.command()
def generate(
    run: Annotated[Path, typer.Option("--out", help="Folder to write the run into.")],
    questions: Questions = None,
    corpus: Corpus = None,
    sets: Sets = None,
    split: Split = "dev",
    server: Annotated[
        str | None, typer.Option(help="Address of a running server to ask instead.")
    ] = None,
    twice: Annotated[bool, typer.Option(help="Ask all twice: are the answers the same?")] = False,
    follow_ups: Annotated[bool, typer.Option(help="Ask each suggested question too.")] = True,
    chat: Annotated[
        str | None,
        typer.Option(help="Language model that helps; scripted:faithful, scripted:sloppy."),
    ] = None,
    uses: Annotated[
        str | None,
        typer.Option(
            help="What it may do, with commas: wording, standalone, planning, follow_ups."
        ),
    ] = None,
) -> None:
    """Ask the assistant all questions; an interrupted run goes on where it stopped."""
    from eval.assistants import AssistantUnderTest, LocalAssistant, RemoteAssistant
    from eval.chat_models import chat_model, chat_uses
    from eval.corpora import loaded_embedder, store_of
    from eval.generating import RunPlan
    from eval.generating import generate as generate_run
    from eval.papers import Papers

    folders = _folders(corpus)
    paths = questions or [_folder_of(split)]
    cases = _chosen(_checked(paths, folders), sets, split)
    assistant: AssistantUnderTest
    if server:
        assistant = RemoteAssistant(server)
    else:
        from assistant.stores.place import StorePlace

        embedder = loaded_embedder()
        with _bar("reading papers") as told:
            store = store_of(
                folders,
                embedder,
                on_progress=lambda progress: told(progress.files_done, progress.files),
            )
        assistant = LocalAssistant(
            StorePlace(store), embedder, chat=chat_model(chat, cases), uses=chat_uses(uses)
        )
    plan = RunPlan(
        name=run.name,
        cases=cases,
        corpus_hash=Papers(folders).fingerprint(),
        corpora=tuple(_called(folder) for folder in folders),
        questions=tuple(path.name for path in paths),
        server=server,
        code_hash="" if server else _code_hash(),
        follow_ups=follow_ups,
        twice=twice,
    )
    with _bar("asking") as told:
        generate_run(plan, assistant, run, lambda done: told(done, len(cases)))
    out.print(f"{len(cases)} questions asked; see {run}")


@app.command()
def score(
    run: Run,
    questions: Questions = None,
    corpus: Corpus = None,
    keep: Annotated[
        bool, typer.Option("--write-baseline", help="Make this run what others are held against.")
    ] = False,
) -> None:
    """Score a run against the questions; the assistant is not needed."""
    from eval.baseline import write_baseline
    from eval.comparing import compare_runs
    from eval.corpora import loaded_embedder
    from eval.papers import Papers
    from eval.reporting.terminal import print_summary
    from eval.scoring import score_run

    cases = load_cases(*(questions or FOLDERS.values()))
    folders = _folders(corpus)
    _, summary = score_run(run, cases, Papers(folders), loaded_embedder().embed)
    print_summary(out, summary, compare_runs(BASELINE, run) if BASELINE.is_file() else None)
    if keep:
        write_baseline(run, BASELINE)
        out.print(f"The baseline is now {run.name}: commit it once it was looked at.")


@app.command()
def compare(
    base: Annotated[Path, typer.Argument(help="The folder of a run, or a baseline file.")],
    new: Annotated[Path, typer.Argument(help="The folder of a run, or a baseline file.")],
    as_json: Annotated[bool, typer.Option("--json", help="Print JSON for scripts.")] = False,
) -> None:
    """Tell what is better or worse, how surely, and which questions changed."""
    from eval.comparing import compare_runs
    from eval.reporting.terminal import print_comparison

    comparison = compare_runs(base, new)
    if as_json:
        print(comparison.model_dump_json(indent=1))  # noqa: T201 - what scripts read
    else:
        print_comparison(out, comparison)


@app.command()
def gate(
    run: Run,
    strict: Annotated[bool, typer.Option(help="Warnings fail too, as for a release.")] = False,
) -> None:
    """Say whether a run may be released: exit code 0 if so, 3 if not."""
    from eval.gating import gate_run
    from eval.reporting.terminal import print_gate

    result = gate_run(run, BASELINE if BASELINE.is_file() else None, strict)
    print_gate(out, result)
    raise typer.Exit(result.exit_code)


@app.command()
def report(
    run: Run,
    against: Annotated[Path | None, typer.Option(help="A run to compare with.")] = None,
    questions: Questions = None,
) -> None:
    """Write a run's report, one HTML page that needs no network."""
    from eval.reporting.page import write_report

    cases = load_cases(*(questions or FOLDERS.values()))
    page = run / "report.html"
    write_report(run, page, against, cases)
    out.print(f"Written: {page}")


@app.command("run")
def run_all(
    run: Annotated[Path, typer.Option("--out", help="Folder of the run; emptied first.")],
    questions: Questions = None,
    corpus: Corpus = None,
    sets: Sets = None,
    split: Split = "dev",
    twice: Annotated[bool, typer.Option(help="Ask all twice: are the answers the same?")] = False,
    follow_ups: Annotated[bool, typer.Option(help="Ask each suggested question too.")] = True,
) -> None:
    """Generate, score, report and gate in one go."""
    if (run / "config.json").is_file():
        shutil.rmtree(run)
    generate(run, questions, corpus, sets, split, None, twice, follow_ups)
    score(run, questions, corpus)
    report(run, None, questions)
    gate(run)


def _checked(paths: Sequence[Path], folders: Sequence[Path]) -> list[Case]:
    from eval.checking import check_cases
    from eval.papers import Papers

    cases = load_cases(*paths)
    if not cases:
        raise EvaluationError(f"There are no questions in {', '.join(map(str, paths))}")
    check_cases(cases, Papers(folders), places_of(*paths))
    return cases


def _chosen(cases: Sequence[Case], sets: Sequence[str] | None, split: str) -> list[Case]:
    chosen = [
        case for case in cases if case.split == split and (not sets or set(sets) & set(case.sets))
    ]
    if not chosen:
        raise EvaluationError("No question is of that set and split")
    return chosen


def _folders(corpus: Sequence[Path] | None) -> list[Path]:
    from eval.corpora import default_corpora

    return list(corpus) if corpus else list(default_corpora())


def _called(folder: Path) -> str:
    """Return what a folder of papers is called: by its parent, where it is just "papers"."""
    name = folder.parent.name if folder.name == "papers" else folder.name
    return name.split("-")[0]


def _folder_of(split: str) -> Path:
    if split not in FOLDERS:
        raise EvaluationError(f"The split is dev or test, not {split!r}")
    return FOLDERS[split]


def _code_hash() -> str:
    """Return a hash of the code that answers: a run is of one version."""
    total = hashlib.sha256()
    for folder in _CODE:
        for path in sorted((_ROOT / folder).rglob("*")):
            if path.suffix in (".py", ".md") and path.is_file():
                total.update(path.read_bytes())
    return total.hexdigest()[:16]


@contextmanager
def _bar(what: str) -> Iterator[Callable[[int, int], None]]:
    """Show progress on a terminal; give a function that is told how much is done of all."""
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn())
    with Progress(*columns, TimeElapsedColumn(), console=err, transient=True) as progress:
        task = progress.add_task(what, total=None)
        yield lambda done, total: progress.update(task, completed=done, total=total)


def main() -> None:
    """Run a command; whatever goes wrong is told in a line and ends with 2."""
    try:
        app(prog_name="python -m eval", standalone_mode=True)
    except EvaluationError as exc:
        err.print(str(exc), style="red", markup=False, highlight=False, soft_wrap=True)
        raise SystemExit(BROKEN) from exc
    except Exception as exc:  # An error is never mistaken for a verdict.
        err.print_exception()
        raise SystemExit(BROKEN) from exc
