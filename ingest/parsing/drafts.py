"""Blocks without offsets, as parsers make them, and their assembly into a document."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from assistant.errors import LimitExceededError
from ingest.parsing.numbering import bullet
from ingest.parsing.parsed import (
    Block,
    BlockKind,
    Cell,
    FileType,
    ParsedDocument,
    ParsingLimits,
    Row,
)

CELL_JOINT = " | "


@dataclass(frozen=True, slots=True)
class DraftCell:
    """A cell of a draft row; its text is on one line."""

    text: str
    column: int
    column_span: int = 1
    row_span: int = 1
    fill: str | None = None
    breaks: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class DraftRow:
    """A table row; see `Row`."""

    table: int
    row: int
    header: tuple[str, ...]
    cells: tuple[DraftCell, ...]
    is_header: bool = False


@dataclass(frozen=True, slots=True)
class Draft:
    """A block that does not know its offsets yet; see `Block`.

    `turns` tells, for each further page that it runs on to, the page and how many
    characters of the text's end stand on it or after it.
    """

    kind: BlockKind
    text: str = ""
    page: int | None = None
    level: int = 0
    number: str | None = None
    row: DraftRow | None = None
    ocr: bool = False
    turns: tuple[tuple[int, int], ...] = ()


@dataclass(frozen=True, slots=True)
class DraftDocument:
    """What a parser hands over to be assembled."""

    file_type: FileType
    drafts: Sequence[Draft]
    title: str = ""
    page_labels: tuple[str | None, ...] = ()
    metadata: Mapping[str, str] = field(default_factory=dict)
    warnings: tuple[str, ...] = ()


def assemble(document: DraftDocument, name: str, limits: ParsingLimits) -> ParsedDocument:
    """Return the document with its text joined and each block's span and headings set.

    Raises:
        LimitExceededError: The text is longer than `limits.max_characters`.
    """
    pieces: list[str] = []
    blocks: list[Block] = []
    path: list[tuple[int, str]] = []
    page_starts: dict[int, int] = {}
    position = 0
    previous: Draft | None = None
    for draft in map(_without_bullet, document.drafts):
        if not _has_text(draft):
            continue
        if previous is not None:
            joint = _joint(previous, draft)
            pieces.append(joint)
            position += len(joint)
        if draft.kind is BlockKind.HEADING:
            path = [entry for entry in path if entry[0] < draft.level]
        block, text = _place(draft, position, tuple(entry[1] for entry in path))
        blocks.append(block)
        pieces.append(text)
        if draft.page is not None:
            page_starts.setdefault(draft.page, position)
        position += len(text)
        for page, left in draft.turns:
            page_starts.setdefault(page, position - left)
        if position > limits.max_characters:
            raise LimitExceededError(
                f"{name!r} holds more than {limits.max_characters:,} characters of text"
            )
        if draft.kind is BlockKind.HEADING:
            path.append((draft.level, draft.text))
        previous = draft
    return ParsedDocument(
        file_type=document.file_type,
        title=document.title or _first_heading(document.drafts) or _stem(name),
        text="".join(pieces),
        blocks=tuple(blocks),
        page_labels=document.page_labels,
        page_starts=_every_start(page_starts, len(document.page_labels), position),
        metadata=dict(document.metadata),
        warnings=document.warnings,
    )


def _every_start(known: Mapping[int, int], pages: int, end: int) -> tuple[int, ...]:
    """Return where each page begins; an empty page begins where the next one does."""
    starts: list[int] = []
    following = end
    for page in range(pages, 0, -1):
        following = min(known.get(page, following), following)
        starts.append(following)
    return tuple(reversed(starts))


def _without_bullet(draft: Draft) -> Draft:
    """Leave out a bullet, which says no more than that the block is a list item."""
    if draft.kind not in (BlockKind.LIST_ITEM, BlockKind.AGENDA_NOTE):
        return draft
    mark = bullet(draft.text)
    number = None if draft.number in (mark, "•") else draft.number
    text = draft.text if mark is None else draft.text[len(mark) :].lstrip()
    return replace(draft, text=text, number=number)


def _has_text(draft: Draft) -> bool:
    if draft.row is not None:
        return any(cell.text for cell in draft.row.cells)
    return bool(draft.text)


def _joint(previous: Draft, draft: Draft) -> str:
    if previous.row and draft.row and previous.row.table == draft.row.table:
        return "\n"
    if previous.kind is draft.kind is BlockKind.LIST_ITEM:
        return "\n"
    return "\n\n"


def _place(draft: Draft, start: int, headings: tuple[str, ...]) -> tuple[Block, str]:
    text, row = draft.text, None
    if draft.row is not None:
        text, row = _place_row(draft.row, start)
    block = Block(
        kind=draft.kind,
        start=start,
        end=start + len(text),
        page=draft.page,
        level=draft.level,
        number=draft.number,
        headings=headings,
        row=row,
        ocr=draft.ocr,
    )
    return block, text


def _place_row(draft: DraftRow, start: int) -> tuple[str, Row]:
    cells: list[Cell] = []
    position = start
    for cell in draft.cells:
        cells.append(
            Cell(
                text=cell.text,
                start=position,
                end=position + len(cell.text),
                column=cell.column,
                column_span=cell.column_span,
                row_span=cell.row_span,
                fill=cell.fill,
                breaks=cell.breaks,
            )
        )
        position += len(cell.text) + len(CELL_JOINT)
    row = Row(
        table=draft.table,
        row=draft.row,
        header=draft.header,
        cells=tuple(cells),
        is_header=draft.is_header,
    )
    return CELL_JOINT.join(cell.text for cell in draft.cells), row


def _first_heading(drafts: Iterable[Draft]) -> str:
    return next((draft.text for draft in drafts if draft.kind is BlockKind.HEADING), "")


def _stem(name: str) -> str:
    return name.rsplit(".", 1)[0].strip()
