import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest

from assistant.errors import StoreError, WriterBusyError
from assistant.stores import generations
from assistant.stores import library as library_module
from assistant.stores.library import Library
from assistant.stores.matrices import read_matrix
from assistant.stores.place import StorePlace, embedded_text
from assistant.stores.writer import Writer
from tests.stores_papers import (
    BUDGET,
    DIMENSION,
    EMBEDDER,
    SAFEGUARDING,
    embed,
    make_paper,
    stage,
    vectors_of,
)

ROOT = Path(__file__).resolve().parent.parent
PAPERS = 8
OTHER_PROCESS = """
import sys, time
from pathlib import Path
from assistant.stores.place import StorePlace
from assistant.stores.writer import Writer
from tests.stores_papers import DIMENSION, EMBEDDER, make_paper, stage

act, folder = sys.argv[1:]
with Writer(StorePlace(Path(folder)), EMBEDDER, DIMENSION) as writer:
    for n in range(8):
        stage(writer, make_paper(f"Paper {n}", f"Members noted report {n}.", "It was agreed."))
        print(n, flush=True)
    if act == "hang":
        time.sleep(60)
    writer.publish()
    print("published", flush=True)
    if act == "publish and hang":
        time.sleep(60)
"""


@pytest.fixture
def place(tmp_path: Path) -> StorePlace:
    return StorePlace(tmp_path / "store")


@pytest.fixture
def library(place: StorePlace) -> Iterator[Library]:
    opened = Library(place)
    yield opened
    opened.close()


def begin(place: StorePlace, act: str) -> subprocess.Popen[str]:
    command = [sys.executable, "-c", OTHER_PROCESS, act, str(place.folder)]
    return subprocess.Popen(command, stdout=subprocess.PIPE, text=True, cwd=ROOT)


def wait_for(process: subprocess.Popen[str], line: str) -> None:
    assert process.stdout is not None
    for printed in process.stdout:
        if printed.strip() == line:
            return
    raise AssertionError(f"{line!r} was never printed")


def kill(process: subprocess.Popen[str]) -> None:
    os.kill(process.pid, signal.SIGKILL)
    process.communicate()


def papers() -> list[str]:
    made = [
        make_paper(f"Paper {n}", f"Members noted report {n}.", "It was agreed.") for n in range(8)
    ]
    return [paper.document.document_id for paper in made]


def publish_two(place: StorePlace) -> None:
    with Writer(place, EMBEDDER, DIMENSION) as writer:
        stage(writer, BUDGET, SAFEGUARDING)
        writer.publish()


def mend(writer: Writer) -> int:
    lost = writer.without_vectors()
    writer.put_vectors(lost, embed([embedded_text(p.context, p.text) for p in lost]))
    return len(lost)


@pytest.mark.parametrize("line", ["0", "3", "7"])
def test_a_killed_writer_loses_nothing_and_shows_nothing(
    line: str, place: StorePlace, library: Library
) -> None:
    process = begin(place, "hang")
    wait_for(process, line)
    with pytest.raises(WriterBusyError, match=f"process {process.pid}"):
        Writer(place, EMBEDDER, DIMENSION)
    kill(process)

    assert library.view().generation == 0
    with Writer(place, EMBEDDER, DIMENSION) as writer:
        staged = list(writer.documents())
        assert staged == papers()[: len(staged)]
        assert len(staged) > int(line)
        with pytest.raises(StoreError, match="no vector"):
            writer.publish()
        assert mend(writer) == 2 * len(staged)
        assert writer.publish() == 1

    view = library.view()
    assert list(view.documents) == staged
    assert np.count_nonzero(view.word_scores("noted report")) == len(staged)
    expected = embed(
        [embedded_text(p.context, p.text) for p in view.passages(range(len(view.vectors)))]
    )
    np.testing.assert_allclose(view.vectors, expected, atol=1e-6)


def test_a_reader_sees_what_another_process_publishes(place: StorePlace, library: Library) -> None:
    publish_two(place)
    assert library.view().generation == 1
    process = begin(place, "publish and hang")

    wait_for(process, "published")
    begun = time.monotonic()
    view = library.view()
    waited_s = time.monotonic() - begun
    kill(process)

    assert waited_s < 2
    assert view.generation == 2
    assert list(view.documents)[2:] == papers()
    assert np.count_nonzero(view.word_scores("noted")) == PAPERS + 1
    assert view.vectors.shape == (5 + 2 * PAPERS, DIMENSION)
    with Writer(place, EMBEDDER, DIMENSION) as writer:
        assert mend(writer) == 0
        assert writer.publish() == 2


@pytest.mark.parametrize("step", ["add_words", "_write_matrices", "drop_fact", "clean_up"])
def test_a_crash_at_any_step_of_publishing_is_mended(
    step: str, place: StorePlace, library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    publish_two(place)
    third = make_paper("Third", "The Treasurer resigned over the audit.")

    def crash(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patched, Writer(place, EMBEDDER, DIMENSION) as writer:
        writer.withdraw(BUDGET.document.document_id, "A mistake.")
        stage(writer, third)
        patched.setattr(generations, step, crash)
        with pytest.raises(KeyboardInterrupt):
            writer.publish()
    view = library.view()
    published = step == "clean_up"
    assert view.generation == (2 if published else 1)
    assert len(view.vectors) == (3 if published else 5)
    assert len(np.flatnonzero(view.word_scores("treasurer"))) == 1

    with Writer(place, EMBEDDER, DIMENSION) as writer:
        assert mend(writer) == 0
        assert writer.publish() == 2

    view = library.view()
    assert view.table.ids == [p.passage_id for p in (*SAFEGUARDING.passages, *third.passages)]
    assert np.flatnonzero(view.word_scores("treasurer")).tolist() == [2]
    np.testing.assert_allclose(view.vectors[2:], vectors_of(third), atol=1e-6)


def test_lost_vectors_are_named_and_put_back(place: StorePlace, library: Library) -> None:
    publish_two(place)
    before = library.view()
    shutil.rmtree(place.chroma)

    with Writer(place, EMBEDDER, DIMENSION) as writer:
        assert mend(writer) == 5
        assert writer.without_vectors() == []
        stage(writer, make_paper("Third", "The Treasurer resigned."))
        writer.publish()

    np.testing.assert_allclose(library.view().vectors[:5], before.vectors, atol=1e-6)


def test_a_lost_or_broken_word_index_is_made_anew(place: StorePlace) -> None:
    publish_two(place)
    for spoil in (shutil.rmtree, lambda folder: (folder / "public" / "meta.json").write_text("?")):
        spoil(place.folder / "words")

        with Writer(place, EMBEDDER, DIMENSION):
            pass

        library = Library(place)
        assert np.flatnonzero(library.view().word_scores("audit")).tolist() == [1, 4]
        library.close()


def test_a_reader_without_a_word_index_names_the_command_that_mends_it(place: StorePlace) -> None:
    publish_two(place)
    shutil.rmtree(place.folder / "words")
    library = Library(place)

    with pytest.raises(StoreError, match="python -m ingest rebuild"):
        library.view()
    library.close()


def test_lost_matrices_are_read_from_chroma_and_written_anew(place: StorePlace) -> None:
    publish_two(place)
    shutil.rmtree(place.matrices)
    expected = np.concatenate([vectors_of(BUDGET), vectors_of(SAFEGUARDING)])

    library = Library(place)
    np.testing.assert_allclose(library.view().vectors, expected, atol=1e-6)
    library.close()
    with Writer(place, EMBEDDER, DIMENSION):
        pass

    assert sorted(path.name for path in place.matrices.iterdir()) == [
        "1-exempt.npy", "1-exempt.rows.npy", "1-public.npy", "1-public.rows.npy",
    ]  # fmt: skip


def test_only_the_last_generations_keep_their_files(place: StorePlace) -> None:
    with Writer(place, EMBEDDER, DIMENSION) as writer:
        for n in range(5):
            stage(writer, make_paper(f"Paper {n}", f"Report {n}."))
            writer.publish()

    assert {int(path.name.split("-")[0]) for path in place.matrices.iterdir()} == {4, 5}


def test_a_generation_that_is_replaced_while_it_is_loaded_gives_way(
    place: StorePlace, library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    publish_two(place)
    third = make_paper("Third", "The Treasurer resigned.")

    def publish_first(*arguments: object) -> object:
        monkeypatch.setattr(library_module, "read_matrix", read_matrix)
        with Writer(place, EMBEDDER, DIMENSION) as writer:
            stage(writer, third)
            writer.remove(BUDGET.document.document_id)
            writer.publish()
        return None

    monkeypatch.setattr(library_module, "read_matrix", publish_first)
    monkeypatch.setattr("assistant.stores.database.BUSY_TIMEOUT_S", 1)  # the reader is busy

    view = library.view()

    assert view.generation == 2
    assert list(view.documents) == [SAFEGUARDING.document.document_id, third.document.document_id]
