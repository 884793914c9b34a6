"""What officers ask of ingestion on the pages: corrected, withdrawn, restored, removed, read again."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

import pytest
from reportlab.lib.pagesizes import A4
from reportlab.pdfgen.canvas import Canvas

from assistant.correcting import JsonValue
from assistant.documents import Access, DocumentKind, SourceState, Standing
from assistant.managing import CITES_WITHDRAWN, PaperAction, PaperChange, file_id
from assistant.runs import FileState, Run, RunFile, RunKind, RunState
from assistant.stores.library import Library
from assistant.stores.place import PUBLIC_ONLY
from assistant.stores.runs import RunFolder, new_run_id
from assistant.stores.writer import Writer
from ingest.discovery import find_files
from ingest.working import work_off
from tests.invented_folder import Desk, a_report, open_desk, zipped
from tests.invented_papers import FixedEmbedder
from tests.test_stores_answers import make_answer

WORD = "zwieselkraut"
REASON = "asked for by the monitoring officer"


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return open_desk(tmp_path)


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


def long_pdf(path: Path, pages: int) -> None:
    canvas = Canvas(str(path), pagesize=A4, invariant=1)
    for number in range(pages):
        for line in range(50):
            canvas.drawString(72, 780 - 14 * line, f"Page {number}: line {line} of a long report.")
        canvas.showPage()
    canvas.save()


def upload(desk: Desk, name: str, content: str) -> RunFile:
    inbox = desk.place.inbox.resolve()
    inbox.mkdir(parents=True, exist_ok=True)
    (inbox / name).write_text(content)
    return RunFile(f"{inbox}/{name}", name)


def test_a_correction_outlives_reading_again_and_a_new_name(desk: Desk) -> None:
    desk.write("a.txt", a_report("buses"))
    desk.run()
    changes: dict[str, JsonValue] = {
        "kind": "minutes", "date": "2025-01-14", "standing": "approved", "committee": "Transport",
    }  # fmt: skip

    document_id = say(desk, "a.txt", PaperAction.CORRECT, changes)
    done = work(desk, RunKind.AGAIN, document_id)
    (desk.papers / "a.txt").rename(desk.papers / "b.txt")
    desk.run(again=True)

    paper = desk.paper("b.txt")
    assert done.state is RunState.DONE
    assert (paper.kind, paper.standing) == (DocumentKind.MINUTES, Standing.APPROVED)
    assert (paper.committee, paper.date.day) == ("Transport", dt.date(2025, 1, 14))


def test_a_correction_that_is_taken_back_leaves_what_the_paper_says(desk: Desk) -> None:
    desk.write("a.txt", a_report("buses"))
    desk.run()
    read = desk.paper("a.txt").kind
    for kind in ("minutes", None):
        document_id = say(desk, "a.txt", PaperAction.CORRECT, {"kind": kind})
        work(desk, RunKind.AGAIN, document_id)
    assert desk.paper("a.txt").kind is read


def test_a_paper_made_exempt_is_hidden_before_it_is_read_again(desk: Desk) -> None:
    desk.write("a.txt", a_report(WORD))
    desk.write("b.txt", a_report("buses"))
    desk.run()
    document_id = desk.paper("a.txt").document_id
    library = Library(desk.place)
    before = library.view(PUBLIC_ONLY)

    say(desk, "a.txt", PaperAction.CORRECT, {"access": "exempt"})
    hidden = library.view(PUBLIC_ONLY)
    cleared = library.view(frozenset({Access.PUBLIC, Access.EXEMPT}))
    work(desk, RunKind.AGAIN, document_id)
    after = library.view(PUBLIC_ONLY)

    assert document_id in before.documents
    assert document_id in cleared.documents
    for view in (hidden, after):
        assert list(view.documents) == [desk.paper("b.txt").document_id]
        assert [source.path for source in view.sources()] == ["b.txt"]
        assert not view.word_scores(WORD).any()
        assert (
            len(view.vectors)
            == len(view.table.ids)
            == len(view.passages(range(len(view.table.ids))))
        )
    assert after.generation == hidden.generation + 1
    assert after.hidden == frozenset()
    library.close()


def test_a_paper_that_cannot_be_read_any_more_is_made_exempt_all_the_same(desk: Desk) -> None:
    file = desk.write("a.txt", a_report("buses"))
    desk.run()
    file.unlink()
    for original in (desk.place.folder / "originals").iterdir():
        original.unlink()

    document_id = say(desk, "a.txt", PaperAction.CORRECT, {"access": "exempt"})
    work(desk, RunKind.AGAIN, document_id)

    assert desk.view(PUBLIC_ONLY).documents == {}
    assert desk.paper("a.txt").access is Access.EXEMPT


def test_an_officer_releases_a_paper_that_was_held_back(desk: Desk) -> None:
    desk.write("a.txt", f"NOT FOR PUBLICATION\n\nFor publication\n\n{a_report('buses')}")
    desk.run()
    assert desk.sources()["a.txt"].state is SourceState.QUARANTINED

    source = desk.sources()["a.txt"]
    say(desk, "a.txt", PaperAction.CORRECT, {"access": "public"})
    work(desk, RunKind.AGAIN, file_id=file_id(source))

    assert desk.paper("a.txt").access is Access.PUBLIC
    assert desk.view(PUBLIC_ONLY).sources()[0].state is SourceState.READY


def test_withdrawn_papers_are_hidden_at_once_and_restored(desk: Desk) -> None:
    desk.write("a.txt", a_report("buses"))
    desk.run()
    library = Library(desk.place)

    document_id = say(desk, "a.txt", PaperAction.WITHDRAW)
    at_once = library.view(PUBLIC_ONLY).documents
    work(desk, RunKind.WITHDRAW, document_id, reason="the wrong file")
    [withdrawn] = library.view(PUBLIC_ONLY).sources()
    say(desk, "a.txt", PaperAction.RESTORE)
    work(desk, RunKind.RESTORE, document_id)
    [restored] = library.view(PUBLIC_ONLY).sources()

    assert at_once == {}
    assert (withdrawn.state, withdrawn.reason) == (SourceState.WITHDRAWN, "the wrong file")
    assert (restored.state, restored.reason) == (SourceState.READY, None)
    assert list(library.view(PUBLIC_ONLY).documents) == [document_id]
    library.close()


def test_answers_that_cite_a_withdrawn_paper_say_so_until_it_is_restored(desk: Desk) -> None:
    desk.write("a.txt", a_report("buses"))
    desk.run()
    library = Library(desk.place)
    paper = desk.paper("a.txt")
    answer = make_answer("a1", "c1")
    cited = replace(answer.citations[0], document_id=paper.document_id)
    answer = replace(answer, citations=(cited,))
    library.answers.save(answer, {})

    def told() -> list[str]:
        stored = library.answers.answer("a1")
        assert stored is not None
        return [sentence.text for sentence in stored.sentences[1:]]

    before = told()
    work(desk, RunKind.WITHDRAW, paper.document_id, reason="the wrong file")
    withdrawn = told()
    work(desk, RunKind.RESTORE, paper.document_id)

    assert (before, withdrawn, told()) == ([], [CITES_WITHDRAWN], [])
    assert library.answers.answer("a1") == answer
    library.close()


def test_answers_that_cite_a_paper_made_exempt_are_deleted(desk: Desk) -> None:
    desk.write("a.txt", a_report("buses"))
    desk.run()
    library = Library(desk.place)
    paper = desk.paper("a.txt")
    for number, document_id in enumerate((paper.document_id, "another")):
        answer = make_answer(f"a{number}", "c1")
        cited = replace(answer.citations[0], document_id=document_id)
        library.answers.save(replace(answer, citations=(cited,)), {})
    assert library.paper_changes.answers_citing(paper.document_id) == 1

    say(desk, "a.txt", PaperAction.CORRECT, {"access": "exempt"})

    assert library.answers.answer("a0") is None
    assert library.answers.answer("a1") is not None
    library.close()


def holding(folder: Path, word: str) -> list[str]:
    """Return the files below a folder that hold a word in their bytes or their name."""
    return [
        str(file)
        for file in folder.rglob("*")
        if file.is_file() and (word.encode() in file.read_bytes() or word in file.name)
    ]


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


def test_a_run_waits_for_those_that_were_asked_earlier(desk: Desk) -> None:
    runs = RunFolder(desk.place)
    early, late = (
        Run(f"20260101-00000{n}-00000000", RunKind.ADD, dt.datetime.now(dt.UTC)) for n in (1, 2)
    )
    runs.save(late)
    runs.save(early)
    assert [run.run_id for run in runs.unfinished()] == [early.run_id, late.run_id]


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


def test_corrections_bring_no_new_vectors_for_others(desk: Desk) -> None:
    desk.write("a.txt", a_report("buses"))
    desk.write("b.txt", a_report("parks"))
    desk.run()
    document_id = say(desk, "a.txt", PaperAction.CORRECT, {"kind": "minutes"})
    done = work(desk, RunKind.AGAIN, document_id)
    assert [file.name for file in done.files] == ["a.txt"]
    embedder = FixedEmbedder()
    with Writer(desk.place, embedder.name, embedder.dimension) as writer:
        assert writer.without_vectors() == []
