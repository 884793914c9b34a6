"""Reads a PDF: furniture off, columns in order, tables as rows, scans by OCR."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from assistant.errors import LimitExceededError, UnreadableDocumentError
from ingest.parsing import ocr
from ingest.parsing.drafts import Draft, DraftDocument
from ingest.parsing.furniture import Furniture, find_furniture
from ingest.parsing.lines import words_of
from ingest.parsing.open_columns import OpenColumns
from ingest.parsing.pages_told import tell_pages
from ingest.parsing.paragraphs import Paragraph, joined_over_pages, paragraphs_of
from ingest.parsing.parsed import BlockKind, FileType, ParsingLimits
from ingest.parsing.pdf_headings import HeadingJudge
from ingest.parsing.pdf_lines import Line, follows, lines_of
from ingest.parsing.pdf_open_tables import find_open_tables, without_swallowing
from ingest.parsing.pdf_table_pages import PageTable, WholeTable
from ingest.parsing.pdf_tables import find_tables, words_of_table
from ingest.parsing.pdf_titles import title_of
from ingest.parsing.pdfium import PdfPage, PdfReader
from ingest.parsing.tables import half_of, table_drafts

FEW_LETTERS = 25
PICTURE_SHARE = 0.25
DRAWN_TEXT_SHAPES = 50
LONGEST_HALF = 14


@dataclass(frozen=True, slots=True)
class _Page:
    number: int
    height: float
    lines: tuple[Line, ...]
    tables: tuple[PageTable, ...]
    label: str | None
    ocr: bool


def parse_pdf(path: Path, limits: ParsingLimits) -> DraftDocument:
    """Return the blocks of a PDF.

    Raises:
        LimitExceededError: It has more pages than `limits.max_pages`.
        UnreadableDocumentError: It is damaged or has a password.
    """
    with PdfReader(path) as reader:
        if reader.pages > limits.max_pages:
            raise LimitExceededError(
                f"{path.name!r} has {reader.pages:,} pages, more than the limit of "
                f"{limits.max_pages:,}"
            )
        warnings: list[str] = []
        raw = list(_readable_pages(reader, path.name, limits, warnings))
        known = words_of(word.text for page in raw for word in page.words) | _halves(raw)
        pages = _read_pages(reader, raw, known, limits, warnings)
        metadata, outline = reader.metadata(), reader.outline()
    furniture = find_furniture([page.lines for page in pages], [page.height for page in pages])
    if furniture.running_header:
        metadata["running_header"] = furniture.running_header
    drafts = _drafts(pages, furniture, outline, known)
    labels = tuple(
        printed or page.label for printed, page in zip(furniture.labels, pages, strict=True)
    )
    return DraftDocument(
        file_type=FileType.PDF,
        drafts=drafts,
        title=title_of(drafts, metadata.get("title", ""), path.stem),
        page_labels=labels,
        metadata=metadata,
        warnings=tuple(warnings),
    )


def _halves(pages: Sequence[PdfPage]) -> frozenset[str]:
    """Return the words that only begin or only end runs of words: halves of cut words, mostly."""
    first, last, inner = set[str](), set[str](), set[str]()
    for page in pages:
        words = page.words
        for at, word in enumerate(words):
            text = word.text.lower().rstrip(".,;:)")
            if not text.isalpha() or len(text) > LONGEST_HALF:
                continue
            begins = at == 0 or not follows(words[at - 1], word)
            ends = at + 1 == len(words) or not follows(word, words[at + 1])
            (first if begins else last if ends else inner).add(text)
    return frozenset(half_of(text) for text in (first ^ last) - inner)


def _readable_pages(
    reader: PdfReader, name: str, limits: ParsingLimits, warnings: list[str]
) -> Iterator[PdfPage]:
    """Yield each page; a damaged one is yielded empty, with a warning."""
    characters = 0
    for index in range(reader.pages):
        try:
            page = reader.page(index)
        except UnreadableDocumentError:
            warnings.append(f"page {index + 1} is damaged and was left out")
            page = PdfPage(index + 1, 1.0, 1.0, (), (), 0.0, None, False)
        characters += sum(len(word.text) + 1 for word in page.words)
        if characters > limits.max_characters:
            raise LimitExceededError(
                f"{name!r} holds more than {limits.max_characters:,} characters of text"
            )
        yield page


def _read_pages(
    reader: PdfReader,
    raw: Sequence[PdfPage],
    known: frozenset[str],
    limits: ParsingLimits,
    warnings: list[str],
) -> list[_Page]:
    pages: list[_Page] = []
    scans_left = limits.max_ocr_pages
    columns: OpenColumns | None = None
    edges: tuple[float, ...] = ()
    for page in raw:
        if not needs_ocr(page):
            tables = without_swallowing(page, find_tables(page, known, edges))
            more, columns = find_open_tables(page, tables, known, columns)
            tables = sorted([*tables, *more], key=lambda table: table.box.top)
            edges = tables[-1].xs if tables else ()
            held = {id(word) for t in tables for word in words_of_table(page.words, t.box)}
            free = [word for word in page.words if id(word) not in held]
            lines: list[Line] | None = lines_of(free, page.width)
        else:
            tables = []
            lines = _scanned_lines(reader, page, limits, scans_left, warnings)
            scans_left -= 1
        is_read = page.hidden_text or (bool(lines) and needs_ocr(page))
        pages.append(
            _Page(page.number, page.height, tuple(lines or ()), tuple(tables), page.label, is_read)
        )
        tell_pages(len(pages), len(raw))
    return pages


def needs_ocr(page: PdfPage) -> bool:
    """Return whether `page` shows text that is not stored as text."""
    letters = sum(len(word.text) for word in page.words)
    if letters == 0:
        return page.picture_share > 0.02 or len(page.shapes) >= DRAWN_TEXT_SHAPES
    return letters < FEW_LETTERS and page.picture_share > PICTURE_SHARE


def _scanned_lines(
    reader: PdfReader,
    page: PdfPage,
    limits: ParsingLimits,
    scans_left: int,
    warnings: list[str],
) -> list[Line] | None:
    start = f"page {page.number} has no text"
    if not limits.ocr:
        warnings.append(f"{start}; OCR is switched off")
    elif not ocr.is_installed():
        warnings.append(f"{start}; OCR is not installed")
    elif scans_left <= 0:
        warnings.append(f"{start}; only {limits.max_ocr_pages} pages of a file are read by OCR")
    else:
        picture = reader.picture(page.number - 1, ocr.DOTS_PER_INCH, ocr.MAX_SIDE)
        lines = ocr.read_picture(picture, page.width / max(picture.width, 1))
        if lines is None:
            warnings.append(f"{start}; OCR did not succeed")
        elif not lines:
            warnings.append(f"{start}; OCR found none")
        else:
            warnings.append(f"{start} and was read by OCR, which may misread words and figures")
        return lines
    return None


def _drafts(
    pages: Sequence[_Page],
    furniture: Furniture,
    outline: Sequence[tuple[int, str]],
    known: frozenset[str],
) -> list[Draft]:
    flow = _flow(pages, furniture, known)
    paragraphs = joined_over_pages([one for one in flow if isinstance(one, Paragraph)], known)
    judge = HeadingJudge(paragraphs, outline)
    kept = {(one.page, one.lines[0].box.x0, one.lines[0].box.top): one for one in paragraphs}
    drafts: list[Draft] = []
    tables = 0
    for element in flow:
        if isinstance(element, WholeTable):
            drafts += table_drafts(tables, element.rows, element.header_rows, element.pages)
            tables += 1
            continue
        first = element.lines[0].box
        whole = kept.get((element.page, first.x0, first.top))
        if whole is not None:
            drafts.append(judge.draft(whole))
    return [draft for draft in drafts if draft.row is not None or draft.kind in BlockKind]


def _flow(
    pages: Sequence[_Page], furniture: Furniture, known: frozenset[str]
) -> list[Paragraph | WholeTable]:
    """Return paragraphs and tables in reading order, a table over pages as one."""
    flow: list[Paragraph | WholeTable] = []
    for page, stripped in zip(pages, furniture.stripped, strict=True):
        lines = [line for index, line in enumerate(page.lines) if index not in stripped]
        waiting = list(page.tables)
        at_top = True
        pending: list[Line] = []
        for line in [*lines, None]:
            while waiting and (line is None or waiting[0].box.top < line.box.top):
                flow += paragraphs_of(pending, page.number, known, page.ocr)
                at_top = at_top and not pending
                pending = []
                _add_table(flow, waiting.pop(0), at_top)
                at_top = False
            if line is not None:
                pending.append(line)
        flow += paragraphs_of(pending, page.number, known, page.ocr)
    return flow


def _add_table(flow: list[Paragraph | WholeTable], table: PageTable, at_top: bool) -> None:
    last = flow[-1] if flow else None
    if at_top and isinstance(last, WholeTable) and last.accepts(table):
        last.add(table)
        return
    whole = WholeTable(table.xs)
    whole.add(table)
    flow.append(whole)
