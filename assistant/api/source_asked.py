"""What the address of a source asks for."""

from __future__ import annotations

from urllib.parse import urlencode

from pydantic import BaseModel, ConfigDict, Field

from assistant.documents import Passage
from assistant.web.sources.view import ZOOMS


class SourceAsked(BaseModel):
    """The quotation's place, its number, its answer; which page is shown, and how large.

    `part` is "panel" for the inside alone.
    """

    model_config = ConfigDict(frozen=True)

    number: int | None = Field(None, alias="n", ge=1)
    start: int | None = Field(None, ge=0)
    end: int | None = Field(None, ge=0)
    answer: str | None = None
    page: int | None = Field(None, ge=1)
    zoom: int = Field(ZOOMS[0], ge=ZOOMS[0], le=ZOOMS[-1])
    part: str = ""

    def quoted(self, passage: Passage, characters: int) -> tuple[int, int]:
        """Return the offsets of what is marked: the quotation, else the whole passage."""
        place = passage.locator
        start, end = self.start, self.end
        if start is None or end is None or not start < end <= characters:
            return place.start, place.end
        apart = end <= place.start or start >= place.end
        return (place.start, place.end) if apart else (start, end)

    def address(
        self, passage: Passage, page: int | None = None, zoom: int = ZOOMS[0], place: str = ""
    ) -> str:
        """Return this source's address, at another page or size of it if given."""
        known = {
            "n": self.number,
            "start": self.start,
            "end": self.end,
            "answer": self.answer,
            "page": page,
            "zoom": zoom if zoom > ZOOMS[0] else None,
        }
        query = urlencode({name: value for name, value in known.items() if value is not None})
        return f"/sources/{passage.passage_id}" + (f"?{query}" if query else "") + place

    def permanent(self, passage: Passage) -> str:
        """Return the address of the place alone: it names no answer, so it can be passed on."""
        return SourceAsked(start=self.start, end=self.end).address(passage)
