"""Numbers the proofs of an answer, each an exact place in a paper."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from dataclasses import replace
from typing import TYPE_CHECKING

from assistant.answering.placing import placed
from assistant.answers import Citation
from assistant.documents import Document, Passage, PassageKind

if TYPE_CHECKING:
    from assistant.stores.view import View

# "7)", "5.68", "12a." at the start of a line; a date, a time, a year or an amount is no item.
_ITEM = re.compile(
    r"(?mi)^[ \t]{0,20}(?!(?:19|20)\d\d[.)]|\d{1,2}\.\d{2}(?:\.\d{2,4}\b|\s?[ap]\.?m\b))"
    r"(?P<number>\d{1,4}[a-z]?(?:\.\d{1,3}){0,5}[.)]|\d{1,4}(?:\.\d{1,3}){1,5}(?=\s+(?-i:[^a-z])))"
    r"(?=\s+\S)(?!\s+(?:%|per cent|million|billion)\b)"
)


def item_at(passage: Passage, start: int) -> str | None:
    """Return the printed number of the item in which the document's character `start` stands.

    It is that of the last line at or above the quote that begins with the number of an
    item. A lettered limb belongs to the number above it, and so do the numbered limbs
    of a resolution: they count within their item.
    """
    if passage.kind is PassageKind.TABLE_ROW:
        return passage.item
    offset = max(start - passage.locator.start, 0)
    item = passage.item
    for found in _ITEM.finditer(passage.text):
        if found.start() > offset:
            break
        if found.start() == 0 or _follows(found["number"], item):
            item = found["number"]
    return item


def _follows(number: str, item: str | None) -> bool:
    """Return whether a number is that of an item after or below `item`, by its shape."""
    if item is None:
        return "." in number[:-1]
    if number.startswith(f"{item.rstrip('.)')}."):
        return len(number) > len(item)
    alike = re.sub(r"\d+", "0", number) == re.sub(r"\d+", "0", item)
    return alike and _parts(number) > _parts(item)


def _parts(number: str) -> list[int]:
    return [int(part) for part in re.findall(r"\d+", number)]


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
            quote = self._view.text_of(document.document_id)[start:end]
            document = placed(passage, document, self._view)
            self._by_place[place] = citation_of(number, passage, document, start, quote)
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


def citation_of(
    number: int, passage: Passage, document: Document, start: int, quote: str
) -> Citation:
    """Return the citation of a quote that begins at `start` of a document, in a passage of it."""
    page = document.page_at(start) or passage.locator.page
    label = document.page_labels[page - 1] if page and document.page_labels else None
    end = start + len(quote)
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
        item=item_at(passage, start),
        heading=passage.locator.headings[-1] if passage.locator.headings else None,
        page=page,
        page_label=label,
        quote=quote,
        start=start,
        end=end,
        ocr=passage.ocr,
        changed_by=document.superseded_by,
        url=f"/sources/{passage.passage_id}?start={start}&end={end}",
        passage_kind=passage.kind,
    )
