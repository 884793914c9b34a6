"""The paper that extractors read, and how they name places in it."""

from __future__ import annotations

import hashlib
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field

from assistant.documents import Passage
from assistant.spans import Span
from ingest.classifying import Facts
from ingest.parsing.parsed import Block, ParsedDocument


@dataclass(frozen=True, slots=True, eq=False)
class Paper:
    """A parsed and classified paper with its passages, in order and none overlapping.

    Each is equal to itself alone, so that what several extractors need is read once.
    """

    document_id: str
    parsed: ParsedDocument
    facts: Facts
    passages: Sequence[Passage]
    _starts: list[int] = field(init=False, repr=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "_starts", [p.locator.start for p in self.passages])

    @property
    def text(self) -> str:
        """The whole text."""
        return self.parsed.text

    def text_of(self, block: Block) -> str:
        """Return the text of a block."""
        return self.parsed.text[block.start : block.end]

    def span(self, start: int, end: int) -> Span:
        """Return text[start:end] without the white space around it, with its place."""
        text = self.parsed.text[start:end]
        start += len(text) - len(text.lstrip())
        text = text.strip()
        return Span(start, start + len(text), text)

    def passage_id(self, offset: int) -> str:
        """Return the passage in which the character at `offset` stands, "" before the first.

        A heading or a table's header stands in no passage: then it is the next one's, or
        the last one's where none follows.
        """
        if not self.passages:
            return ""
        number = max(bisect_right(self._starts, offset) - 1, 0)
        if offset >= self.passages[number].locator.end and number + 1 < len(self.passages):
            number += 1
        return self.passages[number].passage_id

    def record_id(self, kind: str, start: int, end: int, part: int = 0) -> str:
        """Return an id that stays the same as long as the text and the place do.

        `part` tells records of one kind apart that stand at the same place.
        """
        return record_id_of(self.document_id, kind, start, end, part)


def record_id_of(document_id: str, kind: str, start: int, end: int, part: int = 0) -> str:
    """Return the id of a record of a document; see `Paper.record_id`."""
    digest = hashlib.sha256(f"{document_id}:{kind}:{start}:{end}:{part}".encode())
    return f"{kind}-{digest.hexdigest()[:20]}"
