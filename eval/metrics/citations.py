"""Whether citations stand where they say, and prove what they should."""

from __future__ import annotations

import math
import re
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from assistant.answers import Basis
from assistant.dates import find_dates
from eval.metrics.numbers import find_numbers
from eval.papers import Paper, Papers
from eval.runs import AnswerMade, CitationMade, SentenceMade

# Of a quotation that crosses a page, so much must stand on the page that is named.
HEAD_CHARS = 60
LEAST_HEAD = 8
# A label and the text beside it are one line to a reader; in the file, so many letters may part them.
MAX_APART, LEAST_PIECE = 120, 4
_CELL = re.compile(r"\s*[\n\t|]\s*|\s{2,}")


@dataclass(frozen=True, slots=True)
class CitationCheck:
    """Whether a quote is the paper's text at its place, and stands on the page named.

    `on_page` is None where there is nothing to read again: no pages, or a picture of one.
    """

    verbatim: bool
    on_page: bool | None

    @property
    def holds(self) -> bool:
        """Whether nothing is wrong with the citation."""
        return self.verbatim and self.on_page is not False


def norm(text: str) -> str:
    """Return text in NFKC, without soft hyphens, white space collapsed, case kept.

    >>> norm("co\\xadordinate  the\\nﬁle")
    'coordinate the file'
    """
    return " ".join(unicodedata.normalize("NFKC", text.replace("\xad", "")).split())


def check_citation(citation: CitationMade, papers: Papers) -> CitationCheck:
    """Return whether a citation holds against the paper itself, read again."""
    if citation.file not in papers:
        return CitationCheck(verbatim=False, on_page=None)
    paper = papers[citation.file]
    text = paper.text[citation.start : citation.end]
    verbatim = bool(citation.quote.strip()) and norm(citation.quote) == norm(text)
    return CitationCheck(verbatim, _on_page(citation, paper))


def _on_page(citation: CitationMade, paper: Paper) -> bool | None:
    if not paper.printed_pages:
        return None
    overleaf = paper.page_places[citation.page or 0 :]
    crosses = any(place.start < citation.end for place in overleaf)
    return stands_on(citation.quote, paper.printed_pages, citation.page, crosses=crosses)


def stands_on(
    quote: str, pages: Sequence[str], page: int | None, *, crosses: bool = False
) -> bool | None:
    """Return whether a quote stands on a page (from 1) as printed; None if that is not to be read.

    Letters and figures are compared, so that a hyphen at a line's end or a gap between cells
    is no fault. A row whose cells stand apart is there if each cell is. A quote that crosses to
    the next page is there with its first 60 characters, or with fewer if all others are overleaf.
    """
    if not pages:
        return None
    if page is None or not 1 <= page <= len(pages):
        return False
    here = _letters(pages[page - 1])
    if not here:
        return None
    letters = _letters(quote)
    if crosses and _letters(norm(quote)[:HEAD_CHARS]) in here:
        return True
    overleaf = _letters(pages[page]) if crosses and page < len(pages) else ""
    return _is_on(letters, here, overleaf) or _cells_are_on(quote, here, overleaf)


def quote_verbatim(checks: Sequence[CitationCheck]) -> float:
    """Return the share of citations that are the paper's own text at their place."""
    return _share([check.verbatim for check in checks])


def page_correct(checks: Sequence[CitationCheck]) -> float:
    """Return the share of citations that stand on the page they name, of those with pages."""
    return _share([check.on_page for check in checks if check.on_page is not None])


def cite_recall(answer: AnswerMade, checks: Mapping[int, CitationCheck]) -> float:
    """Return the share of sentences with a citation that holds, framing left out.

    `checks` are by the number of the citation. NaN if all is framing.
    """
    return _share(
        [
            any(number in checks and checks[number].holds for number in sentence.citations)
            for sentence in answer.sentences
            if not is_framing(sentence)
        ]
    )


def is_framing(sentence: SentenceMade) -> bool:
    """Return whether a sentence only frames the others: a notice without number or date."""
    return (
        sentence.basis is Basis.NOTICE
        and not find_numbers(sentence.text)
        and not find_dates(sentence.text)
    )


def shown_citations(answer: AnswerMade) -> tuple[CitationMade, ...]:
    """Return the citations of an answer's sentences and rows, each once, in order of number.

    Those that only name the nearest passages, or the ground of a point to raise, are left out.
    """
    used = {n for sentence in answer.sentences for n in sentence.citations}
    used |= {n for table in answer.tables for row in table.rows for n in row.citations}
    return tuple(c for c in sorted(answer.citations, key=lambda c: c.number) if c.number in used)


def lead_citation(answer: AnswerMade) -> CitationMade | None:
    """Return the first citation of the first sentence that has one, None if none has."""
    by_number = {citation.number: citation for citation in answer.citations}
    cited = (n for sentence in answer.sentences for n in sentence.citations if n in by_number)
    first = next(cited, None)
    return by_number[first] if first is not None else None


def overlaps(one: CitationMade, other: CitationMade, papers: Papers, share: float = 0.5) -> bool:
    """Return whether `one` shares at least `share` of the characters of `other`, or its words."""
    if norm(one.quote) == norm(other.quote):
        return True
    if not papers.same(one.file, other.file):
        return False
    common = min(one.end, other.end) - max(one.start, other.start)
    return common > 0 and common >= share * (other.end - other.start)


def share_of(flags: Iterable[bool]) -> float:
    """Return the share of `flags` that are true; NaN if there are none."""
    return _share(list(flags))


def _share(flags: Sequence[bool]) -> float:
    return sum(flags) / len(flags) if flags else math.nan


def _letters(text: str) -> str:
    return "".join(c for c in unicodedata.normalize("NFKC", text) if c.isalnum())


def _is_on(quote: str, here: str, overleaf: str) -> bool:
    """Return whether letters stand on a page; `overleaf` is "" unless they go on there."""
    if quote in here:
        return True
    head = _longest_head(quote, here)
    return bool(overleaf) and head >= LEAST_HEAD and quote[head:] in overleaf


def _longest_head(quote: str, here: str) -> int:
    """Return how many of the first characters of `quote` stand together in `here`."""
    low, high = 0, len(quote)
    while low < high:
        middle = (low + high + 1) // 2
        low, high = (middle, high) if quote[:middle] in here else (low, middle - 1)
    return low


def _cells_are_on(quote: str, here: str, overleaf: str) -> bool:
    cells = [cell for cell in _CELL.split(quote) if _letters(cell)]
    if len(cells) < 2:
        return False
    on_page = [
        _is_on(_letters(cell), here, overleaf) or _is_side_by_side(cell, here) for cell in cells
    ]
    return any(on_page) and all(
        on or _letters(cell) in overleaf for on, cell in zip(on_page, cells, strict=True)
    )


def _is_side_by_side(line: str, here: str) -> bool:
    """Return whether a line is a label and the text beside it, near each other on the page."""
    words = [_letters(word) for word in line.split()]
    for cut in range(1, len(words)):
        label, text = "".join(words[:cut]), "".join(words[cut:])
        if min(len(label), len(text)) < LEAST_PIECE:
            continue
        at = here.find(label)
        while at >= 0:
            end = at + len(label)
            if text in here[end : end + MAX_APART + len(text)]:
                return True
            at = here.find(label, at + 1)
    return False
