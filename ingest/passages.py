"""Cuts a paper into passages along its structure."""

from __future__ import annotations

import hashlib
import re
from bisect import bisect_right
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from assistant.dates import written_date
from assistant.documents import Locator, Passage, PassageKind
from assistant.sentences import split_sentences
from assistant.turns import is_answer, is_question, is_recommendation, is_resolution
from ingest.classifying import Facts
from ingest.parsing.parsed import Block, BlockKind, ParsedDocument, Row

# A passage holds what one idea needs: MiniLM reads 256 tokens, and a lead sentence is
# easier to find in a short passage than in a long one.
_TARGET_WORDS = 110
_CONTEXT_CHARACTERS = 160
_HEADINGS = 2  # Context is a third of what is embedded; the outer headings tell least.

CountTokens = Callable[[str], int]


@dataclass(frozen=True, slots=True)
class _Group:
    """Neighbouring blocks that make one passage: blocks[first:last] of the paper."""

    first: int
    last: int
    kind: PassageKind


def cut_passages(
    document_id: str,
    parsed: ParsedDocument,
    facts: Facts,
    count_tokens: CountTokens,
    max_tokens: int,
) -> list[Passage]:
    """Return the passages of a paper, in order, none overlapping another.

    A minute's question stays with its answer, a resolution with its limbs, a lead-in
    with its list; a table row is a passage. Context and text together are at most
    `max_tokens` long by `count_tokens`; what is longer is cut at sentences.
    """
    passages: list[Passage] = []
    for group in _groups(parsed):
        blocks = parsed.blocks[group.first : group.last]
        context = _context(facts, blocks[0])
        room = max_tokens - count_tokens(context) - 2
        for start, end in _fitting(parsed.text, blocks, count_tokens, max(room, 32)):
            ordinal = len(passages)
            passages.append(
                Passage(
                    passage_id=_passage_id(document_id, start, end),
                    document_id=document_id,
                    ordinal=ordinal,
                    text=parsed.text[start:end],
                    context=context,
                    locator=_locator(parsed, blocks, start, end),
                    kind=group.kind,
                    item=_item(parsed, group.first),
                    ocr=any(block.ocr for block in blocks),
                )
            )
    return passages


def _passage_id(document_id: str, start: int, end: int) -> str:
    return hashlib.sha256(f"{document_id}:{start}:{end}".encode()).hexdigest()[:24]


def _groups(parsed: ParsedDocument) -> Iterator[_Group]:
    first = 0
    blocks = parsed.blocks
    while first < len(blocks):
        if blocks[first].kind is BlockKind.HEADING:
            followed = first + 1 < len(blocks) and blocks[first + 1].kind is not BlockKind.HEADING
            if not followed:
                yield _Group(first, first + 1, PassageKind.PARAGRAPH)
            first += 1
            continue
        group = _group_at(parsed, first)
        if not _is_bare_header(blocks[first]):
            yield group
        first = group.last


def _is_bare_header(block: Block) -> bool:
    return block.row is not None and block.row.is_header


def _group_at(parsed: ParsedDocument, first: int) -> _Group:
    block, text = parsed.blocks[first], _text(parsed, parsed.blocks[first])
    if block.kind is BlockKind.TABLE_ROW:
        return _Group(first, first + 1, PassageKind.TABLE_ROW)
    if block.kind is BlockKind.AGENDA_NOTE:
        return _Group(first, _run(parsed, first, BlockKind.AGENDA_NOTE), PassageKind.AGENDA_NOTE)
    if is_resolution(text):
        return _Group(first, _with_limbs(parsed, first), PassageKind.RESOLUTION)
    if is_recommendation(text, block.headings):
        return _Group(first, _with_limbs(parsed, first), PassageKind.RECOMMENDATION)
    if is_question(text):
        return _Group(first, _with_answers(parsed, first), PassageKind.EXCHANGE)
    last = _filled(parsed, first)
    listed = sum(b.kind is BlockKind.LIST_ITEM for b in parsed.blocks[first:last]) * 2
    return _Group(first, last, PassageKind.LIST if listed > last - first else PassageKind.PARAGRAPH)


def _text(parsed: ParsedDocument, block: Block) -> str:
    return parsed.text[block.start : block.end]


def _joins(parsed: ParsedDocument, first: int, other: int) -> bool:
    """Return whether block `other` may stand in the passage that begins at `first`."""
    if other >= len(parsed.blocks):
        return False
    a, b = parsed.blocks[first], parsed.blocks[other]
    prose = b.kind in (BlockKind.PARAGRAPH, BlockKind.LIST_ITEM)
    return prose and a.headings == b.headings and a.ocr == b.ocr


def _run(parsed: ParsedDocument, first: int, kind: BlockKind) -> int:
    last, words = first, 0
    while last < len(parsed.blocks) and parsed.blocks[last].kind is kind and words < _TARGET_WORDS:
        words += _words(parsed, last)
        last += 1
    return last


def _words(parsed: ParsedDocument, index: int) -> int:
    return len(_text(parsed, parsed.blocks[index]).split())


def _with_limbs(parsed: ParsedDocument, first: int) -> int:
    """Return the end of a resolution or recommendation with the limbs that follow it."""
    last, words = first + 1, _words(parsed, first)
    while _joins(parsed, first, last) and words < _TARGET_WORDS:
        block = parsed.blocks[last]
        lettered = block.kind is BlockKind.LIST_ITEM or block.number is not None
        text = _text(parsed, block)
        if not lettered or is_resolution(text) or is_recommendation(text, ()):
            break
        words += _words(parsed, last)
        last += 1
    return last


def _with_answers(parsed: ParsedDocument, first: int) -> int:
    """Return the end of a question with the answer that follows it.

    A second question directly below belongs to the same turn. An answer in several
    paragraphs or bullets is taken until the passage is full.
    """
    last, words, answered = first + 1, _words(parsed, first), False
    while _joins(parsed, first, last) and words < 2 * _TARGET_WORDS:
        text = _text(parsed, parsed.blocks[last])
        if is_resolution(text) or (is_question(text) and not is_answer(text)):
            break
        bullet = parsed.blocks[last].kind is BlockKind.LIST_ITEM
        if answered and not bullet and not is_answer(text):
            break
        if answered and words + _words(parsed, last) > _TARGET_WORDS:
            break
        answered = True
        words += _words(parsed, last)
        last += 1
    return last


def _filled(parsed: ParsedDocument, first: int) -> int:
    """Return the end of a run of prose that makes a passage of about the target size."""
    last, words = first + 1, _words(parsed, first)
    while _joins(parsed, first, last):
        text = _text(parsed, parsed.blocks[last])
        own = is_resolution(text) or is_question(text) or is_recommendation(text, ())
        more = _words(parsed, last)
        lead_in = _text(parsed, parsed.blocks[last - 1]).rstrip().endswith(":")
        if own or (words + more > _TARGET_WORDS and not (lead_in and words < _TARGET_WORDS)):
            break
        words += more
        last += 1
    return last


def _context(facts: Facts, block: Block) -> str:
    """Return the line that says where a passage stands: title, date, headings, columns."""
    day = written_date(facts.date.day) if facts.date.day else ""
    body = facts.committee or facts.authority or ""
    about = [facts.title, "" if body in facts.title else body, day]
    headings = [heading for heading in block.headings if heading != facts.title]
    line = " · ".join(part for part in about if part)[:_CONTEXT_CHARACTERS]
    if headings:
        line += "\n" + " › ".join(headings[-_HEADINGS:])[-_CONTEXT_CHARACTERS:]
    if block.row is not None and any(block.row.header):
        line += "\n" + _columns(block.row)
    return line


def _columns(row: Row) -> str:
    """Return the headings of a row's cells, one for each: a merged cell above has none."""
    header = row.header
    names = [header[c.column] if c.column < len(header) else "" for c in row.cells]
    return " | ".join(names) if len(" ".join(names)) <= 2 * _CONTEXT_CHARACTERS else ""


def _fitting(
    text: str, blocks: Sequence[Block], count_tokens: CountTokens, room: int
) -> Iterator[tuple[int, int]]:
    """Yield spans that cover the blocks, each at most `room` tokens, cut at sentences."""
    start, end = blocks[0].start, blocks[-1].end
    if count_tokens(text[start:end]) <= room:
        yield start, end
        return
    span_start, span_end = start, start
    for a, b in _pieces(text, start, end, count_tokens, room):
        if span_end > span_start and count_tokens(text[span_start:b]) > room:
            yield span_start, span_end
            span_start = a
        span_end = b
    if span_end > span_start:
        yield span_start, span_end


def _pieces(
    text: str, start: int, end: int, count_tokens: CountTokens, room: int
) -> Iterator[tuple[int, int]]:
    """Yield sentences of text[start:end], those longer than `room` tokens cut at words."""
    for a, b in split_sentences(text[start:end]):
        sentence = text[start + a : start + b]
        tokens = count_tokens(sentence)
        if tokens <= room:
            yield start + a, start + b
            continue
        parts = tokens // room + 1
        yield from _word_cuts(text, start + a, start + b, max(len(sentence) // parts, 1))


def _word_cuts(text: str, start: int, end: int, size: int) -> Iterator[tuple[int, int]]:
    while end - start > size:
        space = text.rfind(" ", start + size // 2, start + size)
        cut = space if space > start else start + size
        yield start, cut
        start = cut
        while start < end and text[start].isspace():
            start += 1
    if start < end:
        yield start, end


def _locator(parsed: ParsedDocument, blocks: Sequence[Block], start: int, end: int) -> Locator:
    block = next(block for block in blocks if start < block.end)
    page = bisect_right(parsed.page_starts, start) or block.page
    label = parsed.page_labels[page - 1] if page and page <= len(parsed.page_labels) else None
    return Locator(start, end, page, label, block.headings)


_ITEM_NUMBER = re.compile(r"^\s*(\d{1,4}[a-z]?(?:\.\d{1,3})*)[.)]?\s")


def _item(parsed: ParsedDocument, index: int) -> str | None:
    """Return the printed number of the paragraph, else of the nearest heading above it."""
    block = parsed.blocks[index]
    if block.number and block.number[0].isdigit():
        return block.number
    for heading in reversed(block.headings):
        match = _ITEM_NUMBER.match(heading)
        if match:
            return match.group(1)
    return None
