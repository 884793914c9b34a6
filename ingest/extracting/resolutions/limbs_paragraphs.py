"""Paragraphs as a reader sees them: lines that a paper breaks are joined again."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from assistant.sentences import split_sentences
from ingest.extracting.paper import Paper
from ingest.parsing.parsed import Block, BlockKind, FileType

_ENDS = re.compile(r"[.:;!?”\"’)\]_]\s*$")
_WRAPPED_AT = 55  # A line that is broken at the margin is at least this long.
# Other files tell their paragraphs; in these every line may be one.
_WRAPPED = frozenset({FileType.MARKDOWN, FileType.TEXT})
# "Scanned page, the text may hold errors": what a converter prints on every page.
_OF_PAGES = re.compile(r"(?im)^[^\n]{0,60}\bpage\b[^\n]{12,100}$")
_OFTEN = 3
_LIST_NUMBER = re.compile(r"\d+[A-Za-z]?[.):]|\d+$")
_BEGINS = re.compile(
    r"(?:For|Against|Abst\w+|(?:Substantive )?Motion|Amendment|Proposed|Seconded|RESOLVED|And"
    r"|Reply|REPLY|Question)\b"
)


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Blocks first to last of a paper. `text` has blanks for line breaks, and keeps its length."""

    start: int
    end: int
    text: str
    kind: BlockKind
    number: str | None
    block: Block

    @property
    def is_heading(self) -> bool:
        """Whether it is a heading."""
        return self.kind is BlockKind.HEADING

    def sentences(self) -> Iterator[tuple[int, int]]:
        """Yield the offsets in the paper of each sentence."""
        for start, end in split_sentences(self.text):
            yield self.start + start, self.start + end


def read_paragraphs(paper: Paper) -> list[Paragraph]:
    """Return the paragraphs of a paper, in order."""
    return list(_paragraphs_of(paper))


# Decisions and promises are both read in them.
@lru_cache(maxsize=1)
def _paragraphs_of(paper: Paper) -> tuple[Paragraph, ...]:
    groups: list[list[Block]] = []
    repeated = _repeated(paper.text)
    for block in paper.parsed.blocks:
        if repeated and not repeated.sub("", paper.text_of(block)).strip(" \n\t0123456789"):
            continue
        if groups and _goes_on(paper, groups[-1][-1], block):
            groups[-1].append(block)
        else:
            groups.append([block])
    return tuple(_paragraph(paper, group, repeated) for group in groups)


def _repeated(text: str) -> re.Pattern[str] | None:
    """Return what finds a line on pages that every page repeats, with the page's number."""
    lines = Counter(match.group().strip() for match in _OF_PAGES.finditer(text))
    often = [re.escape(line) for line, count in lines.items() if count >= _OFTEN]
    return re.compile(rf"(?:{'|'.join(often)})(?:\s+\d{{1,3}}(?=\s|$))?") if often else None


def _paragraph(paper: Paper, group: list[Block], repeated: re.Pattern[str] | None) -> Paragraph:
    start, end = group[0].start, group[-1].end
    text = paper.text[start:end].replace("\n", " ")
    if repeated:
        text = repeated.sub(lambda match: " " * len(match.group()), text)
    return Paragraph(start, end, text, group[0].kind, group[0].number, group[0])


def _goes_on(paper: Paper, block: Block, following: Block) -> bool:
    joined = (BlockKind.PARAGRAPH, BlockKind.LIST_ITEM)
    if block.kind not in joined or following.kind is not BlockKind.PARAGRAPH:
        return False
    text, later = paper.text_of(block), paper.text_of(following).lstrip()
    if following.number or not later or _ENDS.search(text):
        return False
    if later[0].islower():
        return True
    wrapped = paper.parsed.file_type in _WRAPPED and len(text) >= _WRAPPED_AT
    goes_on = later[0].isupper() or (later[0].isdigit() and not _LIST_NUMBER.match(later))
    return wrapped and goes_on and not _BEGINS.match(later)
