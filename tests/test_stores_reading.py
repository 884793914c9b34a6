import subprocess
import sys
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import numpy as np
import pytest

from assistant.documents import Access, Source, SourceState
from assistant.stores.library import Library
from assistant.stores.place import StorePlace
from assistant.stores.writer import Writer
from tests.stores_papers import (
    BUDGET,
    DIMENSION,
    EMBEDDER,
    EXEMPT,
    SAFEGUARDING,
    Paper,
    make_paper,
    stage,
    vectors_of,
)

CLEARED = frozenset({Access.PUBLIC, Access.EXEMPT})


@pytest.fixture
def place(tmp_path: Path) -> StorePlace:
    return StorePlace(tmp_path / "store")


@pytest.fixture
def library(place: StorePlace) -> Iterator[Library]:
    opened = Library(place)
    yield opened
    opened.close()


def publish(place: StorePlace, *papers: Paper) -> int:
    with Writer(place, EMBEDDER, DIMENSION) as writer:
        stage(writer, *papers)
        return writer.publish()


def test_an_empty_store_has_an_empty_view(library: Library) -> None:
    view = library.view()

    assert (view.generation, view.embedder, dict(view.documents)) == (0, None, {})
    assert len(view.vectors) == len(view.word_scores("audit")) == len(view.table.ids) == 0
    assert view.sources() == []
    assert view.passages([]) == []


def test_what_was_staged_is_read_as_it_was(place: StorePlace, library: Library) -> None:
    assert publish(place, BUDGET, SAFEGUARDING) == 1

    view = library.view()

    assert view.embedder == EMBEDDER
    assert list(view.documents.values()) == [BUDGET.document, SAFEGUARDING.document]
    assert view.text_of(BUDGET.document.document_id) == BUDGET.text
    assert view.passages_of(SAFEGUARDING.document.document_id) == list(SAFEGUARDING.passages)
    assert view.passages([4, 0]) == [SAFEGUARDING.passages[1], BUDGET.passages[0]]
    assert view.passage(BUDGET.passages[2].passage_id) == BUDGET.passages[2]
    assert view.sources() == [BUDGET.source, SAFEGUARDING.source]
    np.testing.assert_allclose(
        view.vectors, np.concatenate([vectors_of(BUDGET), vectors_of(SAFEGUARDING)]), atol=1e-6
    )


def test_rows_follow_documents_and_ordinals(place: StorePlace, library: Library) -> None:
    publish(place, BUDGET)
    publish(place, SAFEGUARDING)

    table = library.view().table

    assert table.document_order == [BUDGET.document.document_id, SAFEGUARDING.document.document_id]
    assert table.document_rows.tolist() == [0, 0, 0, 1, 1]
    assert table.ordinals.tolist() == [0, 1, 2, 0, 1]
    assert table.document_ids == [table.document_order[row] for row in table.document_rows]
    assert table.ids == [p.passage_id for p in (*BUDGET.passages, *SAFEGUARDING.passages)]


def test_nothing_staged_is_seen_before_it_is_published(place: StorePlace, library: Library) -> None:
    publish(place, BUDGET)
    before = library.view()

    with Writer(place, EMBEDDER, DIMENSION) as writer:
        stage(writer, SAFEGUARDING)
        assert library.view() is before
        assert SAFEGUARDING.document.document_id in writer.documents()
        assert writer.publish() == 2

    after = library.view()
    assert (after.generation, len(after.documents), len(before.documents)) == (2, 2, 1)
    assert before.word_scores("escalation").max() == 0
    assert after.word_scores("escalation").max() > 0
    assert before.passages([0]) == [BUDGET.passages[0]]


def test_publishing_nothing_new_makes_no_generation(place: StorePlace) -> None:
    assert publish(place, BUDGET) == 1
    assert publish(place, BUDGET) == 1


def test_words_are_found_by_their_stems_in_text_and_context(
    place: StorePlace, library: Library
) -> None:
    publish(place, BUDGET, SAFEGUARDING)
    view = library.view()

    assert np.flatnonzero(view.word_scores("the audits")).tolist() == [1, 4]
    assert np.flatnonzero(view.word_scores("budgets")).tolist() == [0, 1, 2]
    assert view.word_scores("budget").argmax() == 0
    assert view.document_frequency(["audit", "audits", "finch"]) == {
        "audit": 2, "audits": 2, "finch": 0,
    }  # fmt: skip


@pytest.mark.parametrize(
    "query", ["AND (", '"', "a:b", "title:audit^", "the of", "", "NOT -", "£*?~2[", "x" * 5000]
)
def test_any_text_is_a_query(query: str, place: StorePlace, library: Library) -> None:
    publish(place, BUDGET)

    assert library.view().word_scores(query).shape == (3,)


def test_a_mask_finds_what_ranks_below_all_others(place: StorePlace, library: Library) -> None:
    many = [
        make_paper(f"Paper {n}", *[f"audit audit {n} {m}" for m in range(100)]) for n in range(60)
    ]
    last = make_paper("Last", f"{'other words ' * 40} and one audit")
    publish(place, *many, last)
    view = library.view()
    rows = np.zeros(len(view.table.ids), np.bool_)
    rows[-1] = True

    assert np.flatnonzero(view.word_scores("audit", rows)).tolist() == [len(rows) - 1]
    assert np.count_nonzero(view.word_scores("audit", ~rows)) == 5000


def test_exempt_papers_are_nowhere_in_a_public_view(place: StorePlace, library: Library) -> None:
    publish(place, BUDGET)
    without = library.view()
    publish(place, EXEMPT)
    view = library.view()
    document_id = EXEMPT.document.document_id

    assert view.documents == without.documents
    assert view.table.ids == without.table.ids
    assert len(view.vectors) == len(without.vectors)
    for query in ("zebrafinch quillfeather", "the budget of Aldermere"):
        np.testing.assert_array_equal(view.word_scores(query), without.word_scores(query))
    assert view.document_frequency(["zebrafinch"]) == {"zebrafinch": 0}
    assert view.passage(EXEMPT.passages[0].passage_id) is None
    assert view.passages_of(document_id) == []
    assert view.original(document_id) is None
    assert view.sources() == [BUDGET.source]
    with pytest.raises(KeyError):
        view.text_of(document_id)


def test_a_cleared_reader_sees_exempt_papers_too(place: StorePlace, library: Library) -> None:
    publish(place, EXEMPT, BUDGET)

    view = library.view(CLEARED)

    assert view.table.ids == [p.passage_id for p in (*BUDGET.passages, *EXEMPT.passages)]
    assert np.flatnonzero(view.word_scores("zebrafinch")).tolist() == [3]
    np.testing.assert_allclose(view.vectors[3:], vectors_of(EXEMPT), atol=1e-6)
    assert view.passages([3]) == [EXEMPT.passages[0]]
    assert len(view.sources()) == 2


def test_a_public_twin_of_an_exempt_paper_does_not_name_it(
    place: StorePlace, library: Library
) -> None:
    twin = Source(
        "copy.txt", "papers", "d", 1, SourceState.READY, document_id=EXEMPT.document.document_id
    )
    with Writer(place, EMBEDDER, DIMENSION) as writer:
        stage(writer, EXEMPT)
        writer.stage_source(twin)
        writer.publish()

    assert library.view().sources() == []
    assert len(library.view(CLEARED).sources()) == 2


def test_a_quarantined_file_is_listed_for_cleared_readers_only(
    place: StorePlace, library: Library
) -> None:
    odd = Source("odd.txt", "papers", "d", 1, SourceState.QUARANTINED, access=Access.QUARANTINED)
    with Writer(place, EMBEDDER, DIMENSION) as writer:
        writer.stage_source(odd)
        writer.publish()

    assert library.view().sources() == []
    assert library.view(CLEARED).sources() == [odd]


def test_a_view_that_has_not_changed_is_the_same_object(
    place: StorePlace, library: Library
) -> None:
    publish(place, BUDGET)

    assert library.view() is library.view()


def test_the_original_is_kept(place: StorePlace, library: Library, tmp_path: Path) -> None:
    file = tmp_path / "Budget.txt"
    file.write_bytes(b"as it was printed")
    with Writer(place, EMBEDDER, DIMENSION) as writer:
        stage(writer, BUDGET, original=file)
        stage(writer, SAFEGUARDING)
        writer.publish()
    file.unlink()
    view = library.view()

    kept = view.original(BUDGET.document.document_id)
    assert kept is not None
    assert kept.read_bytes() == b"as it was printed"
    assert view.original(SAFEGUARDING.document.document_id) is None


def test_many_threads_read_while_generations_are_published(
    place: StorePlace, library: Library
) -> None:
    def read(_: int) -> bool:
        view = library.view()
        scores = view.word_scores("report")
        rows = np.flatnonzero(scores)
        assert len(view.vectors) == len(view.table.ids) == len(scores)
        return all("report" in passage.text for passage in view.passages(rows.tolist()))

    with Writer(place, EMBEDDER, DIMENSION) as writer, ThreadPoolExecutor(8) as threads:
        for n in range(5):
            stage(writer, make_paper(f"Paper {n}", f"The report {n}.", "Nothing else."))
            writer.publish()
            assert all(threads.map(read, range(40)))
    assert library.view().generation == 5


def test_reading_loads_neither_chroma_nor_alembic(place: StorePlace) -> None:
    publish(place, BUDGET)
    script = (
        "import sys, pathlib\n"
        "from assistant.stores.library import Library\n"
        "from assistant.stores.place import StorePlace\n"
        "view = Library(StorePlace(pathlib.Path(sys.argv[1]))).view()\n"
        "assert len(view.vectors) == 3\n"
        "assert not {'chromadb', 'alembic'} & set(sys.modules)\n"
    )

    subprocess.run([sys.executable, "-c", script, str(place.folder)], check=True, timeout=60)
