import dataclasses
import os
from collections.abc import Iterator, Sequence
from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray

from assistant.documents import Access, Source, SourceState, Standing
from assistant.errors import IndexMismatchError, StoreError, WriterBusyError
from assistant.stores.library import Library
from assistant.stores.place import StorePlace
from assistant.stores.writer import Writer, source_key
from tests.stores_papers import (
    BUDGET,
    DIMENSION,
    EMBEDDER,
    EXEMPT,
    SAFEGUARDING,
    embed,
    make_paper,
    stage,
    vectors_of,
)

CLEARED = frozenset({Access.PUBLIC, Access.EXEMPT})
BUDGET_ID = BUDGET.document.document_id
SAFEGUARDING_ID = SAFEGUARDING.document.document_id


@pytest.fixture
def place(tmp_path: Path) -> StorePlace:
    return StorePlace(tmp_path / "store")


@pytest.fixture
def library(place: StorePlace) -> Iterator[Library]:
    opened = Library(place)
    yield opened
    opened.close()


@pytest.fixture
def writer(place: StorePlace) -> Iterator[Writer]:
    with Writer(place, EMBEDDER, DIMENSION) as opened:
        yield opened


def test_a_file_is_known_by_what_became_of_it_last(writer: Writer, library: Library) -> None:
    failed = Source("x.pdf", "papers", "d1", 9, SourceState.FAILED, "It is encrypted.")
    writer.stage_source(failed)
    assert writer.sources() == {source_key(failed): failed}
    assert library.view().sources() == []
    writer.publish()

    mended = dataclasses.replace(failed, digest="d2", reason="It is empty.")
    writer.stage_source(mended)
    assert library.view().sources() == [failed]
    writer.publish()

    assert library.view().sources() == [mended]


def test_changed_facts_are_seen_with_the_next_generation(writer: Writer, library: Library) -> None:
    stage(writer, BUDGET, SAFEGUARDING)
    writer.publish()
    before = library.view()

    changed = dataclasses.replace(BUDGET.document, standing=Standing.APPROVED)
    writer.update_document(changed)
    writer.update_document(dataclasses.replace(changed, superseded_by=SAFEGUARDING_ID))
    writer.publish()

    assert library.view().documents[BUDGET_ID].superseded_by == SAFEGUARDING_ID
    assert library.view().table.ids == before.table.ids
    assert before.documents[BUDGET_ID] == BUDGET.document


def test_a_paper_that_becomes_exempt_leaves_the_public_view(
    writer: Writer, library: Library
) -> None:
    stage(writer, BUDGET, SAFEGUARDING)
    writer.publish()

    exempt = dataclasses.replace(BUDGET.document, access=Access.EXEMPT)
    writer.update_document(exempt)
    writer.publish()

    assert list(library.view().documents) == [SAFEGUARDING.document.document_id]
    assert library.view().word_scores("treasurer").max() == 0
    cleared = library.view(CLEARED)
    assert np.flatnonzero(cleared.word_scores("treasurer")).tolist() == [2]
    np.testing.assert_allclose(cleared.vectors[2:], vectors_of(BUDGET), atol=1e-6)


def test_new_passages_of_a_known_text_replace_the_old(writer: Writer, library: Library) -> None:
    stage(writer, BUDGET)
    writer.publish()
    before = library.view()
    coarser = dataclasses.replace(BUDGET, passages=BUDGET.passages[:2])

    stage(writer, coarser)
    writer.publish()

    view = library.view()
    assert view.passages([0, 1]) == list(BUDGET.passages[:2])
    assert len(view.table.ids) == len(view.vectors) == 2
    assert before.passages([2]) == [BUDGET.passages[2]]
    assert np.count_nonzero(view.word_scores("resolved")) == 0


def test_a_withdrawn_paper_is_hidden_and_stays_so(writer: Writer, library: Library) -> None:
    stage(writer, BUDGET, SAFEGUARDING)
    writer.publish()

    writer.withdraw(BUDGET_ID, "It was published by mistake.")
    assert BUDGET_ID in library.view().documents
    writer.publish()
    stage(writer, BUDGET)
    writer.publish()

    view = library.view()
    assert BUDGET_ID not in view.documents
    assert view.word_scores("treasurer").max() == 0
    assert view.sources()[0].state is SourceState.WITHDRAWN
    assert writer.has_document(BUDGET_ID)
    assert writer.without_vectors() == []


def test_a_withdrawn_paper_can_come_back(writer: Writer, library: Library) -> None:
    stage(writer, BUDGET)
    writer.withdraw(BUDGET_ID, "A mistake.")
    writer.publish()
    assert not library.view().documents

    writer.update_document(BUDGET.document)
    writer.publish()

    assert np.flatnonzero(library.view().word_scores("treasurer")).tolist() == [0]
    np.testing.assert_allclose(library.view().vectors, vectors_of(BUDGET), atol=1e-6)


def test_a_removed_paper_leaves_no_trace_in_any_file(
    place: StorePlace, library: Library, tmp_path: Path
) -> None:
    secret = make_paper("Secret", "The wobblegong fund was closed.", "Mr Xylander resigned.")
    file = tmp_path / "secret.txt"
    file.write_text(secret.text)
    with Writer(place, EMBEDDER, DIMENSION) as writer:
        stage(writer, BUDGET, SAFEGUARDING)
        stage(writer, secret, original=file)
        writer.publish()
    assert _files_with(place, b"wobblegong", b"Xylander", b"xyland")
    assert library.view().word_scores("wobblegong").max() > 0

    with Writer(place, EMBEDDER, DIMENSION) as writer:
        writer.remove(secret.document.document_id)
        writer.publish()
        assert not writer.has_document(secret.document.document_id)

    assert _files_with(place, b"wobblegong", b"Xylander", b"xyland") == []
    vector = vectors_of(secret)[0].tobytes()
    assert _files_with(place, vector, secret.document.document_id.encode()) == []
    # The spare room of Chroma's graph is written as it stands in memory: it must be filled.
    assert _files_with(place, b"\x55" * 64)
    view = library.view()
    assert view.table.ids == [p.passage_id for p in (*BUDGET.passages, *SAFEGUARDING.passages)]
    assert view.passages([4]) == [SAFEGUARDING.passages[1]]
    assert len(view.sources()) == 2


def test_reading_an_erased_paper_in_an_old_view_says_so(writer: Writer, library: Library) -> None:
    stage(writer, BUDGET)
    writer.publish()
    before = library.view()
    writer.remove(BUDGET_ID)
    writer.publish()

    with pytest.raises(StoreError, match="erased"):
        before.passages([0])
    with pytest.raises(StoreError, match="erased"):
        before.text_of(BUDGET_ID)


def test_nothing_can_be_done_to_an_unknown_paper(writer: Writer) -> None:
    for act in (writer.remove, writer.text_of, lambda each: writer.withdraw(each, "why")):
        with pytest.raises(StoreError, match="no paper"):
            act("0" * 64)


def test_a_passage_must_be_the_text_of_its_paper(writer: Writer) -> None:
    wrong = dataclasses.replace(BUDGET.passages[0], text="The budget had not been balanced.")
    passages = [wrong, *BUDGET.passages[1:]]

    with pytest.raises(ValueError, match="not the text"):
        writer.stage(
            BUDGET.source, BUDGET.document, BUDGET.text, passages, vectors_of(BUDGET), None
        )
    assert writer.sources() == {}


def test_a_quarantined_paper_is_never_indexed(writer: Writer) -> None:
    document = dataclasses.replace(BUDGET.document, access=Access.QUARANTINED)

    with pytest.raises(ValueError, match="quarantined"):
        stage(writer, dataclasses.replace(BUDGET, document=document))


def test_a_second_writer_is_told_who_writes(place: StorePlace, writer: Writer) -> None:
    stage(writer, BUDGET)

    with pytest.raises(WriterBusyError, match=rf"process {os.getpid()}, since \d+ ") as refusal:
        Writer(place, EMBEDDER, DIMENSION)
    assert refusal.value.retryable


def test_another_embedder_is_refused_with_the_command_that_mends_it(place: StorePlace) -> None:
    with Writer(place, EMBEDDER, DIMENSION) as writer:
        stage(writer, BUDGET)
        writer.publish()

    with pytest.raises(IndexMismatchError, match=r"'invented-8'.*python -m ingest rebuild"):
        Writer(place, "another", 16)


def test_rebuilding_changes_the_embedder(place: StorePlace, library: Library) -> None:
    with Writer(place, EMBEDDER, DIMENSION) as writer:
        stage(writer, BUDGET, EXEMPT)
        writer.publish()
    before = library.view()
    told: list[tuple[int, int]] = []

    def embed_twice(texts: Sequence[str]) -> NDArray[np.float32]:
        return np.repeat(embed(texts) * np.float32(0.5**0.5), 2, axis=1)

    with Writer(place, "another", 16, rebuilding=True) as writer:
        assert writer.rebuild(embed_twice, lambda done, total: told.append((done, total))) == 2

    view = library.view()
    assert (before.embedder, view.embedder) == (EMBEDDER, "another")
    assert view.vectors.shape == (3, 16)
    assert told == [(5, 5)]
    assert view.word_scores("treasurer").max() > 0
    with Writer(place, "another", 16) as writer:
        assert writer.without_vectors() == []


def test_an_interrupted_rebuild_must_be_ended_and_goes_on(
    place: StorePlace, library: Library
) -> None:
    with Writer(place, EMBEDDER, DIMENSION) as writer:
        stage(writer, BUDGET, SAFEGUARDING)
        writer.publish()

    def stop(texts: Sequence[str]) -> NDArray[np.float32]:
        raise KeyboardInterrupt

    with (
        pytest.raises(KeyboardInterrupt),
        Writer(place, EMBEDDER, DIMENSION, rebuilding=True) as writer,
    ):
        writer.rebuild(stop)
    assert len(library.view().vectors) == 5

    with pytest.raises(StoreError, match="interrupted"):
        Writer(place, EMBEDDER, DIMENSION)
    with Writer(place, EMBEDDER, DIMENSION, rebuilding=True) as writer:
        assert writer.rebuild(embed) == 2
    assert library.view().generation == 2


def _files_with(place: StorePlace, *patterns: bytes) -> list[str]:
    return [
        str(path)
        for path in place.folder.rglob("*")
        if path.is_file() and any(pattern in path.read_bytes() for pattern in patterns)
    ]
