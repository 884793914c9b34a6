"""What officers say and ask of ingestion, for its tests."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

from reportlab.lib.pagesizes import A4
from reportlab.pdfgen.canvas import Canvas

from assistant.correcting import JsonValue
from assistant.managing import PaperAction, PaperChange
from assistant.runs import Run, RunFile, RunKind
from assistant.stores.library import Library
from assistant.stores.runs import RunFolder, new_run_id
from ingest.working import work_off
from tests.invented_folder import Desk
from tests.invented_papers import FixedEmbedder

WORD = "zwieselkraut"
REASON = "asked for by the monitoring officer"


def say(
    desk: Desk, path: str, action: PaperAction, changes: Mapping[str, JsonValue] | None = None
) -> str | None:
    """Keep an officer's word on the paper of a file, as a page does; return the paper's id."""
    source = desk.sources()[path]
    library = Library(desk.place)
    now = dt.datetime.now(dt.UTC)
    library.paper_changes.add(
        PaperChange(
            source.document_id, (source.digest,), action, "Clerk", now, REASON, changes or {}
        )
    )
    library.close()
    return source.document_id


def work(desk: Desk, kind: RunKind, document_id: str | None = None, **asked: object) -> Run:
    runs = RunFolder(desk.place)
    run = Run(new_run_id(), kind, dt.datetime.now(dt.UTC), document_id=document_id)
    runs.save(replace(run, **asked))  # type: ignore[arg-type]
    work_off(run.run_id, desk.settings, FixedEmbedder())
    done = runs.load(run.run_id)
    assert done is not None
    return done


def upload(desk: Desk, name: str, content: str) -> RunFile:
    inbox = desk.place.inbox.resolve()
    inbox.mkdir(parents=True, exist_ok=True)
    (inbox / name).write_text(content)
    return RunFile(f"{inbox}/{name}", name)


def holding(folder: Path, word: str) -> list[str]:
    """Return the files below a folder that hold a word in their bytes or their name."""
    return [
        str(file)
        for file in folder.rglob("*")
        if file.is_file() and (word.encode() in file.read_bytes() or word in file.name)
    ]


def long_pdf(path: Path, pages: int) -> None:
    canvas = Canvas(str(path), pagesize=A4, invariant=1)
    for number in range(pages):
        for line in range(50):
            canvas.drawString(72, 780 - 14 * line, f"Page {number}: line {line} of a long report.")
        canvas.showPage()
    canvas.save()
