"""Finds the parts of minutes that rules could not read: all that a model is asked about."""

from __future__ import annotations

import datetime as dt
import hashlib
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from assistant.council import Commitment, Exchange, Recommendation, Record, Resolution
from assistant.documents import DateIs, Document, DocumentKind, Passage, PassageKind
from assistant.models.orders import talks_to_machines
from assistant.models.untrusted import MAX_CHARS as LONGEST_SHOWN
from assistant.sentences import split_sentences
from assistant.spans import Span

Kind = DocumentKind
READ_KINDS = frozenset(
    {Kind.MINUTES, Kind.PRINTED_MINUTES, Kind.QUESTION_PAPER, Kind.DECISION_NOTICE}
)
# What a small model on a council's own computer reads and answers in a minute.
MAX_SENTENCES = 10
MAX_CHARS = 2500
# A question and its answer may stand on both sides of a cut.
OVERLAP = 2
_QUOTING = (Exchange, Commitment, Resolution, Recommendation)
# Words that tell of a question, an answer, a promise or a decision, wherever they stand.
_TELLS = re.compile(
    r"(?i)\?|\b(?:asked|asks|asking|quer(?:y|ied|ies)|questioned|[ei]nquired|wonder(?:ed|ing)"
    r"|wanted to (?:know|hear)|wished to know|pressed|challenged|replied|answered|responded"
    r"|undertook|undertaking|promised?|pledged|agreed|resolved|committed to|decided|settled on)\b"
    r"|^\W*(?-i:[QA])\d{0,3}\s?[:.)–-]|\b(?:action|AP)\b(?: point)?\s?\d*\s?:"
)
# Words that tell as much only where rules read nothing at all.
_MAY_TELL = re.compile(
    r"(?i)\b(?:would|will|shall|said|told|content|happy (?:for|to|with)|approved|explained"
    r"|confirmed|answer|question|why|whether|no objections?|went with|signed off)\b"
)
_LINE_GOES_ON = re.compile(r"(?<=[^.:;?!…\s])[^\S\n]*\n(?=[a-z(])")


@dataclass(frozen=True, slots=True)
class Minutes:
    """A paper as proposing takes it: its text and passages, and what was read from it by rules."""

    document_id: str
    kind: DocumentKind
    committee: str | None
    day: dt.date | None
    text: str
    passages: Sequence[Passage]
    records: Sequence[Record]


@dataclass(frozen=True, slots=True)
class Part:
    """Sentences that follow one another under one heading; a model knows them by number, from 1."""

    sentences: tuple[Span, ...]
    item: str | None
    title: str | None

    def digest(self, *read_by: str) -> str:
        """Return what tells this part, read by this model and prompt, from any other."""
        told = "\n".join([*read_by, *(f"{each.start} {each.text}" for each in self.sentences)])
        return hashlib.sha256(told.encode()).hexdigest()


def minutes_of(
    document: Document, text: str, passages: Sequence[Passage], records: Sequence[Record]
) -> Minutes:
    """Return a paper of the store as proposing takes it."""
    day = document.date.day if document.date.date_is is DateIs.MEETING else None
    return Minutes(
        document.document_id, document.kind, document.committee, day, text, passages, records
    )


def irregular_parts(minutes: Minutes) -> list[Part]:
    """Return the parts in which something is told that no record quotes, in reading order.

    Passages with a sentence that talks to machines are left out, and no part goes over them: what
    such a sentence demands may stand beside it, and looks like any other statement there.
    """
    if minutes.kind not in READ_KINDS:
        return []
    quoted = _quoted(minutes.records)
    return [
        part
        for section in _sections(minutes)
        for part in _cut(section)
        if _is_irregular(part.sentences, quoted, _weaker_words(section.sentences, quoted))
    ]


def _quoted(records: Sequence[Record]) -> list[Span]:
    spans = [record.span for record in records if isinstance(record, _QUOTING)]
    spans += [r.span for each in records if isinstance(each, Exchange) for r in each.replies]
    spans += [each.opener for each in records if isinstance(each, Resolution) and each.opener]
    return spans


def _is_quoted(sentence: Span, quoted: Sequence[Span]) -> bool:
    return any(span.start < sentence.end and sentence.start < span.end for span in quoted)


def _weaker_words(sentences: Sequence[Span], quoted: Sequence[Span]) -> re.Pattern[str] | None:
    """Return the weaker words for sentences of which no record quotes any, else None."""
    return None if any(_is_quoted(each, quoted) for each in sentences) else _MAY_TELL


def _is_irregular(
    sentences: Sequence[Span], quoted: Sequence[Span], weaker: re.Pattern[str] | None
) -> bool:
    return any(
        (_TELLS.search(each.text) or (weaker is not None and weaker.search(each.text)))
        and not _is_quoted(each, quoted)
        for each in sentences
    )


def _sections(minutes: Minutes) -> Iterator[Part]:
    """Yield the stretches of one item under one heading.

    Notes of an agenda are left out, and passages that talk to machines, which end a stretch.
    """
    waiting: list[Span] = []
    last: Passage | None = None
    for passage in minutes.passages:
        if passage.kind is PassageKind.AGENDA_NOTE:
            continue
        sentences = list(_sentences(minutes.text, passage))
        gives_orders = any(talks_to_machines(each.text) for each in sentences)
        if last is not None and (gives_orders or _place(last) != _place(passage)):
            yield _section(waiting, last)
            waiting = []
        if not gives_orders:
            # A model is shown no more of a sentence, and may not rest on what it was not shown.
            waiting.extend(each for each in sentences if len(each.text) <= LONGEST_SHOWN)
        last = passage
    if last is not None:
        yield _section(waiting, last)


def _place(passage: Passage) -> tuple[str | None, tuple[str, ...]]:
    return passage.item, passage.locator.headings


def _section(sentences: Sequence[Span], passage: Passage) -> Part:
    headings = passage.locator.headings
    return Part(tuple(sentences), passage.item, headings[-1] if headings else None)


def _sentences(text: str, passage: Passage) -> Iterator[Span]:
    """Yield the sentences of a passage; a line that merely goes on does not end one."""
    begin, end = passage.locator.start, passage.locator.end
    joined = _LINE_GOES_ON.sub(lambda found: " " * len(found.group()), text[begin:end])
    for start, stop in split_sentences(joined):
        yield Span(begin + start, begin + stop, text[begin + start : begin + stop])


def _cut(section: Part) -> Iterator[Part]:
    """Yield pieces that a model can read at once; each begins with the end of the one before."""
    first, count = 0, len(section.sentences)
    while first < count:
        last = first + 1
        size = len(section.sentences[first].text)
        while last < count and last - first < MAX_SENTENCES:
            size += len(section.sentences[last].text)
            if size > MAX_CHARS:
                break
            last += 1
        yield Part(section.sentences[first:last], section.item, section.title)
        if last == count:
            return
        first = max(last - OVERLAP, first + 1)
