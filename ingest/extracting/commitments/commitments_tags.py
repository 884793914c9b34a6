"""Promises that a paper marks as such: ACTION tags, lists of actions, tables of owners."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from assistant.council import Speaker
from ingest.extracting.commitments.promise_words import ACTS
from ingest.extracting.minutes.speakers import People, mention_at
from ingest.extracting.paper import Paper
from ingest.extracting.resolutions.limbs_paragraphs import Paragraph
from ingest.parsing.parsed import BlockKind

_TAG = re.compile(
    r"\W*(?:ACTIONS?|Actions?|AGREED ACTIONS?|Agreed actions?)(?: \d+)?\s*[:\-–—]+\s*(?=\S)"
)
_INLINE = re.compile(
    r"[(\[]\s*(?:ACTIONS?|Actions?|OWNER|Owner|LEAD|Lead|By)\s*[:\-–—]\s*(?P<who>[^)\]]{2,120})[)\]]"
)
_HEADING = re.compile(
    r"(?i)\W*(?:\d{1,3}[.)]?\s*)?(?:agreed |summary of |list of |further )?actions?"
    r"(?: points?| list| arising| agreed| summary| from (?:the|this) meeting)?\W*$"
)
_IN_CAPITALS = re.compile(
    r"[:\-–—]\s*(?P<who>[A-Z][A-Z&’'/ ,()-]{5,}?)(?=,?\s+(?:by|before|for|at)\b|\W*$)"
)
# "Action: Head of Legal, by 4 May": what is to be done stands above.
_BY_WHEN = re.compile(
    r"\s*[,;–-]?\s*\(?(?:by|before|for|due|in time for|at) (?!(?:letter|e-?mail)\b)"
    r"[^.:\n]{3,60}?\)?\.?[ \t]*(?=\n|\Z)"
)
_TO = re.compile(r"\s*(?:,|[-–:])?\s*to\s+(?=[a-z])")
_WORK = "|".join(sorted({act.split()[0] for act in ACTS} | {"respond", "agree", "review"}))
_ASSIGNED = re.compile(rf"\s+to\s+(?:{_WORK})\b")
_ACTION_COLUMN = re.compile(r"(?i)\b(?:actions?|task|agreed)\b")
_OWNER_COLUMN = re.compile(
    r"(?i)\b(?:owners?|leads?|who|by whom|responsib\w+|officers?|assigned)\b"
)
_DUE_COLUMN = re.compile(r"(?i)\b(?:when|due|date|deadline|timescale|by)\b")
_LONGEST = 40  # words of a sentence that does no more than give somebody a task


@dataclass(frozen=True, slots=True)
class Tagged:
    """A marked promise: who is to do it, the words that say what, and where its due date is."""

    start: int
    end: int
    who: Speaker | None
    due: str


def read_tags(paper: Paper, people: People, paragraphs: Sequence[Paragraph]) -> Iterator[Tagged]:
    """Yield the marked promises of minutes, in order."""
    listing = False
    for number, paragraph in enumerate(paragraphs):
        if paragraph.kind is BlockKind.AGENDA_NOTE:
            continue
        if paragraph.is_heading:
            listing = _HEADING.match(paragraph.text) is not None
        elif paragraph.kind is BlockKind.TABLE_ROW:
            yield from _of_row(paper, people, paragraph)
        else:
            yield from _of_paragraph(people, paragraphs, number, listing)


def _of_paragraph(
    people: People, paragraphs: Sequence[Paragraph], number: int, listing: bool
) -> Iterator[Tagged]:
    paragraph = paragraphs[number]
    tag = _TAG.match(paragraph.text)
    if tag:
        yield from _of_tag(people, paragraphs, number, tag.end())
        return
    found = list(_inline(people, paragraph))
    yield from found
    if not found:
        yield from _assigned(people, paragraph, listing)


def _of_tag(
    people: People, paragraphs: Sequence[Paragraph], number: int, at: int
) -> Iterator[Tagged]:
    paragraph = paragraphs[number]
    mention = mention_at(people, _as_written(paragraph.text), at)
    start, end = paragraph.start + at, paragraph.end
    by_when = mention and _BY_WHEN.match(_as_written(paragraph.text), mention.end)
    if mention and by_when and number:
        yield _of_above(paragraphs[number - 1], mention.speaker, by_when.group())
    elif mention is None or mention.end < len(paragraph.text.rstrip(" .")):
        named = mention if mention and _TO.match(paragraph.text, mention.end) else None
        yield Tagged(start, end, named.speaker if named else None, paragraph.text[at:])
    elif number:
        yield _of_above(paragraphs[number - 1], mention.speaker)


def _of_above(above: Paragraph, who: Speaker, due: str = "") -> Tagged:
    """Return a tag that names no more than who: what is to be done stands in the sentence above."""
    *_, last = above.sentences()
    text = above.text[last[0] - above.start : last[1] - above.start]
    return Tagged(*last, who, due or text)


def _as_written(text: str) -> str:
    """Return a post in capitals as it is written elsewhere, each letter in its place.

    >>> _as_written("ACTION: HEAD OF LEGAL, by 4 May")
    'ACTION: Head of Legal, by 4 May'
    """
    text = re.sub(r"\((?=(?:by|before|due)\b)([^()]*)\)", r",\1 ", text)
    found = _IN_CAPITALS.search(text)
    if found is None:
        return text
    plain = re.sub(r"\b(?:Of|For|And|The|To)\b", lambda m: m.group().lower(), found["who"].title())
    return text[: found.start("who")] + plain + text[found.end("who") :]


def _inline(people: People, paragraph: Paragraph) -> Iterator[Tagged]:
    begins = 0
    for match in _INLINE.finditer(paragraph.text):
        who = match["who"].strip()
        mention = mention_at(people, who, 0)
        before = paragraph.text[begins : match.start()]
        sentence = re.split(r"(?<=[.;])\s+(?=[A-Z])", before.rstrip())[-1]
        start = paragraph.start + match.start() - len(before) + before.rindex(sentence)
        end = start + len(sentence)
        begins = match.end()
        if not sentence.strip():
            continue
        if mention and _TO.match(who, mention.end):
            start, end = (paragraph.start + place for place in match.span("who"))
        speaker = mention.speaker if mention else Speaker(who)
        yield Tagged(start, end, speaker, f"{sentence} {who}")


def _assigned(people: People, paragraph: Paragraph, listing: bool) -> Iterator[Tagged]:
    """Yield sentences such as "Clerk to write to the county", and the items of a list of actions."""
    for start, end in paragraph.sentences():
        text = paragraph.text[start - paragraph.start : end - paragraph.start]
        if len(text.split()) > _LONGEST or " to " not in text:
            continue
        mark = re.match(r"\W*(?:\(?\w{1,3}[.)]\s+)?", text)
        mention = mention_at(people, text, mark.end() if mark else 0)
        if (mention and _ASSIGNED.match(text, mention.end)) or (
            listing and mention and _TO.match(text, mention.end)
        ):
            yield Tagged(start + mention.start, end, mention.speaker, text)


def _of_row(paper: Paper, people: People, paragraph: Paragraph) -> Iterator[Tagged]:
    row = paragraph.block.row
    if row is None or row.is_header or not row.header:
        return
    columns: dict[str, int] = {}
    for number, heading in enumerate(row.header):
        for name, pattern in (
            ("owner", _OWNER_COLUMN),
            ("action", _ACTION_COLUMN),
            ("due", _DUE_COLUMN),
        ):
            if name not in columns and pattern.search(heading) and number not in columns.values():
                columns[name] = number
    if not {"owner", "action"} <= columns.keys():
        return
    cells = {cell.column: cell for cell in row.cells}
    action, owner = cells.get(columns["action"]), cells.get(columns["owner"])
    if action is None or not action.text.strip():
        return
    who = None
    if owner and owner.text.strip():
        mention = mention_at(people, owner.text.strip(), 0)
        who = mention.speaker if mention else Speaker(owner.text.strip())
    due = cells.get(columns.get("due", -1))
    yield Tagged(action.start, action.end, who, due.text if due else action.text)
