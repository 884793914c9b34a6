"""Pieces of work on papers as the pages show them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from assistant.documents import Document
from assistant.managing import key_id
from assistant.runs import FileState, Run, RunFile, RunKind, RunState
from assistant.web.paging import Paged, paged
from assistant.web.papers import moment_words
from assistant.web.papers_wording import (
    FILE_STATES,
    NOT_DONE,
    RUN_DONE,
    RUN_STATES,
    RUN_TITLES,
    STARTING,
    STOPPED,
    WAITING_FOR_WRITER,
    WAITING_TURN,
    WORKING,
    Advice,
    advice_on_words,
)
from assistant.web.wording import StatusWords, counted

_ORDER = (FileState.ATTENTION, FileState.HELD, FileState.READING)


@dataclass(frozen=True, slots=True)
class FileRow:
    """A file of a run: how far it is, and what to do where something is wrong."""

    name: str
    state: StatusWords
    pages: int | None
    pages_done: int
    warnings: int
    advice: Advice | None
    manage: str
    reason: str | None


@dataclass(frozen=True, slots=True)
class RunPage:
    """A run: what is going on, how much is done, and its files."""

    run_id: str
    title: str
    about: str
    asked: str
    state: StatusWords
    told: str
    detail: str
    status: str
    is_over: bool
    can_repeat: bool
    done: int
    total: int
    files: Paged[FileRow]


def run_page(run: Run, page: int, papers: Mapping[str, Document], *, is_first: bool) -> RunPage:
    """Return a run as its page shows it; `is_first` says that no earlier one is left."""
    ordered = (
        sorted(run.files, key=lambda file: file.state not in _ORDER) if run.is_over else run.files
    )
    shown = paged(ordered, page)
    words = RUN_STATES[run.state]
    return RunPage(
        run_id=run.run_id,
        title=RUN_TITLES[run.kind],
        about=_about(run, papers),
        asked=moment_words(run.asked_at),
        state=words,
        told=_told(run, is_first=is_first),
        detail=run.told if run.state is RunState.FAILED else "",
        status=_status(run),
        is_over=run.is_over,
        can_repeat=run.state in (RunState.FAILED, RunState.STOPPED),
        done=run.files_done,
        total=len(run.files),
        files=Paged(
            [_file_row(file) for file in shown.rows],
            shown.total, shown.page, shown.pages, shown.first, shown.last,
        ),
    )  # fmt: skip


def _about(run: Run, papers: Mapping[str, Document]) -> str:
    """Return which paper or files a run is about; nothing of what was erased."""
    paper = papers.get(run.document_id or "")
    if run.kind is RunKind.REMOVE:
        return ""
    if paper is not None:
        return paper.title
    if run.everything:
        return "All papers"
    more = len(run.files) - 1
    return f"{run.files[0].name}{f' and {more:,} more' if more else ''}" if run.files else ""


def _told(run: Run, *, is_first: bool) -> str:
    match run.state:
        case RunState.WAITING if run.told:
            return WAITING_FOR_WRITER
        case RunState.WAITING:
            return STARTING if is_first else WAITING_TURN
        case RunState.RUNNING:
            return WORKING
        case RunState.FAILED:
            return NOT_DONE
        case RunState.STOPPED:
            return STOPPED
        case _ if run.kind is RunKind.ADD and not _of(run, FileState.READY):
            return "None of the files could be read."
        case _:
            return RUN_DONE[run.kind]


def _status(run: Run) -> str:
    """Return what a screen reader is told; the words change only when a state does."""
    if not run.is_over:
        return f"{RUN_STATES[run.state].label}."
    unready = _of(run, FileState.ATTENTION) + _of(run, FileState.HELD)
    verb = "needs" if unready == 1 else "need"
    attention = f" {counted(unready, 'file')} {verb} attention." if unready else ""
    return f"{RUN_STATES[run.state].label}.{attention}"


def _of(run: Run, state: FileState) -> int:
    return sum(file.state is state for file in run.files)


def _file_row(file: RunFile) -> FileRow:
    wrong = file.state in (FileState.ATTENTION, FileState.HELD)
    return FileRow(
        name=file.name,
        state=FILE_STATES[file.state],
        pages=file.pages,
        pages_done=file.pages_done if file.state is FileState.READING else 0,
        warnings=file.warnings,
        advice=advice_on_words(file.reason or "") if wrong else None,
        manage=f"/papers/files/{key_id(file.key)}" if wrong else "",
        reason=file.reason if wrong else None,
    )


def in_progress_words(runs: Sequence[Run]) -> str:
    """Return what the list of papers says of work that goes on; empty where there is none."""
    files = sum(len(run.files) for run in runs)
    if not runs:
        return ""
    if files:
        return f"{counted(files, 'file')} {'is' if files == 1 else 'are'} being read."
    return "A change to the papers is being made."
