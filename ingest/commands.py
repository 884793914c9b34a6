"""The commands of `python -m ingest`."""

from __future__ import annotations

import dataclasses
import json
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Annotated

import typer
from rich.text import Text

from assistant.documents import Access, SourceState
from assistant.errors import SidecarError, WriterBusyError
from assistant.models.embedding import Embedder, load_embedder
from assistant.settings import Settings, read_settings
from assistant.stores.library import Library
from assistant.stores.writer import Writer
from ingest.console import (
    NOTHING_READ,
    WRONG,
    err,
    errors_told,
    log_to_stderr,
    out,
    place_of,
    stopped,
    tell,
)
from ingest.discovery import printable
from ingest.listing import print_files, print_report
from ingest.naming import find_paper
from ingest.pipeline import ingest_places
from ingest.progress import progress_bar
from ingest.proposing.commands import propose
from ingest.reporting import RunReport
from ingest.versions import settle_versions
from ingest.watching import watch_places
from ingest.working import work_off

BUSY_WAIT_S = 5.0

app = typer.Typer(
    help="Read a council's papers into the stores, see what became of them, take them out again.",
    epilog=(
        "Exit codes: 0 done (files that could not be read are listed); 1 no file could be read;"
        " 2 something is wrong and nothing was done; 3 another process is writing, try later."
    ),
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
)
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
        raise stopped(f"There is no file or folder {printable(absent[0])!r}.")
    with errors_told():
        settings = read_settings()
        log_to_stderr(settings)
        embedder = _embedder(settings)
        report = _ingest(paths, settings, embedder, access, again=again)
        _show(report, as_json=as_json)
        if watch:
            _watch(paths, settings, embedder, access, as_json=as_json)
    nothing_read = report.failed and not (report.new or report.changed or report.unchanged)
    raise typer.Exit(NOTHING_READ if nothing_read else 0)


def _watch(
    paths: list[Path],
    settings: Settings,
    embedder: Embedder,
    access: Access | None,
    *,
    as_json: bool,
) -> None:
    err.print("Looking for changes; stop with Ctrl-C.")
    for changed in watch_places(paths, [settings.store_folder], _tell_absence):
        try:
            report = _ingest_when_free(paths, settings, embedder, access)
        except SidecarError as exc:
            tell(str(exc))
        else:
            if changed or not report.is_idle:
                _show(report, as_json=as_json)


def _ingest_when_free(
    paths: list[Path], settings: Settings, embedder: Embedder, access: Access | None
) -> RunReport:
    """Ingest, waiting for another process that is writing."""
    told = False
    while True:
        try:
            return _ingest(paths, settings, embedder, access, again=False)
        except WriterBusyError as exc:
            if not told:
                tell(str(exc))
            told = True
            time.sleep(BUSY_WAIT_S)


def _tell_absence(place: Path) -> None:
    err.print(Text(f"{printable(place)!r} is no longer there; its papers stay. Waiting for it."))


@app.command()
def sample(as_json: AsJson = False) -> None:
    """Read the bundled papers of an invented council."""
    if not SAMPLE.is_dir():
        raise stopped("The sample papers are not beside this installation.")
    add([SAMPLE], as_json=as_json)


@app.command()
def status(
    problems: Annotated[
        bool, typer.Option("--problems", help="Only files that need attention.")
    ] = False,
    as_json: AsJson = False,
) -> None:
    """List every file: what it was taken for, pages, passages, warnings, errors."""
    with errors_told():
        settings = read_settings()
        log_to_stderr(settings)
        library = Library(place_of(settings))
        view = library.view(frozenset({Access.PUBLIC, Access.EXEMPT}))
        sources = sorted(view.sources(), key=lambda s: (s.root, s.path))
        library.close()
    kinds = {d.document_id: d.kind.value for d in view.documents.values()}
    listed = [s for s in sources if not problems or s.state is not SourceState.READY or s.warnings]
    if as_json:
        items = [dataclasses.asdict(s) | {"kind": kinds.get(s.document_id or "")} for s in listed]
        sys.stdout.write(json.dumps({"generation": view.generation, "items": items}) + "\n")
        return
    if not sources:
        out.print("No file has been read yet. Read some: python -m ingest add FOLDER")
        return
    print_files(out, listed, kinds)
    out.print(
        f"\n{len(listed):,} of {len(sources):,} files listed; {len(view.documents):,} papers,"
        f" {len(view.table.ids):,} passages, generation {view.generation}.",
        highlight=False,
    )


@app.command()
def withdraw(document: Document, reason: Annotated[str, typer.Option(help="Why.")] = "") -> None:
    """Hide a paper from readers; answers that cited it are marked."""
    with errors_told(), _writer() as writer:
        document_id = find_paper(writer, document)
        writer.withdraw(document_id, reason)
        settle_versions(writer)
        generation = writer.publish()
    out.print(f"Withdrawn. Readers see generation {generation} from now on.")


@app.command()
def restore(document: Document) -> None:
    """Show a withdrawn paper to readers again."""
    with errors_told(), _writer() as writer:
        writer.restore(find_paper(writer, document))
        settle_versions(writer)
        out.print(f"Restored. Readers see generation {writer.publish()} from now on.")


@app.command()
def remove(
    document: Document,
    yes: Annotated[bool, typer.Option("--yes", help="Do not ask.")] = False,
) -> None:
    """Erase a paper everywhere: text, vectors, words, original, answers that quote it."""
    with errors_told(), _writer() as writer:
        document_id = find_paper(writer, document)
        title = writer.documents()[document_id].title
        if not yes:
            typer.confirm(f"Erase {title!r} for good?", abort=True)
        files = [Path(key) for key, s in writer.sources().items() if s.document_id == document_id]
        writer.remove(document_id)
        settle_versions(writer)
        generation = writer.publish()
    out.print(f"Erased. Readers see generation {generation} from now on.")
    for file in files:
        if file.exists():
            told = f"Its file is still there, and would be read again: {printable(file)}"
            err.print(Text(told, style="yellow"))


@app.command(hidden=True)
def work(run_id: str) -> None:
    """Do what a page asked for; how far it is, the page shows."""
    with errors_told():
        settings = read_settings()
        log_to_stderr(settings)
        raise typer.Exit(0 if work_off(run_id, settings, _embedder(settings)) else WRONG)


@app.command()
def rebuild() -> None:
    """Make the vectors and the word index again from the database."""
    with errors_told():
        settings = read_settings()
        log_to_stderr(settings)
        embedder = _embedder(settings)
        with Writer(
            place_of(settings), embedder.name, embedder.dimension, rebuilding=True
        ) as writer:
            generation = writer.rebuild(embedder.embed)
    out.print(f"Rebuilt as generation {generation} with {embedder.name}.")


def _ingest(
    paths: list[Path],
    settings: Settings,
    embedder: Embedder,
    access: Access | None,
    *,
    again: bool,
) -> RunReport:
    with (
        Writer(place_of(settings), embedder.name, embedder.dimension) as writer,
        progress_bar(err) as on_progress,
    ):
        return ingest_places(
            paths, writer, embedder, settings,
            default_access=access, on_progress=on_progress, again=again,
        )  # fmt: skip


def _show(report: RunReport, *, as_json: bool) -> None:
    if as_json:
        sys.stdout.write(json.dumps(dataclasses.asdict(report)) + "\n")
        sys.stdout.flush()
    else:
        print_report(out, report)


@contextmanager
def _writer() -> Iterator[Writer]:
    settings = read_settings()
    log_to_stderr(settings)
    embedder = _embedder(settings)
    with Writer(place_of(settings), embedder.name, embedder.dimension) as writer:
        yield writer


def _embedder(settings: Settings) -> Embedder:
    return load_embedder(
        settings.embedding_model,
        backend=settings.embedding_backend,
        threads=settings.threads,
        cache=settings.store_folder / "models",
    )


app.command()(propose)
