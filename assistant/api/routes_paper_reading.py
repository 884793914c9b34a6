"""A paper's own page, its pages one by one, and what is found in it."""

from __future__ import annotations

from dataclasses import replace
from typing import Annotated

from fastapi import APIRouter, Query
from pydantic import BaseModel, ConfigDict, Field
from starlette.responses import HTMLResponse, Response

from assistant.api.problems import not_found
from assistant.api.services import Needed, Services
from assistant.api.sheets import Wanted, original_link, sheet_of
from assistant.documents import Document
from assistant.registers.of_papers import tells_of_scan
from assistant.stores.view import View
from assistant.web import source_naming, wording
from assistant.web.finding import LONGEST_WORDS, Match, around, find_words
from assistant.web.gone import gone_page
from assistant.web.leaves import Leaf, leaves_of
from assistant.web.paging import address
from assistant.web.paper_notes import notes_on
from assistant.web.paper_records import records_page
from assistant.web.paper_view import paper_page
from assistant.web.reading_view import (
    ReadingPage,
    Shown,
    find_page,
    leaf_address,
    leaf_turning,
    match_turning,
    stretches,
)
from assistant.web.source_view import ZOOMS, Sheet
from assistant.web.source_wording import NO_SUCH_PAGE, REGISTER_WORDS, WHOLE_TEXT, leaf_words

router = APIRouter(include_in_schema=False, default_response_class=HTMLResponse)


class ReadingAsked(BaseModel):
    """The words looked for, the number of the match shown, how large the picture is."""

    model_config = ConfigDict(frozen=True)

    q: str = Field("", max_length=LONGEST_WORDS)
    match: int | None = Field(None, ge=1)
    zoom: int = Field(ZOOMS[0], ge=ZOOMS[0], le=ZOOMS[-1])


@router.get("/papers/{document_id}")
def paper(document_id: str, services: Needed) -> Response:
    """Show what a paper is, its versions and what was read from it."""
    view = services.view()
    document = view.documents.get(document_id)
    if document is None:
        return _gone(services, view, document_id)
    original, original_words = original_link(view, document)
    leaves = leaves_of(document, view.text_of(document_id))
    html = services.renderer.page(
        "paper.html",
        title=wording.full_name(document),
        here="/papers",
        paper=paper_page(view, document),
        original=original,
        original_words=original_words,
        leaves=[(leaf_words(document, leaf), leaf.number) for leaf in leaves],
        paged=bool(document.pages),
        paper_is_minutes=document.kind in wording.MINUTES,
    )
    return HTMLResponse(html)


def _gone(services: Services, view: View, document_id: str) -> Response:
    gone = gone_page(view, document_id)
    if gone.reason is None and gone.current is None:
        raise not_found(wording.SOURCE_GONE)
    html = services.renderer.page(
        "source_gone.html",
        title="Paper not held",
        here="/papers",
        gone=gone,
        back="/papers",
        back_words="Back to papers",
    )
    return HTMLResponse(html, 404)


def _held(view: View, document_id: str) -> Document:
    document = view.documents.get(document_id)
    if document is None:
        raise not_found(wording.SOURCE_GONE)
    return document


@router.get("/papers/{document_id}/records/{register}")
def records(
    document_id: str,
    register: str,
    services: Needed,
    page: Annotated[int, Query(ge=1, le=100_000)] = 1,
) -> Response:
    """Show the records of one kind that were read from a paper."""
    view = services.view()
    document = _held(view, document_id)
    if register not in REGISTER_WORDS:
        raise not_found(wording.NOT_FOUND)
    found = records_page(view, document, register, page)
    html = services.renderer.page(
        "paper_records.html", title=found.title, here="/papers", records=found
    )
    return HTMLResponse(html)


@router.get("/papers/{document_id}/find")
def find(
    document_id: str,
    services: Needed,
    q: Annotated[str, Query(max_length=LONGEST_WORDS)] = "",
    page: Annotated[int, Query(ge=1, le=100_000)] = 1,
) -> Response:
    """Show where words stand in a paper."""
    view = services.view()
    document = _held(view, document_id)
    text = view.text_of(document_id)
    found = find_page(document, text, leaves_of(document, text), q, page)
    html = services.renderer.page(
        "paper_find.html", title="Find in this paper", here="/papers", found=found
    )
    return HTMLResponse(html)


@router.get("/papers/{document_id}/pages/{number:int}")
def page(
    document_id: str, number: int, services: Needed, asked: Annotated[ReadingAsked, Query()]
) -> Response:
    """Show one page of a paper: what it says, and its picture."""
    view = services.view()
    document = _held(view, document_id)
    text = view.text_of(document_id)
    leaves = leaves_of(document, text)
    if not 1 <= number <= len(leaves):
        raise not_found(NO_SUCH_PAGE)
    reading = _reading(view, document, text, leaves[number - 1], asked)
    html = services.renderer.page(
        "paper_page.html", title=reading.title, here="/papers", reading=reading
    )
    return HTMLResponse(html)


def _reading(
    view: View, document: Document, text: str, leaf: Leaf, asked: ReadingAsked
) -> ReadingPage:
    leaves = leaves_of(document, text)
    matches = find_words(text, asked.q)
    match = next((each for each in matches if each.number == asked.match), None)
    current = match.number if match else None
    sheet = _sheet(view, document, text, Shown(leaf, asked.q, match), asked)
    original, original_words = original_link(view, document, leaf.number if sheet else None)
    named = leaf_words(document, leaf)
    whole = len(leaves) == 1 and not document.pages
    place = "" if whole else named[0].lower() + named[1:]
    return ReadingPage(
        title=WHOLE_TEXT if whole else f"{named} of {len(leaves)}",
        subtitle=wording.full_name(document),
        paper=f"/papers/{document.document_id}",
        notes=notes_on(view, document, scanned=_is_scanned(view, document, leaf)),
        one="page" if document.pages else "part",
        stretches=stretches(text, leaf, matches, current),
        turning=leaf_turning(document, leaves, leaf, asked.q),
        words=asked.q,
        matches=match_turning(document, leaves, matches, Shown(leaf, asked.q, match)),
        sheet=sheet,
        original=original,
        original_words=original_words,
        reference=source_naming.reference_of(document, place),
    )


def _is_scanned(view: View, document: Document, leaf: Leaf) -> bool:
    if not tells_of_scan(view, document.document_id):
        return False
    passages = view.passages_of(document.document_id)
    return any(p.ocr and p.locator.page == leaf.number for p in passages)


def _sheet(
    view: View, document: Document, text: str, shown: Shown, asked: ReadingAsked
) -> Sheet | None:
    """Return the picture of a page, the lines around the match marked; the page is turned above."""
    if not document.pages:
        return None
    quote = _lines_around(text, shown.leaf, shown.match) if shown.match else None
    here = leaf_address(document, shown.leaf.number)

    def way(page: int, zoom: int) -> str:
        size = zoom if zoom > ZOOMS[0] else None
        return address(here, {"q": asked.q, "match": asked.match, "zoom": size}) + "#picture"

    sheet = sheet_of(view, document, Wanted(shown.leaf.number, asked.zoom, quote), way)
    return replace(sheet, previous=None, next=None)


def _lines_around(text: str, leaf: Leaf, match: Match) -> str:
    """Return a match with the words beside it, by which one place is told from another."""
    start, end = around(text, match, (leaf.start, leaf.end))
    return text[start:end]
