"""Folders that are read again: what changed, what did not, what has gone."""

import dataclasses
from pathlib import Path

import pytest

from assistant.documents import Access, SourceState
from assistant.errors import SidecarError
from assistant.stores.place import PUBLIC_ONLY
from assistant.stores.writer import Writer
from ingest.versions import settle_versions
from tests.invented_folder import Desk, a_report, open_desk, zipped
from tests.invented_papers import FixedEmbedder


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return open_desk(tmp_path)


def test_the_same_folder_again_changes_nothing(desk: Desk) -> None:
    desk.write("a.txt", a_report("buses"))
    desk.write("inner/b.md", a_report("libraries"))

    first, second = desk.run(), desk.run()

    assert (first.new, first.generation) == (2, 1)
    assert (second.new, second.changed, second.unchanged, second.generation) == (0, 0, 2, 1)


def test_reading_unchanged_files_again_publishes_nothing_new(desk: Desk) -> None:
    desk.write("a.txt", a_report("buses"))
    desk.run()

    again = desk.run(again=True)

    assert (again.changed, again.generation) == (1, 1)


def test_only_what_changed_is_read(desk: Desk) -> None:
    desk.write("a.txt", a_report("buses"))
    desk.write("b.txt", a_report("libraries"))
    desk.run()
    desk.write("b.txt", a_report("museums"))
    desk.write("c.txt", a_report("parks"))

    report = desk.run()

    assert (report.new, report.changed, report.unchanged) == (1, 1, 1)
    assert desk.paper("b.txt").supersedes is not None


def test_new_bytes_under_one_path_supersede_the_old_ones(desk: Desk) -> None:
    desk.write("plan.txt", a_report("buses, first version"))
    desk.run()
    old = desk.paper("plan.txt")
    desk.write("plan.txt", a_report("buses, second version"))
    desk.run()
    new = desk.paper("plan.txt")

    assert new.supersedes == old.document_id
    assert desk.view().documents[old.document_id].superseded_by == new.document_id

    desk.write("plan.txt", a_report("buses, first version"))
    desk.run()

    back = desk.paper("plan.txt")
    assert (back.document_id, back.supersedes, back.superseded_by) == (
        old.document_id, new.document_id, None,
    )  # fmt: skip
    assert desk.view().documents[new.document_id].superseded_by == old.document_id


def test_links_outlast_a_second_reading(desk: Desk) -> None:
    desk.write("plan.txt", a_report("buses, first version"))
    desk.run()
    desk.write("plan.txt", a_report("buses, second version"))
    before = desk.run()
    paper = desk.paper("plan.txt")

    after = desk.run(again=True)

    assert desk.paper("plan.txt") == paper
    assert after.generation == before.generation


def test_text_identical_files_are_one_paper_with_two_sources(desk: Desk) -> None:
    desk.write("a.txt", a_report("buses"))
    desk.write("b.txt", a_report("buses").replace("\n", "\r\n"))

    report = desk.run()

    sources = desk.sources()
    assert report.new == 2
    assert sources["a.txt"].document_id == sources["b.txt"].document_id
    assert len(desk.view().documents) == 1
    assert len(desk.view().table.ids) == report.passages


def test_the_stricter_class_of_two_twins_holds_until_it_is_corrected(desk: Desk) -> None:
    desk.write("a.txt", a_report("care placements"))
    desk.write("b.txt", a_report("care placements"))
    desk.write("papers.yaml", "b.txt: {access: exempt}")
    desk.run()

    assert desk.view(PUBLIC_ONLY).documents == {}
    assert desk.view(PUBLIC_ONLY).sources() == []
    assert [s.access for s in desk.sources().values()] == [Access.EXEMPT, Access.EXEMPT]
    assert "stricter" in desk.sources()["a.txt"].warnings[-1]

    desk.write("papers.yaml", "b.txt: {access: public}")
    desk.run()

    assert len(desk.view(PUBLIC_ONLY).documents) == 1
    assert [s.warnings for s in desk.sources().values()] == [(), ()]


def test_a_held_back_paper_is_hidden_at_once_and_comes_back_when_released(desk: Desk) -> None:
    desk.write("a.txt", a_report("care placements"))
    desk.run()
    desk.write("papers.yaml", "a.txt: {access: quarantined}")
    held = desk.run()

    assert held.quarantined == 1
    assert desk.view().documents == {}
    assert desk.sources()["a.txt"].state is SourceState.QUARANTINED

    (desk.papers / "papers.yaml").unlink()
    desk.run()

    assert len(desk.view(PUBLIC_ONLY).table.ids) > 0
    assert desk.paper("a.txt").access is Access.PUBLIC


def test_the_class_given_for_a_folder_holds_for_what_comes_later(desk: Desk) -> None:
    desk.write("a.txt", a_report("care placements"))
    desk.run(default_access=Access.EXEMPT)
    desk.write("b.txt", a_report("care budgets"))
    desk.run()

    assert desk.view(PUBLIC_ONLY).documents == {}

    desk.run(default_access=Access.PUBLIC)

    assert len(desk.view(PUBLIC_ONLY).documents) == 2


def test_a_file_alone_is_read_as_it_is_with_its_folder(desk: Desk) -> None:
    desk.write("papers.yaml", '"*": {access: exempt}')
    file = desk.write("inner/a.txt", a_report("care placements"))
    desk.run()

    alone = desk.run(file)

    assert (alone.unchanged, alone.generation) == (1, 1)


def test_a_new_file_alone_is_read_with_the_sidecars_around_it(desk: Desk) -> None:
    desk.write("papers.yaml", '"*": {access: exempt}')

    desk.run(desk.write("a.txt", a_report("care placements")))

    assert desk.view(PUBLIC_ONLY).documents == {}


def test_a_vanished_file_is_listed_and_its_paper_stays(desk: Desk) -> None:
    file = desk.write("a.txt", a_report("buses"))
    desk.run()
    file.unlink()
    gone = desk.run()

    assert gone.missing == 1
    assert desk.sources()["a.txt"].state is SourceState.MISSING
    assert len(desk.view().documents) == 1
    assert desk.run().missing == 0

    desk.write("a.txt", a_report("buses"))
    desk.run()

    assert desk.sources()["a.txt"].state is SourceState.READY
    assert desk.sources()["a.txt"].reason is None


def test_a_renamed_file_is_the_same_paper_under_its_new_name(desk: Desk) -> None:
    file = desk.write("a.txt", a_report("buses"))
    desk.run()
    file.rename(desk.papers / "b.txt")
    desk.run()

    assert desk.paper("b.txt").file == "b.txt"
    assert len(desk.view().documents) == 1
    assert desk.sources()["a.txt"].state is SourceState.MISSING


def test_a_file_that_breaks_keeps_what_it_gave_earlier(desk: Desk) -> None:
    desk.write("a.txt", a_report("buses"))
    desk.run()
    old = desk.paper("a.txt")
    desk.write("a.txt", b"\x00\x01\x02\x03" * 100)
    broken = desk.run()

    assert broken.failed == 1
    assert "stays" in str(desk.sources()["a.txt"].reason)
    assert old.document_id in desk.view().documents

    desk.write("a.txt", a_report("trams"))
    desk.run()

    assert desk.paper("a.txt").supersedes == old.document_id


def test_a_withdrawn_paper_stays_so_and_its_predecessor_stands_again(desk: Desk) -> None:
    desk.write("plan.txt", a_report("buses, first version"))
    desk.run()
    old = desk.paper("plan.txt")
    desk.write("plan.txt", a_report("buses, second version"))
    desk.run()
    new = desk.paper("plan.txt")
    embedder = FixedEmbedder()
    with Writer(desk.place, embedder.name, embedder.dimension) as writer:
        writer.withdraw(new.document_id, "the wrong file")
        settle_versions(writer)
        writer.publish()

    desk.run(again=True)

    view = desk.view()
    assert view.documents == {old.document_id: dataclasses.replace(old, superseded_by=None)}
    assert desk.sources()["plan.txt"].reason == "the wrong file"


def test_members_of_an_archive_come_and_go_with_it(desk: Desk) -> None:
    pack = zipped(
        desk.papers / "pack.zip", {"a.txt": a_report("buses").encode(), "b.txt": b"B " * 9}
    )
    first = desk.run()
    assert (first.new, desk.run().unchanged) == (2, 2)

    zipped(pack, {"a.txt": a_report("buses").encode()})
    second = desk.run()

    assert (second.unchanged, second.missing) == (1, 1)
    assert desk.sources()["pack.zip!/b.txt"].state is SourceState.MISSING


def test_an_archive_that_was_mended_is_no_longer_a_problem(desk: Desk) -> None:
    desk.write("pack.zip", zipped(desk.papers / "x", {"a.txt": b"word " * 99}).read_bytes()[:-30])
    (desk.papers / "x").unlink()
    assert desk.run().failed == 1
    assert desk.run().failed == 0

    zipped(desk.papers / "pack.zip", {"a.txt": a_report("buses").encode()})
    desk.run()

    assert {p: s.state.value for p, s in desk.sources().items()} == {
        "pack.zip": "ready", "pack.zip!/a.txt": "ready",
    }  # fmt: skip


def test_a_wrong_sidecar_changes_nothing(desk: Desk) -> None:
    desk.write("a.txt", a_report("buses"))
    desk.run()
    desk.write("b.txt", a_report("trams"))
    desk.write("papers.yaml", "b.txt: {kind: leaflet}")

    with pytest.raises(SidecarError, match=r"'papers\.yaml' in 'papers' is wrong\. b\.txt › kind"):
        desk.run()

    assert list(desk.sources()) == ["a.txt"]


def test_a_pattern_that_fits_no_file_is_told(desk: Desk) -> None:
    desk.write("a.txt", a_report("buses"))
    desk.write("papers.yaml", "minuets.txt: {access: exempt}")

    assert desk.run().remarks == [
        "'papers.yaml' states facts of 'minuets.txt', but no file fits that."
    ]


def test_an_empty_folder_is_no_fault(desk: Desk) -> None:
    report = desk.run()

    assert (report.done, report.generation, report.is_idle) == (0, 0, True)


def test_the_stores_are_not_read_as_papers(tmp_path: Path) -> None:
    desk = open_desk(tmp_path)
    desk.write("a.txt", a_report("buses"))

    desk.run(tmp_path)
    again = desk.run(tmp_path)

    assert list(desk.sources()) == ["papers/a.txt"]
    assert again.unchanged == 1
