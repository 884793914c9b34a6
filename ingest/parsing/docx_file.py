"""Reads a Word document: headings, lists, tables; inserted text kept, deleted text left out."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import docx
from docx.document import Document as WordDocument
from lxml import etree

from assistant.errors import UnreadableDocumentError
from ingest.parsing.characters import single_line
from ingest.parsing.docx_numbering import Numbering, W
from ingest.parsing.docx_styles import numbering_root, style_facts
from ingest.parsing.docx_xml import (
    attribute,
    is_bold,
    is_on,
    nearest,
    number_of,
    skipped_columns,
    style_id,
    text_boxes,
    text_of,
)
from ingest.parsing.drafts import Draft, DraftDocument
from ingest.parsing.numbering import bullet, number_depth, printed_number
from ingest.parsing.packages import BROKEN_PACKAGE, open_package
from ingest.parsing.parsed import BlockKind, FileType, ParsingLimits
from ingest.parsing.tables import GridCell, columns_of, count_header_rows, one_line, table_drafts

MAX_DEPTH = 20
MAX_SPAN = 200
BOLD_HEADING_CHARS = 120
BOLD_HEADING_LEVEL = 5
_RESOLUTION = re.compile(r"\W*(?:it was\s+)?(?:resolved|agreed|recommended|noted)\b", re.I)


def parse_docx(path: Path, limits: ParsingLimits) -> DraftDocument:
    """Return the blocks of a Word document; headers and footers are left out."""
    package = open_package(path, limits)
    try:
        return _document(docx.Document(package))
    except BROKEN_PACKAGE as exc:
        raise UnreadableDocumentError(f"{path.name!r} is damaged") from exc


def _document(document: WordDocument) -> DraftDocument:
    reader = _Reader(document)
    drafts = reader.read()
    properties = document.core_properties
    created = properties.created.isoformat() if properties.created else ""
    stated = {
        "title": single_line(properties.title),
        "author": single_line(properties.author),
        "created": created,
        "running_header": _running_header(document),
    }
    return DraftDocument(
        file_type=FileType.DOCX,
        drafts=drafts,
        title=reader.title,
        metadata={key: value for key, value in stated.items() if value},
        warnings=tuple(reader.warnings),
    )


def _running_header(document: WordDocument) -> str:
    texts = (
        single_line(paragraph.text)
        for section in document.sections
        for paragraph in section.header.paragraphs
    )
    return next((text for text in texts if text), "")


class _Reader:
    """Walks a document's body once."""

    def __init__(self, document: WordDocument) -> None:
        self.body: etree._Element = document.element.body
        self.styles = style_facts(document)
        self.numbering = Numbering(numbering_root(document))
        self.tables = 0
        self.title = ""
        self.warnings: list[str] = []

    def read(self) -> list[Draft]:
        drafts = list(self._blocks(self.body, 0))
        if next(self.body.iter(f"{W}del", f"{W}moveFrom"), None) is not None:
            self.warnings.append(
                "This document has tracked changes: inserted text was kept, deleted text left out."
            )
        if any(is_on(mark) for mark in self.body.iter(f"{W}strike", f"{W}dstrike")):
            self.warnings.append("Some words are struck through; they were kept as ordinary text.")
        return _levelled(drafts)

    def _blocks(self, parent: etree._Element, depth: int) -> Iterator[Draft]:
        if depth > MAX_DEPTH:
            return
        for element in parent:
            if element.tag == f"{W}p":
                yield from self._paragraph(element, depth)
            elif element.tag == f"{W}tbl":
                yield from self._table(element, depth)
            elif element.tag in (f"{W}sdt", f"{W}sdtContent", f"{W}ins", f"{W}customXml"):
                yield from self._blocks(element, depth + 1)

    def _paragraph(self, element: etree._Element, depth: int) -> Iterator[Draft]:
        mark = self._mark(element)
        text = single_line(text_of(element))
        if text:
            yield self._draft(element, text, mark)
        for box in text_boxes(element):
            yield from self._blocks(box, depth + 1)

    def _draft(self, element: etree._Element, text: str, mark: str | None) -> Draft:
        level = self._heading_level(element)
        shown = f"{mark} {text}" if mark else text
        number = mark or printed_number(text) or bullet(text)
        if level == 0 and not self.title:
            self.title = text
        if level is not None:
            return Draft(BlockKind.HEADING, shown, level=max(level, 1), number=number)
        if mark != "•" and _looks_like_heading(element, text):
            return Draft(BlockKind.HEADING, shown, level=BOLD_HEADING_LEVEL, number=number)
        kind = BlockKind.PARAGRAPH if number is None else BlockKind.LIST_ITEM
        return Draft(kind, shown, number=number)

    def _heading_level(self, element: etree._Element) -> int | None:
        outline = element.find(f"{W}pPr/{W}outlineLvl")
        if outline is not None and (outline.get(f"{W}val") or "9") in "012345":
            return int(outline.get(f"{W}val") or 0) + 1
        return self.styles.get(style_id(element), (None, None))[0]

    def _mark(self, element: etree._Element) -> str | None:
        own = element.find(f"{W}pPr/{W}numPr")
        number, depth = number_of(own)
        if number is None:
            inherited = self.styles.get(style_id(element), (None, None))[1]
            if inherited is None:
                return None
            number, depth = inherited[0], depth or inherited[1]
        return self.numbering.next_mark(number, depth or 0)

    def _table(self, element: etree._Element, depth: int) -> Iterator[Draft]:
        rows = self._grid(element)
        if columns_of(rows) < 2:
            for cell in element.iter(f"{W}tc"):
                yield from self._blocks(cell, depth + 1)
            return
        marked = sum(
            row.find(f"{W}trPr/{W}tblHeader") is not None for row in element.findall(f"{W}tr")
        )
        count = min(marked, len(rows) - 1) if marked else count_header_rows(rows)
        yield from table_drafts(self.tables, rows, count)
        self.tables += 1

    def _grid(self, table: etree._Element) -> list[list[GridCell]]:
        rows: list[list[GridCell]] = []
        open_cells: dict[int, tuple[int, int]] = {}
        for tr in table.iter(f"{W}tr"):
            if nearest(tr, f"{W}tbl") is not table:
                continue
            cells: list[GridCell] = []
            column = skipped_columns(tr)
            for tc in tr.iter(f"{W}tc"):
                if nearest(tc, f"{W}tr") is not tr:
                    continue
                span = min(max(int(attribute(tc, "tcPr/gridSpan") or 1), 1), MAX_SPAN)
                merge = tc.find(f"{W}tcPr/{W}vMerge")
                if merge is not None and merge.get(f"{W}val") != "restart":
                    self._extend(rows, open_cells.get(column))
                else:
                    open_cells[column] = (len(rows), len(cells))
                    cells.append(self._cell(tc, column, span))
                column += span
            rows.append(cells)
        return [row for row in rows if row]

    def _extend(self, rows: list[list[GridCell]], place: tuple[int, int] | None) -> None:
        if place is None or place[0] >= len(rows):
            return
        row, index = place
        cell = rows[row][index]
        rows[row][index] = replace(cell, row_span=len(rows) - row + 1)

    def _cell(self, tc: etree._Element, column: int, span: int) -> GridCell:
        texts: list[str] = []
        for paragraph in tc.iter(f"{W}p"):
            mark = self._mark(paragraph)
            lines = [line for part in text_of(paragraph).split("\n") if (line := single_line(part))]
            if lines and mark and mark != "•":
                lines[0] = f"{mark} {lines[0]}"
            texts += lines
        text, breaks = one_line(texts)
        fill = (attribute(tc, "tcPr/shd", "fill") or "auto").lower()
        is_colour = re.fullmatch(r"[0-9a-f]{6}", fill) is not None and fill != "ffffff"
        return GridCell(
            text=text,
            column=column,
            column_span=span,
            fill=f"#{fill}" if is_colour else None,
            bold=is_bold(tc),
            breaks=breaks,
        )


def _levelled(drafts: list[Draft]) -> list[Draft]:
    """Put bold lines just below the styled headings, numbers a step deeper."""
    styled = [d.level for d in drafts if d.kind is BlockKind.HEADING and d.level < 5]
    base = max(styled, default=0) + 1
    levelled: list[Draft] = []
    for draft in drafts:
        if draft.kind is BlockKind.HEADING and draft.level == BOLD_HEADING_LEVEL:
            decimal = draft.number is not None and draft.number[:1].isdigit()
            extra = number_depth(draft.number or "") - 1 if decimal else 0
            level = min(base + extra, 6)
            levelled.append(Draft(draft.kind, draft.text, level=level, number=draft.number))
        else:
            levelled.append(draft)
    return levelled


def _looks_like_heading(element: etree._Element, text: str) -> bool:
    if len(text) > BOLD_HEADING_CHARS or text.endswith((".", ",", ";")) or bullet(text):
        return False
    letters = [letter for letter in text if letter.isalpha()]
    has_figures = any(map(str.isdigit, text)) and printed_number(text) is None
    capitals = len(letters) > 3 and "".join(letters).isupper() and not has_figures
    return len(letters) > 2 and (is_bold(element) or capitals) and not _RESOLUTION.match(text)
