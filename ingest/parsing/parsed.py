"""What every parser returns: a paper's text, cut into blocks that know their place."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum


class FileType(StrEnum):
    """What a file is, told from its content."""

    PDF = "pdf"
    DOCX = "docx"
    HTML = "html"
    XLSX = "xlsx"
    CSV = "csv"
    TEXT = "text"
    MARKDOWN = "markdown"


class BlockKind(StrEnum):
    """What a block is. An `AGENDA_NOTE` stands before "Minutes:" and says what was planned."""

    HEADING = "heading"
    PARAGRAPH = "paragraph"
    LIST_ITEM = "list_item"
    TABLE_ROW = "table_row"
    AGENDA_NOTE = "agenda_note"


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell of a table row. `text == document.text[start:end]`.

    `fill` is the background as "#rrggbb", None where there is none or it is white.
    `column` counts from 0; a cell merged over several columns or rows has its spans.
    `breaks` are the offsets within `text` where a new line was begun on purpose.
    """

    text: str
    start: int
    end: int
    column: int
    column_span: int = 1
    row_span: int = 1
    fill: str | None = None
    breaks: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Row:
    """A table row: which table (from 0 in the document), its header and its cells.

    `header` holds one printed heading a column, "" where none is printed; it is empty
    when the table has no header. A row that is itself a header has `is_header`.
    """

    table: int
    row: int
    header: tuple[str, ...]
    cells: tuple[Cell, ...]
    is_header: bool = False


@dataclass(frozen=True, slots=True)
class Block:
    """A stretch of the text: a heading, a paragraph, a list item or a table row.

    `start` and `end` are half-open offsets into `ParsedDocument.text`; blocks are in
    reading order and do not overlap. `page` counts from 1, None without pages.
    `level` is a heading's depth from 1 (0 for other blocks). `number` is the printed
    number or bullet letter ("41.2", "(a)"), as text, and stays part of the text.
    `headings` holds the headings above the block, outermost first.
    """

    kind: BlockKind
    start: int
    end: int
    page: int | None = None
    level: int = 0
    number: str | None = None
    headings: tuple[str, ...] = ()
    row: Row | None = None
    ocr: bool = False


@dataclass(frozen=True, slots=True)
class ParsedDocument:
    """A paper as text with places. Texts of blocks are joined by blank lines or newlines.

    In `text`, a table row is one line, its cells joined by " | ". `page_labels[i]` is the
    printed number of page i + 1 (None where none is printed), and `page_starts[i]` the
    offset in `text` where that page begins (never falling); both are empty without pages.
    `metadata` holds what the file says of itself ("title", "author", "created", and what
    page furniture told before it was stripped: "breadcrumb", "page_heading", "committee",
    "meeting_line", "running_header"). `warnings` are sentences for officers.
    """

    file_type: FileType
    title: str
    text: str
    blocks: tuple[Block, ...]
    page_labels: tuple[str | None, ...] = ()
    page_starts: tuple[int, ...] = ()
    metadata: Mapping[str, str] = field(default_factory=dict)
    warnings: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ParsingLimits:
    """What one file may cost. Sizes in bytes; pages, rows and characters counted."""

    max_bytes: int = 100_000_000
    max_pages: int = 3_000
    max_characters: int = 20_000_000
    max_unpacked_bytes: int = 400_000_000
    max_rows: int = 100_000
    ocr: bool = True
    max_ocr_pages: int = 60
