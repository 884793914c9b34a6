"""The parts of a brief, and the citations of its lines."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from assistant.answering.citing import citation_of
from assistant.answers import Citation
from assistant.briefing import wording
from assistant.council import Record
from assistant.registers.places import passage_at
from assistant.spans import Span
from assistant.stores.view import View


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a section: its cells, and the numbers of the citations that prove it."""

    cells: tuple[str, ...]
    citations: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Section:
    """One part of a brief. `total` counts all its lines, of which the first are given.

    `note` says what it is kept to.
    """

    key: str
    title: str
    columns: tuple[str, ...]
    lines: tuple[Line, ...]
    total: int
    note: str | None = None

    @property
    def none(self) -> str | None:
        """Words that say that there is nothing; None where there is."""
        return None if self.total else wording.NONE


@dataclass(frozen=True, slots=True)
class Brief:
    """A brief with its citations. `latest` is the day of the newest paper that it rests on.

    `unmade` are the keys of the sections that could not be made.
    """

    title: str
    notice: str
    committee: str | None
    item: str | None
    plan: str | None
    as_of: dt.date | None
    latest: dt.date | None
    sections: tuple[Section, ...]
    citations: tuple[Citation, ...]
    corrected: str | None
    generation: int
    unmade: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Told:
    """A line before its places are numbered, and the ids of the records that it rests on."""

    cells: tuple[str, ...]
    places: tuple[tuple[str, Span], ...]
    records: tuple[str, ...] = ()


def told(cells: Sequence[str], *records: Record) -> Told:
    """Return a line that some records prove, each by its own place."""
    places = tuple((record.document_id, record.span) for record in records)
    return Told(tuple(cells), places, tuple(record.record_id for record in records))


class Numbering:
    """Numbers places in the order in which lines name them; one number for one place.

    `records` are the ids of all records that lines rest on.
    """

    def __init__(self, view: View) -> None:
        self._view = view
        self._known: dict[tuple[str, Span], int] = {}
        self.records: set[str] = set()

    def section(
        self,
        key: str,
        title: str,
        columns: tuple[str, ...],
        lines: Sequence[Told],
        note: str | None = None,
    ) -> Section:
        """Return a section of these lines; of many, the first."""
        self.records.update(record for line in lines for record in line.records)
        shown = tuple(
            Line(line.cells, tuple(map(self._number, line.places)))
            for line in lines[: wording.MOST_LINES]
        )
        return Section(key, title, columns, shown, len(lines), note)

    def _number(self, place: tuple[str, Span]) -> int:
        return self._known.setdefault(place, len(self._known) + 1)

    def citations(self) -> tuple[Citation, ...]:
        """Return the citations of all places numbered so far."""
        passages = {
            document_id: self._view.passages_of(document_id)
            for document_id in {document_id for document_id, _ in self._known}
        }
        return tuple(
            citation_of(
                number,
                passage_at(passages[document_id], span.start),
                self._view.documents[document_id],
                span.start,
                span.text,
            )
            for (document_id, span), number in self._known.items()
        )
