"""The sentences of a paper that promise, each with the last speaker before it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from assistant.council import Speaker
from assistant.documents import DocumentKind
from ingest.extracting.commitments.commitments_sentences import (
    Promise,
    find_promises,
    may_promise,
    tells,
)
from ingest.extracting.exchanges.exchanges_labelled import label_at
from ingest.extracting.minutes.speakers import People, leading_mention, mention_at
from ingest.extracting.paper import Paper
from ingest.extracting.resolutions.limbs_paragraphs import Paragraph
from ingest.parsing.parsed import BlockKind

# The text of a question or of a motion: it asks, and promises nothing.
_ASKS = re.compile(
    r"\W*(?:(?:I|1|We|l)\s+)?will\s+(?:also\s+)?(?:ask|move)\b|\W*(?:to ask|that this council)\b"
    r"|[“\"][^”\"]*[”\"]?\W*$",
    re.IGNORECASE,
)
_ANSWERS = re.compile(
    r"\W*(?:(?:REPLY|Reply|ANSWER|Answer|RESPONSE|Response)\b"
    r"|In (?:proposing|reply|replying|response|answer|seconding)\b"
    r"|(?:The|This) Motion\b|It was\b|On the proposal\b|Following\b)"
)
_REPLY = re.compile(
    r"\bREPLY\s*:?|\b(?:Reply|Answer|Response)\s*:|^\W*(?:Answer|Reply|Response)\W*$"
)
# A paragraph that begins with the text of a motion may go on to the debate.
_INNER = re.compile(
    r"(?<=[.?”]\s)(?:In (?:proposing|seconding|reply|replying|response)\b|(?:The|This) Motion was\b)"
)
_QUESTION_TO = re.compile(r"(?i)^\W*question\b.{0,120}?\bto\s+(?=the\s|[A-Z])")
_SIGNED = re.compile(r"\W*(?:Yours (?:sincerely|faithfully)|Kind regards)")
_OPENS_LIST = re.compile(r":\s*-?\s*$|;\s*$")


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence that promises. `last` spoke last in its paragraph; `writer` is "I".

    `told` says that somebody tells it, or that it stands in a reply or letter; `apart` that
    it is no item of a list, whose lead might ask for it.
    """

    text: str
    start: int
    paragraph: Paragraph
    promises: Sequence[Promise]
    last: Speaker | None
    writer: Speaker | None = None
    told: bool = True
    apart: bool = True


@dataclass(slots=True)
class _State:
    """Where the reader stands: in a question's text, in a reply, below the lead of a list.

    `answers` is where a reply begins that stands in the paragraph of its question.
    """

    asking: bool = False
    replying: bool = False
    answers: int = 0
    lead: bool = False
    lead_speaker: Speaker | None = None
    writer: Speaker | None = None


def read_sentences(
    paper: Paper, people: People, paragraphs: Sequence[Paragraph], minutes: bool
) -> Iterator[Sentence]:
    """Yield the sentences that promise, the text of questions and motions left out."""
    state = _State(writer=None if minutes else _signatory(people, paragraphs))
    questions = paper.facts.kind is DocumentKind.QUESTION_PAPER
    for paragraph in paragraphs:
        if paragraph.kind in (BlockKind.AGENDA_NOTE, BlockKind.TABLE_ROW):
            continue
        if paragraph.is_heading:
            _heading(people, paragraph, state, questions)
            continue
        if _still_asks(paragraph, state, questions):
            continue
        yield from _of_paragraph(people, paragraph, state, minutes)


def _signatory(people: People, paragraphs: Sequence[Paragraph]) -> Speaker | None:
    for number, paragraph in enumerate(paragraphs[:-1]):
        if _SIGNED.match(paragraph.text):
            mention = mention_at(people, paragraphs[number + 1].text, 0)
            return mention.speaker if mention else None
    return None


def _heading(people: People, paragraph: Paragraph, state: _State, questions: bool) -> None:
    state.lead, state.lead_speaker = False, None
    state.replying = bool(_REPLY.search(paragraph.text))
    state.asking = not state.replying and bool(_ASKS.match(paragraph.text))
    match = _QUESTION_TO.search(paragraph.text) if questions else None
    if match:
        mention = mention_at(people, paragraph.text, match.end())
        state.writer = mention.speaker if mention else None
        state.asking = True


def _still_asks(paragraph: Paragraph, state: _State, questions: bool) -> bool:
    text = paragraph.text
    reply = _REPLY.search(text) or _INNER.search(text)
    asked = state.asking or _ASKS.match(text) is not None
    state.answers = paragraph.start + reply.start() if reply and asked else 0
    if reply and (asked or _REPLY.search(text)):
        state.asking, state.replying = False, _REPLY.search(text) is not None
    elif asked and not state.asking:
        state.asking, state.replying = True, False
    elif state.asking and not questions and (_ANSWERS.match(text) or tells(text)):
        state.asking = False
    return state.asking


def _of_paragraph(
    people: People, paragraph: Paragraph, state: _State, minutes: bool
) -> Iterator[Sentence]:
    listed = paragraph.kind is BlockKind.LIST_ITEM
    told = state.lead if listed else False
    last = state.lead_speaker if listed and state.lead else None
    opens = _OPENS_LIST.search(paragraph.text) is not None
    # Who speaks is looked for only where it will be asked.
    if opens or may_promise(paragraph.text):
        for start, end in paragraph.sentences():
            text = paragraph.text[start - paragraph.start : end - paragraph.start]
            label = label_at(people, text)
            if label:
                told, last = True, label[0].speaker
            told = told or tells(text)
            promises = find_promises(text) if start >= state.answers else []
            if promises:
                heard = not minutes or told or state.replying
                yield Sentence(
                    text, start, paragraph, promises, last, state.writer, heard, not listed
                )
            lead = leading_mention(people, text, last)
            last = lead.speaker if lead else last
    if opens:
        state.lead, state.lead_speaker = told, last
    elif not listed:
        state.lead, state.lead_speaker = False, None
