"""Reads one file of any known type: the way into this package."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path

from assistant.errors import LimitExceededError, UnreadableDocumentError
from ingest.parsing.docx_file import parse_docx
from ingest.parsing.drafts import DraftDocument, assemble
from ingest.parsing.file_type import detect_file_type
from ingest.parsing.html_file import parse_html
from ingest.parsing.parsed import FileType, ParsedDocument, ParsingLimits
from ingest.parsing.pdf_file import parse_pdf
from ingest.parsing.sheet_file import parse_csv, parse_xlsx
from ingest.parsing.text_file import parse_markdown, parse_text

Parser = Callable[[Path, ParsingLimits], DraftDocument]
PARSERS: Mapping[FileType, Parser] = {
    FileType.PDF: parse_pdf,
    FileType.DOCX: parse_docx,
    FileType.HTML: parse_html,
    FileType.XLSX: parse_xlsx,
    FileType.CSV: parse_csv,
    FileType.TEXT: parse_text,
    FileType.MARKDOWN: parse_markdown,
}


def parse_file(path: Path, limits: ParsingLimits) -> ParsedDocument:
    """Return what the file at `path` says, as text and blocks.

    Raises:
        WrongTypeError: The content is not what the name says.
        LimitExceededError: The file is over one of `limits`.
        UnreadableDocumentError: It is empty, damaged, encrypted or of another type.
    """
    try:
        size = path.stat().st_size
    except OSError as exc:
        raise UnreadableDocumentError(
            f"{path.name!r} cannot be opened: {exc.strerror}", retryable=True
        ) from exc
    if size > limits.max_bytes:
        raise LimitExceededError(
            f"{path.name!r} has {size:,} bytes, more than the limit of {limits.max_bytes:,}"
        )
    file_type = detect_file_type(path)
    parsed = assemble(PARSERS[file_type](path, limits), path.name, limits)
    if not parsed.blocks and not parsed.warnings:
        raise UnreadableDocumentError(f"{path.name!r} holds no text")
    return parsed
