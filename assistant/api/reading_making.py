"""Puts one page of a paper together from what is held."""

from __future__ import annotations

from dataclasses import replace

from pydantic import BaseModel, ConfigDict, Field

from assistant.api.sheets import Wanted, original_link, sheet_of
from assistant.documents import Document
from assistant.registers.of_papers import tells_of_scan
from assistant.stores.view import View
from assistant.web import wording
from assistant.web.paging import address
from assistant.web.sources import naming as source_naming
from assistant.web.sources.finding import LONGEST_WORDS, Match, around, find_words
from assistant.web.sources.leaves import Leaf, leaves_of
from assistant.web.sources.notes import notes_on
from assistant.web.sources.reading import (
    ReadingPage,
    Shown,
    leaf_address,
    leaf_turning,
    match_turning,
    stretches,
)
from assistant.web.sources.view import ZOOMS, Sheet
from assistant.web.sources.wording import WHOLE_TEXT, leaf_words


class ReadingAsked(BaseModel):
    """The words looked for, the number of the match shown, how large the picture is."""

    model_config = ConfigDict(frozen=True)

    q: str = Field("", max_length=LONGEST_WORDS)
    match: int | None = Field(None, ge=1)
    zoom: int = Field(ZOOMS[0], ge=ZOOMS[0], le=ZOOMS[-1])


def make_reading(
    view: View, document: Document, text: str, leaf: Leaf, asked: ReadingAsked
) -> ReadingPage:
    """Return a page of a paper as the template takes it."""
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
