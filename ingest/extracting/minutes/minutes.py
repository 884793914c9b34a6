"""The items of a paper of minutes or of questions, each with its number, meeting and paragraphs."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from assistant.council import AttendanceKind
from assistant.dates import find_dates
from assistant.documents import MINUTES_KINDS, DateIs, DocumentKind
from ingest.extracting.exchanges.exchanges_cues import WRITTEN
from ingest.extracting.minutes.attendance_lists import lists_of
from ingest.extracting.minutes.minutes_inside import Inside
from ingest.extracting.paper import Paper
from ingest.extracting.resolutions.resolutions_places import Places, coded_headings, read_coded
from ingest.parsing.parsed import Block, BlockKind

Kind = DocumentKind

# Papers of other kinds are minutes too if they list who was present at a meeting.
_PERHAPS_MINUTES = frozenset({Kind.PARTNER_PAPER, Kind.OTHER, Kind.UNKNOWN})
_NOTES_OF_MEETING = re.compile(
    r"(?i)\b(?:notes|minutes|record) of (?:the |a |an )?(?:\w+ ){0,4}meeting\b"
)
_ITEM = re.compile(
    r"\s{0,9}(?:(?i:item|minute)\s+)?(?P<number>(?:[A-Z]{1,3}\.?)?\d{1,4}[a-z]?(?:[./]\d{1,4})*[.):]?)\s{0,9}(?P<title>.*)",
    re.DOTALL,
)
_BARE_NUMBER = re.compile(r"\s*(\d{1,3})\s?\.\s*")
_OF_PAGE = re.compile(r"\((?:Agenda )?Item\s+([^)\s]{1,12})\)\s*$")
_MEETING_LINE = re.compile(
    r"Meeting:\s*(?P<date>[\d/. \w]{6,30}?)\s+[-–]\s+(?P<committee>.+?)\s*"
    r"(?:\(Item\s+(?P<item>[^)]{1,12})\))?\s*$"
)
_LABEL_HEADING = re.compile(
    r"(?i)\W{0,5}(?:minutes|decisions?|repl(?:y|ies)|answer|response|supplementary question|discussion)"
    r"\W{0,5}$"
)
# A question or motion that a council prints in bold is text, not a heading.
_SPOKEN = re.compile(r"\W*(?:\d{1,3}\s?\.\s*)?(?:I|We) (?:will|wish|would|am|call)\b")
_AFTERWARDS = re.compile(r"(?i)supporting documents\W*$")
# Initials and the numbers of paragraphs end with a full stop, sentences with one too.
_ENDS = re.compile(r"[.:;?!…]['\"”’)\]]{0,2}\s*$")
_LABEL_LINE = re.compile(r"(?i)\W{0,4}(?:reply|answer|response)\W{0,4}$")
_BEGINS_REPLY = re.compile(r"\W{0,4}(?:REPLY|Reply|ANSWER|Answer|RESPONSE|Response)\W{0,3}(?::|$)")
_MOTION_HEAD = re.compile(r"(?i)\W*(?:\d{1,3}\s?\.?\s*)?notices? of motions?\b")
# A question and its reply stand within this many paragraphs.
_REPLY_WITHIN = 20
_MARKS = " \n*_-()[]"
# What whoever put a scan into text wrote on its pages, and what counts them.
_OF_SCAN = re.compile(
    r"\bscanned page, text may contain errors\b(?:\W{1,4}see original file for clarity)?\W*?(?=\s|$)"
    r"|(?<=\n)Page \d{1,3} of \d{1,3}(?=\n)",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph, list item or heading; a paragraph that a page or line broke is one again."""

    start: int
    end: int
    text: str
    kind: BlockKind
    number: str | None = None


@dataclass(slots=True)
class MinutedItem:
    """One item of business: what was minuted under it, agenda notes left out."""

    number: str | None
    title: str | None
    committee: str | None
    day: dt.date | None
    heading: Paragraph | None = None
    paragraphs: list[Paragraph] = field(default_factory=list)


def is_minutes(paper: Paper) -> bool:
    """Return whether the paper records a meeting: minutes, or notes that list who was present."""
    if paper.facts.kind in MINUTES_KINDS:
        return True
    if paper.facts.kind not in _PERHAPS_MINUTES or not _NOTES_OF_MEETING.search(paper.text[:1500]):
        return False
    return any(named.kind is AttendanceKind.PRESENT and named.entries for named in lists_of(paper))


def minuted_items(paper: Paper, inside: Inside | None = None) -> list[MinutedItem]:
    """Return the items in order, of the minutes `inside` a pack where these are given.

    What stands before the first numbered one has no number.
    """
    day = paper.facts.date.day if paper.facts.date.date_is is DateIs.MEETING else None
    day = inside.day if inside else day
    page_item = _OF_PAGE.search(paper.parsed.metadata.get("breadcrumb", ""))
    items = [
        MinutedItem(
            page_item[1] if page_item else None,
            paper.parsed.title if page_item else None,
            paper.facts.committee,
            day,
        )
    ]
    waiting: str | None = None
    skipping = False
    places = Places(paper)
    coded = frozenset(coded_headings(paper))
    for paragraph in _with_whole_questions(list(_paragraphs(paper))):
        if inside and not inside.start <= paragraph.start < inside.end:
            continue
        if paragraph.kind is not BlockKind.HEADING:
            begun = places.hidden_at(paragraph.start)
            if begun and begun.item and not WRITTEN.match(paragraph.text):
                last = items[-1]
                items.append(
                    MinutedItem(f"{begun.item}.", begun.title, last.committee, last.day, paragraph)
                )
                skipping, waiting = False, None
                continue
            bare = _BARE_NUMBER.fullmatch(paragraph.text)
            waiting = bare[1] + "." if bare else waiting
            if not skipping and not bare:
                items[-1].paragraphs.append(paragraph)
            continue
        skipping = bool(_AFTERWARDS.match(paragraph.text))
        if skipping or _LABEL_HEADING.match(paragraph.text):
            items[-1].paragraphs.append(paragraph)
            continue
        own = read_coded(paragraph.text) if paragraph.start in coded else None
        items.append(_next_item(items[-1], paragraph, waiting, own))
        waiting = None
    return items


def _next_item(
    last: MinutedItem, heading: Paragraph, waiting: str | None, own: tuple[str, str] | None
) -> MinutedItem:
    if own:
        return MinutedItem(*own, last.committee, last.day, heading)
    meeting = _MEETING_LINE.match(heading.text)
    if meeting:
        dates = find_dates(meeting["date"])
        item = meeting["item"]
        return MinutedItem(
            item, last.title, meeting["committee"], dates[0].first if dates else None, heading
        )
    numbered = _ITEM.match(heading.text)
    if numbered and (
        heading.number or heading.text.lstrip()[:1].isdigit() or "item" in heading.text[:6].lower()
    ):
        number, title = numbered["number"].rstrip(":)"), numbered["title"].strip(" :")
    else:
        number, title = waiting or last.number, heading.text.strip()
    return MinutedItem(number, title or last.title, last.committee, last.day, heading)


def _with_whole_questions(paragraphs: list[Paragraph]) -> Iterator[Paragraph]:
    """Yield the paragraphs; a heading inside a written question and its reply is a part of it."""
    end = -1
    for place, paragraph in enumerate(paragraphs):
        label = paragraph.kind is BlockKind.HEADING and _LABEL_HEADING.match(paragraph.text)
        if WRITTEN.match(paragraph.text):
            end = _end_of_question(paragraphs, place)
        elif paragraph.kind is BlockKind.HEADING and place < end and not label:
            yield replace(paragraph, kind=BlockKind.PARAGRAPH, number=None)
            continue
        yield paragraph


def _end_of_question(paragraphs: list[Paragraph], question: int) -> int:
    """Return where the question at a place is surely not over yet, -1 if no reply is marked.

    It reaches to the next written question, where nothing else stands between, otherwise
    to the first words of its reply.
    """
    reply = -1
    for place in range(question + 1, min(question + _REPLY_WITHIN, len(paragraphs))):
        paragraph = paragraphs[place]
        if reply < 0 and _BEGINS_REPLY.match(paragraph.text):
            reply = place
        elif WRITTEN.match(paragraph.text):
            return place if reply >= 0 else -1
        elif _MOTION_HEAD.match(paragraph.text) or (reply >= 0 and _is_next_item(paragraph)):
            break
    return reply + 2 if reply >= 0 else -1


def _is_next_item(paragraph: Paragraph) -> bool:
    if paragraph.kind is not BlockKind.HEADING:
        return False
    numbered = paragraph.number or re.match(r"\W*\d{1,3}\s?\.\s*[A-Z]", paragraph.text)
    return bool(numbered) or paragraph.text.isupper()


def _paragraphs(paper: Paper) -> Iterator[Paragraph]:
    """Yield paragraphs, broken ones joined; line breaks inside are blanks, so places stay."""
    waiting: list[Block] = []
    spoken = False
    for printed in paper.parsed.blocks:
        block, text = printed, paper.text_of(printed)
        if printed.kind is BlockKind.HEADING:
            begins = _SPOKEN.match(text) is not None
            numbered = bool(printed.number and printed.number[:1].isdigit())
            spoken = begins or (spoken and not numbered and not _LABEL_HEADING.match(text))
            if spoken:
                block = replace(printed, kind=BlockKind.PARAGRAPH, number=None)
        elif _LABEL_LINE.match(text):
            spoken = False
        if block.kind is BlockKind.AGENDA_NOTE or _OF_SCAN.fullmatch(text.strip(_MARKS)):
            continue
        if waiting and not _continues(paper, waiting[-1], block):
            yield _joined(paper, waiting)
            waiting = []
        waiting.append(block)
    if waiting:
        yield _joined(paper, waiting)


def _continues(paper: Paper, above: Block, block: Block) -> bool:
    if above.kind is BlockKind.HEADING or block.kind is not BlockKind.PARAGRAPH or block.number:
        return False
    before, after = paper.text_of(above).rstrip(), paper.text_of(block).lstrip()
    if (
        _ENDS.search(before)
        or _LABEL_LINE.match(after)
        or any(map(_BARE_NUMBER.fullmatch, (before, after)))
    ):
        return False
    return len(before) > 60 or after[:1].islower()


def _joined(paper: Paper, blocks: list[Block]) -> Paragraph:
    start, end = blocks[0].start, blocks[-1].end
    text = _OF_SCAN.sub(lambda found: " " * len(found.group()), paper.text[start:end])
    text = text.replace("\n", " ")
    return Paragraph(start, end, text, blocks[0].kind, blocks[0].number)
