"""Guards the opening of Office files, which are zips of XML."""

from __future__ import annotations

import re
import zipfile
import zlib
from io import BytesIO
from pathlib import Path
from xml.etree import ElementTree

from docx.opc.exceptions import PackageNotFoundError
from lxml import etree
from openpyxl.utils.exceptions import InvalidFileException

from assistant.errors import LimitExceededError, UnreadableDocumentError
from ingest.parsing.parsed import ParsingLimits

READ_BYTES = 1 << 20
_DAMAGE = (
    zipfile.BadZipFile,
    zlib.error,
    EOFError,
    ValueError,
    NotImplementedError,
    RuntimeError,
)
_DECLARATION = re.compile(rb"<!\s*(?:DOCTYPE|ENTITY)", re.I)


BROKEN_PACKAGE = (
    *_DAMAGE,
    PackageNotFoundError,
    InvalidFileException,
    etree.LxmlError,
    ElementTree.ParseError,
    ArithmeticError,
    AttributeError,
    LookupError,
    OSError,
    RecursionError,
    TypeError,
)
"""What python-docx and openpyxl raise where a part is missing or says what it may not."""


def open_package(path: Path, limits: ParsingLimits) -> BytesIO:
    """Return the bytes of an Office file after its parts were checked.

    The unpacked size is checked twice: as the directory states it, and as it is read.

    Raises:
        LimitExceededError: It would unpack to more than `limits.max_unpacked_bytes`.
        UnreadableDocumentError: It is damaged, locked, or its XML declares entities.
    """
    content = path.read_bytes()
    try:
        with zipfile.ZipFile(BytesIO(content)) as package:
            _check_parts(package, path.name, limits.max_unpacked_bytes)
    except _DAMAGE as exc:
        raise UnreadableDocumentError(f"{path.name!r} is damaged or has a password") from exc
    except OSError as exc:
        raise UnreadableDocumentError(f"{path.name!r} is damaged") from exc
    return BytesIO(content)


def _check_parts(package: zipfile.ZipFile, name: str, max_bytes: int) -> None:
    stated = sum(part.file_size for part in package.infolist())
    if stated > max_bytes:
        raise LimitExceededError(_too_large(name, max_bytes))
    unpacked = 0
    for part in package.infolist():
        is_xml = part.filename.lower().endswith((".xml", ".rels"))
        with package.open(part) as file:
            head = file.read(READ_BYTES)
            if is_xml and _DECLARATION.search(_as_ascii(head)):
                raise UnreadableDocumentError(
                    f"{name!r} declares XML entities, which a Word document or workbook never "
                    "needs; it was not opened"
                )
            while head:
                unpacked += len(head)
                if unpacked > max_bytes:
                    raise LimitExceededError(_too_large(name, max_bytes))
                head = file.read(READ_BYTES)


def _as_ascii(head: bytes) -> bytes:
    return head.replace(b"\x00", b"")


def _too_large(name: str, max_bytes: int) -> str:
    return f"{name!r} would unpack to more than {max_bytes:,} bytes; it was not opened"
