"""Tells what a file is from its content, not from its name."""

from __future__ import annotations

import re
import zipfile
from pathlib import Path

from assistant.errors import UnreadableDocumentError, WrongTypeError
from ingest.parsing.decoding import decode
from ingest.parsing.parsed import FileType

HEAD_BYTES = 64 * 1024
PDF_JUNK_BYTES = 1024
OLE_MAGIC = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_HTML = re.compile(r"<(?:!doctype\s+html|html|head|body|title|div|table|p|h1)\b", re.I)
_XML = re.compile(r"\s*<\?xml", re.I)
_MARKDOWN = re.compile(r"^(?:#{1,6} \S|\|?(?: *:?-{3,}:? *\|)+|\*\*\S)", re.M)
_PICTURES = {
    b"\x89PNG": "a PNG picture",
    b"\xff\xd8\xff": "a JPEG picture",
    b"GIF8": "a GIF picture",
    b"II*\x00": "a TIFF picture",
    b"MM\x00*": "a TIFF picture",
    b"Rar!": "a RAR archive",
    b"7z\xbc\xaf": "a 7z archive",
    b"\x1f\x8b": "a gzip archive",
    b"{\\rtf": "a rich text (RTF) file; save it as DOCX or PDF",
    b"MZ": "a program",
    b"\x7fELF": "a program",
    b"RIFF": "a sound, film or picture",
    b"ID3": "a sound recording",
}
_NAMES = {
    ".pdf": FileType.PDF,
    ".docx": FileType.DOCX,
    ".xlsx": FileType.XLSX,
    ".xlsm": FileType.XLSX,
}
_WORDS = {FileType.PDF: "a PDF", FileType.DOCX: "a Word document", FileType.XLSX: "a workbook"}


def detect_file_type(path: Path) -> FileType:
    """Return what `path` holds.

    Raises:
        WrongTypeError: The content is not what the name says.
        UnreadableDocumentError: The file is empty, or of a type that cannot be read.
    """
    head = _head(path)
    if not head.strip(b"\x00\t\r\n "):
        raise UnreadableDocumentError(f"{path.name!r} is empty")
    found = _type_of(path, head)
    expected = _NAMES.get(path.suffix.lower())
    if expected is not None and found is not expected:
        raise WrongTypeError(_wrong_type(path, found, expected, head))
    return found


def is_archive(path: Path) -> bool:
    """Return whether `path` is a zip of files rather than a Word document or workbook."""
    return _head(path).startswith(b"PK\x03\x04") and _package_type(path) is None


def _head(path: Path) -> bytes:
    try:
        with path.open("rb") as file:
            return file.read(HEAD_BYTES)
    except OSError as exc:
        raise UnreadableDocumentError(
            f"{path.name!r} cannot be opened: {exc.strerror}", retryable=True
        ) from exc


def _type_of(path: Path, head: bytes) -> FileType:
    if b"%PDF-" in head[:PDF_JUNK_BYTES]:
        return FileType.PDF
    if head.startswith(b"PK"):
        package = _package_type(path)
        if package is None:
            raise UnreadableDocumentError(
                f"{path.name!r} is a zip archive, not a Word document or workbook"
            )
        return package
    if head.startswith(OLE_MAGIC):
        raise UnreadableDocumentError(
            f"{path.name!r} is an old Office file (.doc, .xls or .ppt) or one with a password; "
            "save it as DOCX, XLSX or PDF without a password"
        )
    for magic, words in _PICTURES.items():
        if head.startswith(magic):
            raise UnreadableDocumentError(f"{path.name!r} is {words}; it cannot be read as a paper")
    return _text_type(path, head)


def _package_type(path: Path) -> FileType | None:
    try:
        with zipfile.ZipFile(path) as package:
            names = set(package.namelist())
    except (zipfile.BadZipFile, NotImplementedError, OSError, ValueError) as exc:
        raise UnreadableDocumentError(f"{path.name!r} is damaged or cut short") from exc
    if "word/document.xml" in names:
        return FileType.DOCX
    if "xl/workbook.xml" in names:
        return FileType.XLSX
    if any(name.startswith(("word/document", "xl/workbook.bin")) for name in names):
        raise UnreadableDocumentError(
            f"{path.name!r} is an Office file of an unusual kind; save it as DOCX, XLSX or PDF"
        )
    if "content.xml" in names and "mimetype" in names:
        raise UnreadableDocumentError(
            f"{path.name!r} is an OpenDocument file; save it as DOCX, XLSX or PDF"
        )
    if "ppt/presentation.xml" in names:
        raise UnreadableDocumentError(f"{path.name!r} is a slide show; save it as PDF")
    return None


def _text_type(path: Path, head: bytes) -> FileType:
    text = decode(head)
    if text is None:
        raise UnreadableDocumentError(f"{path.name!r} is of a type that cannot be read")
    suffix = path.suffix.lower()
    start = text.lstrip("\ufeff \t\r\n")[:4000]
    opening = re.sub(r"^(?:<\?xml.*?\?>|<!--.*?-->|\s)+", "", start, flags=re.S)
    if opening.startswith("<") and (_HTML.match(opening) or _HTML.search(start)):
        return FileType.HTML
    if suffix in (".html", ".htm", ".aspx") and "<" in start:
        return FileType.HTML
    if suffix in (".csv", ".tsv"):
        return FileType.CSV
    if suffix in (".json", ".yaml", ".yml", ".xml") or _XML.match(start):
        raise UnreadableDocumentError(f"{path.name!r} is a data file, not a paper")
    if suffix in (".md", ".markdown") or (suffix != ".txt" and len(_MARKDOWN.findall(text)) >= 2):
        return FileType.MARKDOWN
    return FileType.TEXT


def _wrong_type(path: Path, found: FileType, expected: FileType, head: bytes) -> str:
    name, wanted = path.name, _WORDS[expected]
    if found is FileType.HTML:
        page = _page_title(head)
        said = f" ({page!r})" if page else ""
        return (
            f"{name!r} is named as {wanted} but holds a web page{said}, probably an error page "
            "saved in place of the paper; fetch the paper again"
        )
    if found in _WORDS:
        return f"{name!r} is named as {wanted} but holds {_WORDS[found]}; rename it"
    return f"{name!r} is named as {wanted} but holds plain text, and may be damaged"


def _page_title(head: bytes) -> str:
    found = re.search(r"<title[^>]*>(.*?)</title>", decode(head) or "", re.I | re.S)
    return " ".join(found.group(1).split())[:80] if found else ""
