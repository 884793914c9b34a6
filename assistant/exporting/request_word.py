"""Writes a request for a paper as a Word file."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from assistant.exporting.word_file import MEDIA_TYPE as MEDIA_TYPE
from assistant.exporting.word_file import bytes_of, new_document, writable


def request_word(subject: str, lines: Sequence[str], author: str, made: dt.date) -> bytes:
    """Return the bytes of a .docx file; the line that is the subject becomes its heading."""
    made_at = dt.datetime.combine(made, dt.time(), dt.UTC)
    document = new_document(subject, author, made_at)
    for line in lines:
        if line == subject:
            document.add_heading(writable(line), level=1)
        else:
            document.add_paragraph(writable(line))
    return bytes_of(document)
