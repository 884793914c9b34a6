"""A paper's own page, its pages one by one, and what is found in it."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Query
from starlette.responses import HTMLResponse, Response

from assistant.api.officers import AtThisComputer
from assistant.api.problems import not_found
from assistant.api.reading_making import ReadingAsked, make_reading
from assistant.api.services import Needed, Services
from assistant.api.sheets import original_link
from assistant.documents import MINUTES_KINDS, Document
from assistant.stores.view import View
from assistant.web import wording
from assistant.web.sources.finding import LONGEST_WORDS
from assistant.web.sources.gone import gone_page
from assistant.web.sources.leaves import leaves_of
from assistant.web.sources.paper import paper_page
from assistant.web.sources.paper_records import records_page
from assistant.web.sources.reading import find_page
from assistant.web.sources.wording import NO_SUCH_PAGE, REGISTER_WORDS, leaf_words

router = APIRouter(include_in_schema=False, default_response_class=HTMLResponse)


@router.get("/papers/{document_id}")
def paper(document_id: str, services: Needed, here: AtThisComputer) -> Response:
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
        paper_is_minutes=document.kind in MINUTES_KINDS,
        is_office=here,
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
    reading = make_reading(view, document, text, leaves[number - 1], asked)
    html = services.renderer.page(
        "paper_page.html", title=reading.title, here="/papers", reading=reading
    )
    return HTMLResponse(html)
