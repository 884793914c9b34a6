"""Puts the page of a source together from what is held."""

from __future__ import annotations

from collections.abc import Sequence

from assistant.answering.placing import placed
from assistant.answers import Answer
from assistant.api.sheets import Wanted, original_link, sheet_of
from assistant.api.source_asked import SourceAsked
from assistant.documents import Document, Passage
from assistant.registers.of_papers import records_counted
from assistant.stores.view import View
from assistant.web import wording
from assistant.web.asking.turns import source_href
from assistant.web.quoting import cited_cells
from assistant.web.sources import naming as source_naming
from assistant.web.sources import view as source_view
from assistant.web.sources.leaves import Leaf, leaf_at, leaves_of
from assistant.web.sources.notes import notes_on
from assistant.web.sources.view import Sheet, SourcePage, Turning
from assistant.web.sources.wording import REGISTER_WORDS, leaf_words, recorded

PICTURE = "#picture"


def make_source(
    view: View, passage: Passage, asked: SourceAsked, answer: Answer | None, level: int
) -> SourcePage:
    """Return a source as the templates take it; `answer` is the one that cites it, if known."""
    paper = view.documents[passage.document_id]
    document = placed(passage, paper, view)
    text = view.text_of(paper.document_id)
    quoted = asked.quoted(passage, len(text))
    place = source_naming.place_of(document, passage, quoted[0])
    sheet = _sheet(view, paper, passage, asked, text[quoted[0] : quoted[1]])
    own = _own_page(paper, passage, quoted[0])
    elsewhere = own if sheet and sheet.page != own else None
    leaf = _leaf(leaves_of(paper, text), sheet.page if sheet and elsewhere else None, quoted[0])
    original, original_words = original_link(view, paper, sheet.page if sheet else None)
    number = f"Source {asked.number}: " if asked.number else "Source: "
    return SourcePage(
        title=number + wording.short_name(document),
        subtitle=source_naming.subtitle_of(document, passage, quoted[0]),
        notes=notes_on(view, paper, scanned=passage.ocr),
        level=level,
        passage=source_view.passage_extract(text, passage, quoted),
        cells=cited_cells(passage, quoted),
        wider=source_view.wider_extract(text, passage, quoted),
        sheet=sheet,
        elsewhere=elsewhere,
        turning=_turning(answer, asked.number),
        recorded=_recorded(view, passage),
        original=original,
        original_words=original_words,
        reference=source_naming.reference_of(document, place),
        reference_id=f"reference-{level}",
        href=asked.address(passage),
        paper=f"/papers/{paper.document_id}",
        leaf=f"/papers/{paper.document_id}/pages/{leaf.number}",
        leaf_words=leaf_words(paper, leaf),
    )


def _sheet(
    view: View, document: Document, passage: Passage, asked: SourceAsked, quote: str
) -> Sheet | None:
    own = _own_page(document, passage, asked.quoted(passage, document.characters)[0])
    if own is None:
        return None
    page = min(asked.page or own, document.pages or own)
    wanted = Wanted(page, asked.zoom, quote if page == own else None)
    return sheet_of(
        view, document, wanted, lambda page, zoom: asked.address(passage, page, zoom, PICTURE)
    )


def _leaf(leaves: Sequence[Leaf], page: int | None, start: int) -> Leaf:
    """Return the text of the page shown; where that is the passage's own, what it begins on."""
    return leaves[min(page, len(leaves)) - 1] if page else leaf_at(leaves, start)


def _own_page(document: Document, passage: Passage, start: int) -> int | None:
    """Return the page on which the quotation begins; None in a paper without pages."""
    return document.page_at(start) or passage.locator.page


def _turning(answer: Answer | None, number: int | None) -> Turning | None:
    """Return the ways to the answer's neighbouring sources; None for one that has no others."""
    cited = sorted(answer.citations, key=lambda each: each.number) if answer else []
    at = next((at for at, each in enumerate(cited) if each.number == number), None)
    if answer is None or at is None or len(cited) < 2:
        return None
    hrefs = [source_href(each, answer.answer_id) for each in cited]
    before = hrefs[at - 1] if at else None
    after = hrefs[at + 1] if at + 1 < len(hrefs) else None
    return Turning(at + 1, len(cited), before, after)


def _recorded(view: View, passage: Passage) -> str:
    """Return in words what was read from a passage; nothing where no record was."""
    held = records_counted(view).by_passage.get(passage.passage_id, {})
    return ", ".join(recorded(name, held[name]) for name in REGISTER_WORDS if held.get(name))
