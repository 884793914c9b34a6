"""Pieces of work on papers as the pages show them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from assistant.documents import Access, Document, Source
from assistant.managing import key_id
from assistant.runs import FileState, Run, RunFile, RunKind, RunState
from assistant.web.paging import Paged, paged
from assistant.web.papers.listing import moment_words
from assistant.web.papers.wording import (
    FILE_STATES,
    NOT_DONE,
    READ_EXEMPT,
    RUN_DONE,
    RUN_STATES,
    RUN_TITLES,
    STARTING,
    STOPPED,
    WAITING_FOR_WRITER,
    WAITING_TURN,
    WORKING,
    Advice,
    advice_on,
    advice_on_words,
    held_already,
    needs_attention,
    state_words,
)
from assistant.web.wording import StatusWords, counted

_UNREADY = (FileState.ATTENTION, FileState.HELD)


@dataclass(frozen=True, slots=True)
class FileRow:
    """A file of a run: how far it is, what to do where something is wrong, and its paper."""

    name: str
    state: StatusWords
    pages: int | None
    pages_done: int
    warnings: int
    advice: Advice | None
    manage: str
    reason: str | None
    remarks: Sequence[str] = ()
    href: str = ""
    same_as: str = ""


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
    manage: str = ""


def run_page(
    run: Run,
    page: int,
    papers: Mapping[str, Document],
    held: Mapping[str, Source],
    *,
    is_first: bool,
) -> RunPage:
    """Return a run as its page shows it; `is_first` says that no earlier one is left.

    `held` are all files by their short names: once a run is over, they tell what came of it.
    """
    came = {file.key: found for file in run.files if (found := _outcome(run, file, held))}
    shown = paged(_ordered(run, came), page)
    words = RUN_STATES[run.state]
    return RunPage(
        run_id=run.run_id,
        title=RUN_TITLES[run.kind],
        about=_about(run, papers),
        asked=moment_words(run.asked_at),
        state=words,
        told=_told(run, list(came.values()), is_first=is_first),
        detail=run.told if run.state is RunState.FAILED else "",
        status=_status(run, came),
        is_over=run.is_over,
        can_repeat=run.state in (RunState.FAILED, RunState.STOPPED),
        done=run.files_done,
        total=len(run.files),
        files=shown.with_rows(
            [
                _row_of(file, came[file.key], papers, held) if file.key in came else _file_row(file)
                for file in shown.rows
            ]
        ),
        manage=f"/papers/{run.document_id}/manage" if run.document_id in papers else "",
    )


def _ordered(run: Run, came: Mapping[str, Source]) -> Sequence[RunFile]:
    """Return the files, once all is over those first that somebody must see to."""
    if not run.is_over:
        return run.files
    return sorted(run.files, key=lambda file: not _is_unfinished(file, came))


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


def _told(run: Run, came: Sequence[Source], *, is_first: bool) -> str:
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
        case _ if came and all(source.access is Access.EXEMPT for source in came):
            return READ_EXEMPT
        case _:
            return RUN_DONE[run.kind]


def _outcome(run: Run, file: RunFile, held: Mapping[str, Source]) -> Source | None:
    """Return the file as it is held; None while it is read and where it was not taken."""
    is_told = run.is_over and file.state is FileState.READY
    return held.get(key_id(file.key)) if is_told else None


def _is_unready(file: RunFile, came: Mapping[str, Source]) -> bool:
    outcome = came.get(file.key)
    return file.state in _UNREADY or (outcome is not None and needs_attention(outcome))


def _is_unfinished(file: RunFile, came: Mapping[str, Source]) -> bool:
    return file.state is FileState.READING or _is_unready(file, came)


def _twins(source: Source, held: Mapping[str, Source]) -> list[str]:
    """Return the other files that gave the same paper."""
    paper = source.document_id
    return [
        each.path
        for each in held.values()
        if paper and each.document_id == paper and each is not source
    ]


def _status(run: Run, came: Mapping[str, Source]) -> str:
    """Return what a screen reader is told; the words change only when a state does."""
    if not run.is_over:
        return f"{RUN_STATES[run.state].label}."
    unready = sum(_is_unready(file, came) for file in run.files)
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


def _row_of(
    file: RunFile, source: Source, papers: Mapping[str, Document], held: Mapping[str, Source]
) -> FileRow:
    """Return a file that was read as it now stands in the list of papers."""
    paper = papers.get(source.document_id or "")
    is_shown = bool(paper and not paper.withdrawn and paper.access is Access.PUBLIC)
    return FileRow(
        name=file.name,
        state=state_words(source),
        pages=file.pages,
        pages_done=0,
        warnings=file.warnings,
        advice=advice_on(source),
        manage=f"/papers/files/{key_id(file.key)}",
        reason=source.reason,
        remarks=[each for each in source.warnings if each != source.reason],
        href=f"/papers/{source.document_id}" if is_shown else "",
        same_as=held_already(_twins(source, held)),
    )


def in_progress_words(runs: Sequence[Run]) -> str:
    """Return what the list of papers says of work that goes on; empty where there is none."""
    files = sum(len(run.files) for run in runs)
    if not runs:
        return ""
    if files:
        return f"{counted(files, 'file')} {'is' if files == 1 else 'are'} being read."
    return "A change to the papers is being made."
