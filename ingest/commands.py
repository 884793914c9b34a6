"""The commands of `python -m ingest`."""

from __future__ import annotations

import dataclasses
import json
import logging
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console
from rich.table import Table

from assistant.documents import Access, Source, SourceState
from assistant.errors import AssistantError
from assistant.models.embedding import Embedder, load_embedder
from assistant.settings import Settings, read_settings
from assistant.stores.library import Library
from assistant.stores.place import StorePlace
from assistant.stores.writer import Writer
from ingest.pipeline import ingest_places
from ingest.progress import progress_bar
from ingest.reporting import RunReport
from ingest.watching import watch_places

app = typer.Typer(
    help="Read a council's papers into the stores, see what became of them, take them out again.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
)
out = Console()
err = Console(stderr=True)
SAMPLE = Path(__file__).resolve().parents[1] / "eval" / "corpus" / "papers"

AsJson = Annotated[bool, typer.Option("--json", help="Print JSON for scripts.")]
Document = Annotated[str, typer.Argument(help="Document id (or its first characters), or path.")]


@app.command()
def add(
    paths: Annotated[list[Path], typer.Argument(help="Files, folders or zip archives.")],
    access: Annotated[
        Access | None,
        typer.Option(help="Who may read papers that bear no mark; public unless given before."),
    ] = None,
    watch: Annotated[bool, typer.Option(help="Keep looking for changes until stopped.")] = False,
    again: Annotated[bool, typer.Option(help="Read unchanged files again too.")] = False,
    as_json: AsJson = False,
) -> None:
    """Read files and folders; on the same folder again, only what has changed."""
    absent = [path for path in paths if not path.exists()]
    if absent:
        raise _stopped(f"There is no file or folder {str(absent[0])!r}.")
    with _errors_told():
        settings = read_settings()
        _log_to_stderr(settings)
        embedder = _embedder(settings)
        report = _ingest(paths, settings, embedder, access, again=again, as_json=as_json)
        if watch:
            for changed in watch_places(paths):
                err.print(f"[dim]{changed} files changed[/dim]")
                report = _ingest(paths, settings, embedder, access, again=False, as_json=as_json)
    raise typer.Exit(1 if report.failed and not (report.new or report.unchanged) else 0)


@app.command()
def sample(as_json: AsJson = False) -> None:
    """Read the bundled papers of an invented council."""
    if not SAMPLE.is_dir():
        raise _stopped("The sample papers are not beside this installation.")
    add([SAMPLE], as_json=as_json)


@app.command()
def status(
    problems: Annotated[bool, typer.Option(help="Only files that need attention.")] = False,
    as_json: AsJson = False,
) -> None:
    """List every file: what it was taken for, pages, passages, warnings, errors."""
    with _errors_told():
        library = Library(_place(read_settings()))
        view = library.view(frozenset({Access.PUBLIC, Access.EXEMPT}))
        sources = sorted(view.sources(), key=lambda s: (s.root, s.path))
    kinds = {d.document_id: d.kind.value for d in view.documents.values()}
    if problems:
        sources = [s for s in sources if s.state is not SourceState.READY or s.warnings]
    if as_json:
        listed = [
            dataclasses.asdict(source) | {"kind": kinds.get(source.document_id or "")}
            for source in sources
        ]
        sys.stdout.write(json.dumps({"generation": view.generation, "items": listed}) + "\n")
        return
    out.print(_status_table(sources, kinds))
    out.print(
        f"Generation {view.generation}: {len(view.documents)} papers,"
        f" {len(view.table.ids):,} passages, {len(sources)} files listed."
    )


@app.command()
def withdraw(document: Document, reason: Annotated[str, typer.Option(help="Why.")] = "") -> None:
    """Hide a paper from readers; answers that cited it are marked."""
    with _errors_told(), _writer() as writer:
        document_id = _find(writer, document)
        writer.withdraw(document_id, reason)
        generation = writer.publish()
    out.print(f"Withdrawn. Readers see generation {generation} from now on.")


@app.command()
def remove(
    document: Document,
    yes: Annotated[bool, typer.Option("--yes", help="Do not ask.")] = False,
) -> None:
    """Erase a paper everywhere: text, vectors, words, original, answers that quote it."""
    with _errors_told(), _writer() as writer:
        document_id = _find(writer, document)
        title = writer.documents()[document_id].title
        if not yes:
            typer.confirm(f"Erase {title!r} for good?", abort=True)
        writer.remove(document_id)
        generation = writer.publish()
    out.print(f"Erased. Readers see generation {generation} from now on.")


@app.command()
def rebuild() -> None:
    """Make the vectors and the word index again from the database."""
    with _errors_told():
        settings = read_settings()
        embedder = _embedder(settings)
        with Writer(_place(settings), embedder.name, embedder.dimension, rebuilding=True) as writer:
            generation = writer.rebuild(embedder.embed)
    out.print(f"Rebuilt as generation {generation} with {embedder.name}.")


def _ingest(
    paths: list[Path],
    settings: Settings,
    embedder: Embedder,
    access: Access | None,
    *,
    again: bool,
    as_json: bool,
) -> RunReport:
    with (
        Writer(_place(settings), embedder.name, embedder.dimension) as writer,
        progress_bar(err) as on_progress,
    ):
        report = ingest_places(
            paths, writer, embedder, settings,
            default_access=access, on_progress=on_progress, again=again,
        )  # fmt: skip
    if as_json:
        sys.stdout.write(json.dumps(dataclasses.asdict(report), default=str) + "\n")
    else:
        _print_report(report)
    return report


def _print_report(report: RunReport) -> None:
    out.print(
        f"[bold]{report.new} new[/bold], {report.changed} changed, {report.unchanged} unchanged,"
        f" {report.failed} could not be read, {report.quarantined} held back,"
        f" {report.missing} no longer there."
    )
    speed = report.pages / report.seconds if report.seconds else 0
    out.print(
        f"{report.pages:,} pages, {report.passages:,} passages in {report.seconds:.1f} s"
        f" ({speed:.1f} pages a second). Generation {report.generation}."
    )
    for source in report.problems:
        told = source.reason or "; ".join(source.warnings)
        out.print(f"  {source.path}: {told}", style="yellow", highlight=False, markup=False)


def _status_table(sources: list[Source], kinds: dict[str, str]) -> Table:
    table = Table("File", "State", "Taken for", "Pages", "Passages", "Remarks")
    for source in sources:
        remarks = [source.reason] if source.reason else list(source.warnings)
        table.add_row(
            source.path,
            source.state.value,
            kinds.get(source.document_id or "", source.file_type or ""),
            str(source.pages or ""),
            str(source.passages or ""),
            "; ".join(remarks),
        )
    return table


def _find(writer: Writer, wanted: str) -> str:
    """Return the id of the one document that `wanted` names.

    Raises:
        typer.Exit: None or several fit.
    """
    by_path = {s.path: s.document_id for s in writer.sources().values() if s.document_id}
    found = {d for d in writer.documents() if len(wanted) >= 6 and d.startswith(wanted)}
    if wanted in by_path:
        found.add(str(by_path[wanted]))
    if len(found) != 1:
        raise _stopped(f"{'No' if not found else 'More than one'} paper fits {wanted!r}.")
    return found.pop()


@contextmanager
def _writer() -> Iterator[Writer]:
    settings = read_settings()
    embedder = _embedder(settings)
    with Writer(_place(settings), embedder.name, embedder.dimension) as writer:
        yield writer


def _place(settings: Settings) -> StorePlace:
    return StorePlace(settings.store_folder, settings.database_url, settings.chroma_url)


def _embedder(settings: Settings) -> Embedder:
    return load_embedder(
        settings.embedding_model,
        backend=settings.embedding_backend,
        threads=settings.threads,
        cache=settings.store_folder / "models",
    )


@contextmanager
def _errors_told() -> Iterator[None]:
    try:
        yield
    except AssistantError as exc:
        raise _stopped(str(exc)) from exc


def _stopped(message: str) -> typer.Exit:
    err.print(message, style="bold red", highlight=False, markup=False)
    return typer.Exit(2)


def _log_to_stderr(settings: Settings) -> None:
    logging.basicConfig(
        level=settings.log_level if not sys.stderr.isatty() else "WARNING",
        format="%(asctime)s %(levelname)s %(name)s %(message)s",
    )
