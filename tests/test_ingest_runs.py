"""Runs that pages ask for: removal without a trace, reading again, waiting, stopping."""

import datetime as dt
from dataclasses import replace
from pathlib import Path
from types import SimpleNamespace

import pytest

from assistant.managing import PaperAction, file_id
from assistant.runs import FileState, Run, RunFile, RunKind, RunState
from assistant.stores.library import Library
from assistant.stores.runs import RunFolder, new_run_id
from assistant.stores.writer import Writer
from ingest.discovery import find_files
from ingest.working import work_off
from tests.invented_folder import Desk, a_report, open_desk, zipped
from tests.invented_papers import FixedEmbedder
from tests.officers_desk import REASON, WORD, holding, long_pdf, say, upload, work


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return open_desk(tmp_path)


def test_a_removed_upload_leaves_no_trace_in_any_file(desk: Desk) -> None:
    kept = upload(desk, "kept.txt", a_report("buses"))
    file = upload(desk, f"{WORD}.txt", a_report(WORD))
    work(desk, RunKind.ADD, files=(kept, file))
    document_id = say(desk, f"{WORD}.txt", PaperAction.CORRECT, {"committee": f"Panel on {WORD}"})
    work(desk, RunKind.AGAIN, document_id)
    work(desk, RunKind.WITHDRAW, document_id, reason=f"It tells of {WORD}.")
    assert len(holding(desk.place.folder, WORD)) > 3

    say(desk, f"{WORD}.txt", PaperAction.REMOVE)
    done = work(desk, RunKind.REMOVE, document_id)

    assert done.state is RunState.DONE
    assert holding(desk.place.folder, WORD) == []
    assert list(desk.sources()) == ["kept.txt"]
    library = Library(desk.place)
    [removal] = library.paper_changes.removals(10)
    library.close()
    assert (removal.document_id, removal.digests, removal.reason) == (None, (), REASON)


def test_a_file_that_could_not_be_read_is_taken_off_the_list(desk: Desk) -> None:
    file = upload(desk, f"{WORD}.pdf", "<html><body>404</body></html>")
    done = work(desk, RunKind.ADD, files=(file,))
    [told] = done.files
    assert (told.state, "web page" in str(told.reason)) == (FileState.ATTENTION, True)

    work(desk, RunKind.REMOVE, file_id=file_id(desk.sources()[f"{WORD}.pdf"]))

    assert desk.sources() == {}
    assert holding(desk.place.folder, WORD) == []


def test_papers_are_read_again_from_what_was_kept_of_them(desk: Desk) -> None:
    desk.write("a.txt", a_report("buses"))
    zipped(desk.papers / "pack.zip", {"b.txt": a_report("parks").encode()})
    desk.run()
    for file in list(find_files(desk.papers)):
        file.unlink()
    desk.run()
    before = desk.sources()

    done = work(desk, RunKind.AGAIN, everything=True)

    assert done.state is RunState.DONE
    assert {file.name for file in done.files} == {"a.txt", "b.txt"}
    states = {path: (source.state, source.reason) for path, source in desk.sources().items()}
    assert states == {path: (source.state, source.reason) for path, source in before.items()}
    assert len(desk.view().documents) == 2


def test_pages_are_told_as_a_long_paper_is_read(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    told: list[tuple[int, int | None]] = []
    saved = RunFolder.save

    def note(runs: RunFolder, run: Run) -> None:
        told.extend((file.pages_done, file.pages) for file in run.files if file.pages_done)
        saved(runs, run)

    monkeypatch.setattr(RunFolder, "save", note)
    inbox = desk.place.inbox.resolve()
    inbox.mkdir(parents=True)
    long_pdf(inbox / "long.pdf", pages=150)
    done = work(desk, RunKind.ADD, files=(RunFile(f"{inbox}/long.pdf", "long.pdf"),))

    assert {pages for _, pages in told} == {150}
    assert all(0 < earlier <= 150 for earlier, _ in told)
    assert [(file.state, file.pages) for file in done.files] == [(FileState.READY, 150)]


def test_a_run_waits_for_those_that_were_asked_earlier(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    runs = RunFolder(desk.place)
    early, late = (
        Run(
            f"20260101-00000{n}-00000000", RunKind.ADD, dt.datetime.now(dt.UTC),
            files=(upload(desk, f"{n}.txt", a_report(f"subject {n}")),),
        )
        for n in (1, 2)
    )  # fmt: skip
    runs.save(late)
    runs.save(early)
    waited: list[tuple[RunState, bool]] = []

    def work_off_the_early_one(_: float) -> None:
        monkeypatch.undo()
        told = runs.load(late.run_id)
        assert told is not None
        waited.append((told.state, "2.txt" in desk.sources()))
        work_off(early.run_id, desk.settings, FixedEmbedder())

    monkeypatch.setattr("ingest.working.time", SimpleNamespace(sleep=work_off_the_early_one))
    assert [run.run_id for run in runs.unfinished()] == [early.run_id, late.run_id]
    assert work_off(late.run_id, desk.settings, FixedEmbedder())

    assert waited == [(RunState.WAITING, False)]
    assert list(desk.sources()) == ["1.txt", "2.txt"]
    assert runs.unfinished() == []


def test_a_run_waits_for_whoever_writes_and_says_who(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    runs = RunFolder(desk.place)
    file = upload(desk, "a.txt", a_report("buses"))
    run = Run(new_run_id(), RunKind.ADD, dt.datetime.now(dt.UTC), files=(file,))
    runs.save(run)
    embedder, waited = FixedEmbedder(), list[tuple[RunState, bool]]()
    writer = Writer(desk.place, embedder.name, embedder.dimension)

    def let_go(_: float) -> None:
        monkeypatch.undo()
        told = runs.load(run.run_id)
        assert told is not None
        waited.append((told.state, "another process is writing" in told.told))
        writer.close()

    monkeypatch.setattr("ingest.working.time", SimpleNamespace(sleep=let_go))
    assert work_off(run.run_id, desk.settings, embedder)

    assert waited == [(RunState.WAITING, True)]
    assert list(desk.sources()) == ["a.txt"]


def test_a_run_whose_process_is_gone_has_stopped(desk: Desk) -> None:
    runs = RunFolder(desk.place)
    run = Run(new_run_id(), RunKind.ADD, dt.datetime.now(dt.UTC), pid=2**22 - 3, pid_since=1.0)
    runs.save(replace(run, state=RunState.RUNNING))
    stopped = runs.load(run.run_id)
    assert stopped is not None
    assert stopped.state is RunState.STOPPED
    assert runs.unfinished() == []


def test_a_paper_that_is_gone_fails_its_run_in_words(desk: Desk) -> None:
    desk.write("a.txt", a_report("buses"))
    desk.run()
    done = work(desk, RunKind.WITHDRAW, "0" * 64)
    assert (done.state, done.told) == (RunState.FAILED, "The paper is no longer there.")
