"""What officers say of papers on the pages holds: corrections, access, withdrawal."""

import datetime as dt
from collections.abc import Callable
from dataclasses import replace
from functools import partial
from pathlib import Path

import pytest

from assistant.correcting import JsonValue
from assistant.documents import Access, DocumentKind, SourceState, Standing
from assistant.managing import CITES_WITHDRAWN, PaperAction, PaperChange, file_id
from assistant.runs import RunKind, RunState
from assistant.stores import library as stores_library
from assistant.stores.library import Library
from assistant.stores.place import PUBLIC_ONLY
from assistant.stores.writer import Writer
from tests.invented_folder import Desk, a_report, open_desk
from tests.invented_papers import FixedEmbedder
from tests.officers_desk import WORD, say, work
from tests.test_stores_answers import make_answer


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return open_desk(tmp_path)


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


def test_a_file_without_a_paper_has_only_its_own_changes(desk: Desk) -> None:
    for name in ("a.pdf", "b.pdf"):
        desk.write(name, f"<html>{name}</html>")
    desk.run()

    say(desk, "a.pdf", PaperAction.CORRECT, {"access": "exempt"})

    library = Library(desk.place)
    changes = {
        path: [change.digests for change in library.paper_changes.of(None, [source.digest])]
        for path, source in desk.sources().items()
    }
    assert changes == {"a.pdf": [(desk.sources()["a.pdf"].digest,)], "b.pdf": []}
    assert library.paper_changes.of(None, []) == []
    library.close()


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


@pytest.mark.parametrize("action", [PaperAction.WITHDRAW, PaperAction.REMOVE])
def test_a_paper_stays_hidden_until_the_run_that_hides_it_is_done(
    desk: Desk, action: PaperAction
) -> None:
    desk.write("a.txt", a_report("buses"))
    desk.run()

    document_id = say(desk, "a.txt", action)
    read_again = work(desk, RunKind.AGAIN, document_id)

    assert read_again.state is RunState.DONE
    assert desk.view(PUBLIC_ONLY).documents == {}


@pytest.mark.parametrize("action", [PaperAction.WITHDRAW, PaperAction.REMOVE])
def test_stating_that_a_paper_is_public_does_not_show_one_that_is_hidden(
    desk: Desk, action: PaperAction
) -> None:
    desk.write("a.txt", a_report("buses"))
    desk.run()
    digest, document_id = desk.sources()["a.txt"].digest, desk.paper("a.txt").document_id
    library = Library(desk.place)
    for step, changes in ((action, {}), (PaperAction.CORRECT, {"access": "public"})):
        now = dt.datetime.now(dt.UTC)
        said = PaperChange(document_id, (digest,), step, "Clerk", now, "Agreed.", changes)
        library.paper_changes.add(said)

    hidden = library.view(PUBLIC_ONLY).documents
    work(desk, RunKind.AGAIN, document_id)

    assert (hidden, library.view(PUBLIC_ONLY).documents) == ({}, {})
    library.close()


def test_restoring_a_paper_does_not_publish_what_was_to_be_exempt(desk: Desk) -> None:
    desk.write("a.txt", a_report("buses"))
    desk.run()
    document_id = say(desk, "a.txt", PaperAction.WITHDRAW)
    work(desk, RunKind.WITHDRAW, document_id)

    say(desk, "a.txt", PaperAction.CORRECT, {"access": "exempt"})
    say(desk, "a.txt", PaperAction.RESTORE)
    restored = work(desk, RunKind.RESTORE, document_id)

    assert restored.state is RunState.DONE
    assert desk.view(PUBLIC_ONLY).documents == {}


def test_a_view_taken_while_a_withdrawal_is_published_does_not_show_the_paper(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk.write("a.txt", a_report("buses"))
    desk.run()
    document_id = say(desk, "a.txt", PaperAction.WITHDRAW)
    library = Library(desk.place)

    def then_published(ask: Callable[..., object], *asked: object) -> object:
        told = ask(*asked)
        monkeypatch.undo()
        work(desk, RunKind.WITHDRAW, document_id)
        return told

    for name in ("hidden_papers", "published_generation"):
        monkeypatch.setattr(
            stores_library, name, partial(then_published, getattr(stores_library, name))
        )
    view = library.view(PUBLIC_ONLY)

    assert view.documents == {}
    assert desk.sources()["a.txt"].state is SourceState.WITHDRAWN
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
