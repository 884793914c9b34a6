"""A paper read page by page, with what was found in it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from assistant.documents import Document
from assistant.web import wording
from assistant.web.paging import Paged, address, paged
from assistant.web.sources.finding import (
    MOST_FOUND,
    Match,
    Piece,
    around,
    find_words,
    pieces_of,
    stretches_of,
)
from assistant.web.sources.leaves import Leaf, leaf_at
from assistant.web.sources.view import Note, Sheet, Turning
from assistant.web.sources.wording import leaf_words


@dataclass(frozen=True, slots=True)
class Stretch:
    """Some lines of a page, or one row of a table."""

    pieces: Sequence[Piece]
    row: bool


@dataclass(frozen=True, slots=True)
class ReadingPage:
    """One page or part of a paper. `matches` tells which of the words found is shown."""

    title: str
    subtitle: str
    paper: str
    notes: Sequence[Note]
    one: str
    stretches: Sequence[Stretch]
    turning: Turning
    words: str
    matches: Turning | None
    sheet: Sheet | None
    original: str | None
    original_words: str
    reference: str


@dataclass(frozen=True, slots=True)
class Finding:
    """One place in a list of what was found."""

    words: str
    href: str
    pieces: Sequence[Piece]


@dataclass(frozen=True, slots=True)
class FindPage:
    """The places in a paper where words were found, a page of them at a time."""

    name: str
    paper: str
    words: str
    summary: str
    found: Paged[Finding]


@dataclass(frozen=True, slots=True)
class Shown:
    """The page that is shown, the words looked for, and the match it was opened at."""

    leaf: Leaf
    words: str = ""
    match: Match | None = None


def leaf_address(document: Document, number: int, words: str = "", match: int | None = None) -> str:
    """Return the address of a page or part, with what was looked for."""
    path = f"/papers/{document.document_id}/pages/{number}"
    return address(path, {"q": words, "match": match})


def stretches(
    text: str, leaf: Leaf, matches: Sequence[Match], current: int | None
) -> Sequence[Stretch]:
    """Return a page's text with the matches marked, each row of a table apart."""
    cut = stretches_of(text, (leaf.start, leaf.end))
    return [Stretch(pieces_of(text, (a, b), matches, current), row) for a, b, row in cut]


def leaf_turning(document: Document, leaves: Sequence[Leaf], leaf: Leaf, words: str) -> Turning:
    """Return the ways to the pages before and after one; what was looked for goes along."""
    number, total = leaf.number, len(leaves)
    before = leaf_address(document, number - 1, words) if number > 1 else None
    after = leaf_address(document, number + 1, words) if number < total else None
    return Turning(number, total, before, after)


def match_turning(
    document: Document, leaves: Sequence[Leaf], matches: Sequence[Match], shown: Shown
) -> Turning | None:
    """Return the ways to the matches before and after the one shown; None without matches.

    On a page that was turned to, the neighbours are those before and after the page.
    """
    if not matches:
        return None
    first = next((m.number for m in matches if m.start >= shown.leaf.start), len(matches) + 1)
    number = shown.match.number if shown.match else first
    before = number - 1
    after = number + 1 if shown.match else first

    def way(wanted: int) -> str | None:
        if not 1 <= wanted <= len(matches):
            return None
        leaf = leaf_at(leaves, matches[wanted - 1].start)
        return leaf_address(document, leaf.number, shown.words, wanted)

    return Turning(shown.match.number if shown.match else 0, len(matches), way(before), way(after))


def find_page(
    document: Document, text: str, leaves: Sequence[Leaf], words: str, page: int
) -> FindPage:
    """Return where `words` stand in a paper."""
    matches = find_words(text, words)
    rows = paged(matches, page)
    findings = [_finding(document, text, leaves, words, match) for match in rows.rows]
    return FindPage(
        name=wording.full_name(document),
        paper=f"/papers/{document.document_id}",
        words=words,
        summary=_summary(len(matches), words),
        found=rows.with_rows(findings),
    )


def _summary(number: int, words: str) -> str:
    if not words.strip():
        return ""
    if not number:
        return f"“{words}” was not found in this paper"
    most = "The first " if number == MOST_FOUND else ""
    return f"{most}{wording.counted(number, 'place')} with “{words}”"


def _finding(
    document: Document, text: str, leaves: Sequence[Leaf], words: str, match: Match
) -> Finding:
    leaf = leaf_at(leaves, match.start)
    outer = around(text, match, (0, len(text)))
    return Finding(
        words=leaf_words(document, leaf),
        href=leaf_address(document, leaf.number, words, match.number),
        pieces=pieces_of(text, outer, [match], match.number),
    )
