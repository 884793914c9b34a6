"""Numbers the proofs of an answer, each an exact place in a paper."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import replace
from typing import TYPE_CHECKING

from assistant.answers import Citation
from assistant.documents import Document, Passage

if TYPE_CHECKING:
    from assistant.stores.view import View


class Citations:
    """The citations of one answer, numbered from 1 in the order in which they are met."""

    def __init__(self, view: View) -> None:
        self._view = view
        self._by_place: dict[tuple[str, int, int], Citation] = {}
        self._sent = 0

    @property
    def all(self) -> tuple[Citation, ...]:
        """All citations so far, by number."""
        return tuple(self._by_place.values())

    def cite(self, passage: Passage, document: Document, start: int, end: int) -> int:
        """Return the number of the citation of document text[start:end], new or known."""
        place = (document.document_id, start, end)
        if place not in self._by_place:
            number = len(self._by_place) + 1
            self._by_place[place] = self._citation(number, passage, document, start, end)
        return self._by_place[place].number

    def quote(self, number: int) -> str:
        """Return the quoted text of a citation."""
        return self.all[number - 1].quote

    def keep(self, numbers: Collection[int]) -> Mapping[int, int]:
        """Drop all other citations; return the new number of each that is kept."""
        kept = {place: c for place, c in self._by_place.items() if c.number in numbers}
        renumbered = {c.number: new for new, c in enumerate(kept.values(), 1)}
        self._by_place = {
            place: replace(c, number=renumbered[c.number]) for place, c in kept.items()
        }
        return renumbered

    def take_new(self) -> tuple[Citation, ...]:
        """Return the citations that have been added since the last call."""
        new = self.all[self._sent :]
        self._sent += len(new)
        return new

    def _citation(
        self, number: int, passage: Passage, document: Document, start: int, end: int
    ) -> Citation:
        page = document.page_at(start) or passage.locator.page
        label = document.page_labels[page - 1] if page and document.page_labels else None
        return Citation(
            number=number,
            passage_id=passage.passage_id,
            document_id=document.document_id,
            file=document.file,
            title=document.title,
            kind=document.kind,
            source_type=document.source_type,
            committee=document.committee,
            date=document.date.day,
            date_is=document.date.date_is,
            standing=document.standing,
            item=passage.item,
            heading=passage.locator.headings[-1] if passage.locator.headings else None,
            page=page,
            page_label=label,
            quote=self._view.text_of(document.document_id)[start:end],
            start=start,
            end=end,
            ocr=passage.ocr,
            changed_by=document.superseded_by,
            url=f"/sources/{passage.passage_id}?start={start}&end={end}",
            passage_kind=passage.kind,
        )
