"""The papers that questions are about: their texts as they are ingested, and as they are printed."""

from __future__ import annotations

import hashlib
import itertools
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

import pypdfium2

from assistant.errors import AssistantError
from eval.cases import QuoteHash, Support
from eval.errors import EvaluationError
from eval.extraction.anchors import Anchor, WordIndex
from ingest.parsing.parsed import BlockKind, ParsedDocument, ParsingLimits
from ingest.parsing.reading import parse_file

_SPACE = re.compile(r"\s+")


class PlaceError(EvaluationError):
    """A quotation, a page or a paper is not there; the message says which."""


@dataclass(frozen=True, slots=True)
class Stretch:
    """Characters of a paper's text, half-open."""

    start: int
    end: int

    def overlap(self, start: int, end: int) -> int:
        """Return how many characters are shared with another stretch."""
        return max(min(self.end, end) - max(self.start, start), 0)

    @property
    def length(self) -> int:
        """How many characters it is long."""
        return self.end - self.start


@dataclass(frozen=True, slots=True)
class TableLine:
    """One row of a paper's table: its cells by printed heading, and its place.

    A column without a heading is named by its number, from 1.
    """

    cells: Mapping[str, str]
    place: Stretch


class Paper:
    """One paper: parsed as `ingest` parses it. Offsets are those of its text."""

    def __init__(self, path: Path) -> None:
        self.path = path

    @cached_property
    def _parsed(self) -> ParsedDocument:
        try:
            return parse_file(self.path, ParsingLimits())
        except AssistantError as exc:
            raise PlaceError(str(exc)) from exc

    @property
    def text(self) -> str:
        """The text that is cut into passages."""
        return self._parsed.text

    @cached_property
    def identity(self) -> str:
        """The same for papers of the same text, whatever their files."""
        return hashlib.sha256(self.text.encode()).hexdigest()

    @cached_property
    def printed_pages(self) -> tuple[str, ...]:
        """What stands on each page, read from the file anew; empty without pages.

        A page without a text layer, such as a scan, is "".
        """
        if self.path.suffix.lower() != ".pdf":
            return ()
        with pypdfium2.PdfDocument(self.path) as document:
            return tuple(page.get_textpage().get_text_bounded() for page in document)

    @cached_property
    def page_places(self) -> tuple[Stretch, ...]:
        """Where each page stands in the text; empty without pages."""
        starts = self._parsed.page_starts
        ends = (*starts[1:], len(self.text)) if starts else ()
        return tuple(Stretch(start, end) for start, end in zip(starts, ends, strict=True))

    @cached_property
    def rows(self) -> tuple[TableLine, ...]:
        """The rows of all its tables, headers left out."""
        return tuple(self._rows())

    def _rows(self) -> Iterator[TableLine]:
        spanning: dict[tuple[int, int], tuple[str, int]] = {}
        for block in self._parsed.blocks:
            row = block.row
            if row is None or row.is_header:
                continue
            cells: dict[str, str] = {}
            for (table, column), (text, left) in list(spanning.items()):
                if table == row.table and left > 0:
                    cells[_heading(row.header, column)] = text
                    spanning[table, column] = (text, left - 1)
            for cell in row.cells:
                cells[_heading(row.header, cell.column)] = _plain(cell.text)
                if cell.row_span > 1:
                    spanning[row.table, cell.column] = (_plain(cell.text), cell.row_span - 1)
            yield TableLine(cells, Stretch(block.start, block.end))

    @cached_property
    def sections(self) -> tuple[Stretch, ...]:
        """From each heading to the next one; what stands before the first is a section too."""
        starts = [b.start for b in self._parsed.blocks if b.kind is BlockKind.HEADING]
        bounds = sorted({0, *starts, len(self.text)})
        return tuple(Stretch(a, b) for a, b in itertools.pairwise(bounds))

    @cached_property
    def _words(self) -> WordIndex:
        return WordIndex(self.text)

    def find(self, quote: str | QuoteHash) -> list[Stretch]:
        """Return every place where a quotation stands, white space aside."""
        if isinstance(quote, QuoteHash):
            found = self._words.find(Anchor(quote.words, quote.hash))
            return [Stretch(place.start, place.end) for place in found]
        words = [re.escape(word) for word in quote.split()]
        pattern = re.compile(r"\s+".join(words))
        return [Stretch(match.start(), match.end()) for match in pattern.finditer(self.text)]

    def page_of(self, offset: int) -> int | None:
        """Return the page that a place begins on, from 1; None without pages."""
        for number, place in enumerate(self.page_places, start=1):
            if place.start <= offset < place.end:
                return number
        return None


class Papers:
    """All papers below one or several folders, by their paths below these."""

    def __init__(self, folders: Sequence[Path]) -> None:
        self.folders = tuple(folders)
        for folder in folders:
            if not folder.is_dir():
                raise EvaluationError(f"There is no folder of papers {str(folder)!r}")

    @cached_property
    def _papers(self) -> Mapping[str, Paper]:
        return {
            path.relative_to(folder).as_posix(): Paper(path)
            for folder in self.folders
            for path in sorted(folder.rglob("*"))
            if path.is_file()
        }

    def __contains__(self, doc: str) -> bool:
        return doc in self._papers

    def __getitem__(self, doc: str) -> Paper:
        """Return a paper.

        Raises:
            PlaceError: There is none of this path.
        """
        paper = self._papers.get(doc)
        if paper is None:
            raise PlaceError(f"there is no paper {doc!r}")
        return paper

    def same(self, one: str, other: str) -> bool:
        """Return whether two paths name the same text, as the files of twins do."""
        if one == other:
            return True
        if one not in self or other not in self:
            return False
        a, b = self[one], self[other]
        return a.identity == b.identity

    def resolve(self, support: Support) -> Stretch:
        """Return where a case's proof stands in its paper's text.

        Raises:
            PlaceError: There is no such paper, page or quotation.
        """
        paper = self[support.doc]
        found = paper.find(support.quote)
        if support.page is not None:
            pages = paper.page_places
            if not 1 <= support.page <= len(pages):
                raise PlaceError(f"{support.doc!r} has no page {support.page}")
            found = [
                each for each in found if pages[support.page - 1].overlap(each.start, each.end)
            ]
        if len(found) < support.nth:
            where = f" on page {support.page}" if support.page is not None else ""
            which = f" {support.nth} times" if support.nth > 1 else ""
            raise PlaceError(
                f"{_short(support.quote)} does not stand{which} in {support.doc!r}{where}"
            )
        return found[support.nth - 1]

    def fingerprint(self) -> str:
        """Return a hash of all files, of their paths and content."""
        total = hashlib.sha256()
        for doc, paper in sorted(self._papers.items()):
            total.update(doc.encode())
            total.update(hashlib.sha256(paper.path.read_bytes()).digest())
        return total.hexdigest()[:16]


def _heading(header: Sequence[str], column: int) -> str:
    printed = _plain(header[column]) if column < len(header) else ""
    return printed or str(column + 1)


def _plain(text: str) -> str:
    return _SPACE.sub(" ", text).strip()


def _short(quote: str | QuoteHash) -> str:
    if isinstance(quote, QuoteHash):
        return f"the quotation of {quote.words} words with the hash {quote.hash}"
    return repr(quote if len(quote) <= 80 else f"{quote[:77]}...")
