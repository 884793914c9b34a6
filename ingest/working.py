"""Does what a page asked for, once it is its turn: read `work_off` first."""

from __future__ import annotations

import logging
import time
from collections.abc import Mapping
from pathlib import Path

from assistant.errors import AssistantError, StoreError, WriterBusyError
from assistant.managing import PaperAction, file_id
from assistant.models.embedding import Embedder
from assistant.runs import Run, RunFile, RunKind
from assistant.settings import Settings
from assistant.stores.place import StorePlace
from assistant.stores.runs import RunFolder
from assistant.stores.writer import Writer
from ingest.console import place_of
from ingest.pipeline import ingest_places
from ingest.removing import remove_file, remove_paper
from ingest.rereading import read_again
from ingest.telling import Teller
from ingest.versions import settle_versions

logger = logging.getLogger(__name__)

PAUSE_S = 0.5
GONE = "The paper is no longer there."
# What a run of each kind brings about. Whatever else was asked of its paper, by a run that
# failed, say, still waits, and hides the paper until it is done. Removal erases its own words.
CARRIED_OUT: Mapping[RunKind, frozenset[PaperAction]] = {
    RunKind.ADD: frozenset(),
    RunKind.AGAIN: frozenset({PaperAction.CORRECT}),
    RunKind.WITHDRAW: frozenset({PaperAction.WITHDRAW}),
    RunKind.RESTORE: frozenset({PaperAction.WITHDRAW, PaperAction.RESTORE}),
    RunKind.REMOVE: frozenset(),
}


def work_off(run_id: str, settings: Settings, embedder: Embedder) -> bool:
    """Do the work of a run after those that were asked for earlier; return whether it was done.

    How far it is stands in the run's file, and so does what went wrong.

    Raises:
        StoreError: There is no such run.
    """
    place = place_of(settings)
    runs = RunFolder(place)
    run = runs.load(run_id)
    if run is None:
        raise StoreError(f"there is no run {run_id!r}")
    teller = Teller(runs, run)
    try:
        with _writer_in_turn(runs, teller, place, embedder) as writer:
            teller.begin()
            _do(teller, writer, embedder, settings)
            if run.document_id:
                writer.settle(run.document_id, CARRIED_OUT[run.kind], run.asked_at)
            teller.end(writer)
    except AssistantError as exc:
        logger.warning("run %s: %s", run_id, exc)
        teller.fail(str(exc))
        return False
    logger.info("run %s: %s done, %s files", run_id, run.kind, len(teller.run.files))
    return True


def _writer_in_turn(
    runs: RunFolder, teller: Teller, place: StorePlace, embedder: Embedder
) -> Writer:
    """Return the writer once no earlier run is left and no other process writes."""
    while True:
        earlier = [run for run in runs.unfinished() if run.run_id < teller.run.run_id]
        if not earlier:
            try:
                return Writer(place, embedder.name, embedder.dimension)
            except WriterBusyError as exc:
                teller.wait(str(exc))
        time.sleep(PAUSE_S)


def _do(teller: Teller, writer: Writer, embedder: Embedder, settings: Settings) -> None:
    run = teller.run
    match run.kind:
        case RunKind.ADD:
            places = [Path(file.key) for file in run.files]
            ingest_places(
                places, writer, embedder, settings,
                default_access=run.access, on_progress=teller.show,
            )  # fmt: skip
        case RunKind.AGAIN:
            files = _named(run, writer)
            teller.list(files)
            read_again({file.key for file in files}, writer, embedder, settings, teller.show)
        case RunKind.REMOVE if run.document_id:
            remove_paper(_held(run, writer), writer, settings, run.run_id)
        case RunKind.REMOVE:
            remove_file(run.file_id or "", writer, settings, run.run_id)
        case RunKind.WITHDRAW:
            writer.withdraw(_held(run, writer), run.reason)
            _publish(writer)
        case RunKind.RESTORE:
            writer.restore(_held(run, writer))
            _publish(writer)


def _publish(writer: Writer) -> None:
    settle_versions(writer)
    writer.publish()


def _held(run: Run, writer: Writer) -> str:
    if run.document_id is None or not writer.has_document(run.document_id):
        raise StoreError(GONE)
    return run.document_id


def _named(run: Run, writer: Writer) -> tuple[RunFile, ...]:
    """Return the files of a run: those of its paper, its one file, or all."""
    return tuple(
        RunFile(key, source.path.rpartition("/")[2])
        for key, source in writer.sources().items()
        if run.everything
        or (run.document_id is not None and source.document_id == run.document_id)
        or file_id(source) == run.file_id
    )
