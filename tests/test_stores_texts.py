"""What a view tells of papers it does not hold, and the texts it keeps."""

from __future__ import annotations

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path

import pytest
from sqlalchemy import Connection

from assistant.documents import Access
from assistant.errors import StoreError
from assistant.stores.library import Library
from assistant.stores.place import StorePlace
from assistant.stores.selecting import select_text
from assistant.stores.texts import KeptTexts
from assistant.stores.writer import Writer
from tests.stores_papers import BUDGET, DIMENSION, EMBEDDER, EXEMPT, SAFEGUARDING, stage

CLEARED = frozenset({Access.PUBLIC, Access.EXEMPT})


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    place = StorePlace(tmp_path / "store")
    linked = replace(
        BUDGET,
        document=replace(
            BUDGET.document,
            supersedes=SAFEGUARDING.document.document_id,
            superseded_by=EXEMPT.document.document_id,
        ),
    )
    with Writer(place, EMBEDDER, DIMENSION) as writer:
        stage(writer, linked, SAFEGUARDING, EXEMPT)
        writer.publish()
    opened = Library(place)
    yield opened
    opened.close()


def test_a_public_view_names_no_exempt_paper(library: Library) -> None:
    public = library.view().documents[BUDGET.document.document_id]
    cleared = library.view(CLEARED).documents[BUDGET.document.document_id]

    assert public.superseded_by is None
    assert public.supersedes == SAFEGUARDING.document.document_id
    assert cleared.superseded_by == EXEMPT.document.document_id


def test_a_text_is_read_once(library: Library, monkeypatch: pytest.MonkeyPatch) -> None:
    view = library.view()
    read: list[str] = []

    def noted(connection: Connection, document_id: str) -> str | None:
        read.append(document_id)
        return select_text(connection, document_id)

    monkeypatch.setattr("assistant.stores.view.select_text", noted)

    texts = [view.text_of(BUDGET.document.document_id) for _ in range(3)]

    assert texts == [BUDGET.text] * 3
    assert len(read) == 1


def test_an_erased_text_is_not_kept(library: Library, tmp_path: Path) -> None:
    view = library.view()
    view.text_of(BUDGET.document.document_id)
    with Writer(StorePlace(tmp_path / "store"), EMBEDDER, DIMENSION) as writer:
        writer.remove(BUDGET.document.document_id)
        writer.publish()

    with pytest.raises(StoreError):
        view.text_of(BUDGET.document.document_id)


def test_the_texts_read_last_are_kept_within_their_room() -> None:
    texts = KeptTexts(10)
    read: list[str] = []

    def text(name: str, length: int) -> str:
        def from_store() -> str:
            read.append(name)
            return "x" * length

        return texts.text(name, from_store)

    for name in "abacab":
        text(name, 5)
    text("long", 11)

    assert read == ["a", "b", "c", "b", "long"]
    assert texts.characters == 10


def test_threads_share_the_kept_texts() -> None:
    texts = KeptTexts(1000)

    with ThreadPoolExecutor(4) as pool:
        found = list(pool.map(lambda n: texts.text(str(n % 30), lambda: "x" * 50), range(3000)))

    assert set(map(len, found)) == {50}
    assert texts.characters <= 1000
