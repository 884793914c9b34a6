"""States of sources and papers: hostile text, exempt papers, pictures that cannot be made."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import httpx
import pytest
from fastapi import FastAPI

from assistant.answering.pipeline import Tools
from assistant.api.app import create_app
from assistant.settings import Settings
from assistant.stores.library import Library
from assistant.stores.place import StorePlace
from assistant.stores.writer import Writer
from assistant.web import wording
from tests.invented_papers import QUOTED, build_library, cite, fixed_answers, tools_for
from tests.stores_papers import (
    BUDGET,
    DIMENSION,
    EMBEDDER,
    EXEMPT,
    SAFEGUARDING,
    make_paper,
    stage,
)

Served = Callable[[FastAPI], str]
HTML = {"Accept": "text/html"}
MARKUP = "<script>alert(1)</script> said “<b>no</b>” & left."
SETTINGS = Settings(host="127.0.0.1", council_name="Aldermere Borough Council")


@pytest.fixture
def hostile(tmp_path: Path, served: Served) -> Iterator[httpx.Client]:
    """Give a client of an app with a paper full of markup, and an exempt one."""
    paper = make_paper("Hostile", MARKUP, "Then the budget was noted.")
    named = replace(paper, document=replace(paper.document, title=f"Review of {MARKUP}"))
    place = StorePlace(tmp_path / "store")
    with Writer(place, EMBEDDER, DIMENSION) as writer:
        stage(writer, named, BUDGET, SAFEGUARDING, EXEMPT)
        writer.publish()
    url = served(create_app(SETTINGS, tools_for(Library(place)), fixed_answers))
    with httpx.Client(base_url=url, headers=HTML) as client:
        yield client


def test_markup_in_a_paper_is_shown_as_text(hostile: httpx.Client) -> None:
    paper = make_paper("Hostile", MARKUP, "Then the budget was noted.").document.document_id
    passage = f"{paper[:12]}-0"
    for path in (
        f"/papers/{paper}",
        f"/papers/{paper}/pages/1?q=said",
        f"/papers/{paper}/find?q=said",
        f"/sources/{passage}",
        f"/sources/{passage}?part=panel",
    ):
        page = hostile.get(path)
        assert page.status_code == 200
        assert "<script>alert" not in page.text
        assert "&lt;script&gt;alert(1)" in page.text


def test_an_exempt_paper_is_answered_as_if_it_did_not_exist(hostile: httpx.Client) -> None:
    exempt, passage = EXEMPT.document.document_id, EXEMPT.passages[0].passage_id
    for path in ("", "/pages/1", "/find?q=the", "/records/actions", "/original", "/pages/1.webp"):
        hidden = hostile.get(f"/papers/{exempt}{path}")
        unknown = hostile.get(f"/papers/{'0' * 64}{path}")
        assert (hidden.status_code, hidden.text) == (404, unknown.text)
    assert hostile.get(f"/sources/{passage}").text == hostile.get("/sources/none").text


def test_a_picture_that_cannot_be_made_is_told(tmp_path: Path, served: Served) -> None:
    library = build_library(tmp_path)
    found = cite(library, 1, QUOTED)
    for original in (tmp_path / "stores" / "originals").iterdir():
        original.write_bytes(b"no longer a PDF")
    url = served(create_app(SETTINGS, tools_for(library), fixed_answers))
    page = httpx.get(f"{url}{found.url}", headers=HTML)
    assert page.status_code == 200
    assert wording.PICTURE_GONE in page.text
    assert QUOTED in page.text
    for original in (tmp_path / "stores" / "originals").iterdir():
        original.unlink()
    assert wording.ORIGINAL_GONE in httpx.get(f"{url}{found.url}", headers=HTML).text


def test_a_scanned_passage_says_so_and_is_not_marked_on_its_picture(
    sample_tools: Tools, sample_url: str
) -> None:
    view = sample_tools.library.view(sample_tools.access)
    letter = next(paper for paper in view.documents.values() if "letter-from" in paper.file)
    passage = view.passages_of(letter.document_id)[-1]
    page = httpx.get(f"{sample_url}/sources/{passage.passage_id}", headers=HTML).text
    assert wording.SCANNED in page
    assert wording.PLACE_NOT_MARKED in page
    assert "<rect" not in page
    assert re.search(r'<img src="/papers/[0-9a-f]{64}/pages/1\.webp"', page)
