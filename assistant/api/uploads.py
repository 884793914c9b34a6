"""Uploaded papers: checked by name, size and content before any of them is kept."""

from __future__ import annotations

import zipfile
from collections.abc import Mapping, Sequence
from pathlib import PurePosixPath
from typing import BinaryIO

from starlette.datastructures import FormData, UploadFile

from assistant.documents import Access
from assistant.runs import RunFile
from assistant.settings import Settings
from assistant.stores.inbox import Inbox, safe_name
from assistant.web.papers import wording as said

UPLOAD_PATH = "/papers/add"
FIELD = "papers"
MOST_FILES = 50
# Files selected together may be so many times as large as the largest one file may be.
MOST_TIMES = 5
_HEAD_BYTES = 4096
_PDF_JUNK_BYTES = 1024
_MARKED_TEXT = (b"\xff\xfe", b"\xfe\xff")
_PARTS: Mapping[str, str] = {
    ".docx": "word/document.xml",
    ".xlsx": "xl/workbook.xml",
    ".xlsm": "xl/workbook.xml",
}
TYPES = (".pdf", *_PARTS, ".csv", ".html", ".htm", ".txt", ".md")


def most_bytes(settings: Settings) -> int:
    """Return how large an upload may be as a whole."""
    return settings.max_file_mb * MOST_TIMES * 1_000_000


def chosen_files(data: FormData) -> list[UploadFile]:
    """Return the files of a form; browsers send one without a name where none was chosen."""
    return [each for each in data.getlist(FIELD) if isinstance(each, UploadFile) and each.filename]


def chosen_access(data: FormData) -> Access | None:
    """Return who may read the papers of a form; None where neither choice was made."""
    choices = (Access.PUBLIC, Access.EXEMPT)
    return next((each for each in choices if data.get("access") == each.value), None)


def problems_of(files: Sequence[UploadFile], settings: Settings) -> list[str]:
    """Return what is wrong with an upload, in words; nothing where all of it can be kept."""
    if not files:
        return [said.SELECT_A_FILE]
    if len(files) > MOST_FILES:
        return [said.TOO_MANY_FILES.format(most=MOST_FILES)]
    found = [_problem_of(each, settings) for each in files]
    return [problem for problem in found if problem]


def _problem_of(upload: UploadFile, settings: Settings) -> str | None:
    name = safe_name(upload.filename or "")
    suffix = PurePosixPath(name).suffix
    if suffix not in TYPES:
        return said.WRONG_TYPE.format(name=name)
    if not upload.size:
        return said.EMPTY_FILE.format(name=name)
    if upload.size > settings.max_file_mb * 1_000_000:
        return said.TOO_LARGE.format(name=name, most=settings.max_file_mb)
    if not _holds(upload.file, suffix):
        return said.WRONG_CONTENT.format(name=name)
    return None


def _holds(content: BinaryIO, suffix: str) -> bool:
    """Return whether content can be what a name says; ingestion looks at it again, closely."""
    head = content.read(_HEAD_BYTES)
    try:
        if suffix == ".pdf":
            return b"%PDF-" in head[:_PDF_JUNK_BYTES]
        if suffix in _PARTS:
            with zipfile.ZipFile(content) as package:
                return _PARTS[suffix] in package.namelist()
        return b"\0" not in head or head.startswith(_MARKED_TEXT)
    except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError):
        return False
    finally:
        content.seek(0)


def keep_files(files: Sequence[UploadFile], inbox: Inbox) -> tuple[RunFile, ...]:
    """Copy uploads to the inbox; return them as a run names them."""
    kept = [inbox.keep(each.filename or "", each.file) for each in files]
    return tuple(RunFile(file.as_posix(), file.name) for file in kept)
