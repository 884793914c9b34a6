"""Papers with tables of figures that were never printed, for the tests of answers from cells."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from assistant.documents import DocumentKind, Locator, Passage, PassageKind
from tests.invented_minutes import Minutes


@dataclass
class TablePaper(Minutes):
    """A paper of paragraphs; a paragraph that holds " | " is a row under the header before it."""

    def passages(self) -> list[Passage]:
        made: list[Passage] = []
        start, heading, header = 0, self.name, ""
        for paragraph in self.paragraphs:
            begin, start = start, start + len(paragraph) + 2
            if paragraph.startswith("# "):
                heading, header = paragraph[2:], ""
                continue
            if " | " in paragraph and not header:
                header = paragraph
                continue
            row = " | " in paragraph
            header = header if row else ""
            context = f"{self.name}\n{heading}\n{header}" if row else f"{self.name}\n{heading}"
            where = Locator(begin, begin + len(paragraph), headings=(self.name, heading))
            kind = PassageKind.TABLE_ROW if row else PassageKind.PARAGRAPH
            made.append(
                Passage(
                    f"{self.document_id[:12]}-{len(made)}", self.document_id, len(made), paragraph, context,
                    where, kind, None,
                )
            )  # fmt: skip
        return made


def report(name: str, day: dt.date, *paragraphs: str, lines: Sequence[str] = ()) -> TablePaper:
    """Return a report to a committee."""
    return TablePaper(name, day, (*paragraphs, *lines), kind=DocumentKind.OFFICER_REPORT)
