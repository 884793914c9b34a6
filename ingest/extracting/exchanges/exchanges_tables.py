"""Reads questions and replies that a table prints: who asked, what, and what came of it."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from assistant.council import AnswerClass, Exchange, Reply, Speaker
from assistant.dates import Precision, find_dates
from assistant.spans import Span
from ingest.extracting.exchanges.answer_classes import class_of
from ingest.extracting.minutes.attendance import TITLE
from ingest.extracting.minutes.speakers import People, mention_at
from ingest.extracting.paper import Paper
from ingest.parsing.parsed import Block, Cell

_ASKER = re.compile(
    r"(?i)^\W*(?:(?:name of (?:the )?)?(?:member|councillor|cllr|questioner|asker)s?"
    r"(?: (?:asking|raising|name))?"
    r"|(?:asked|raised|requested|put|submitted|question(?:ed)?) (?:by|from)|from|who asked)\W*$"
)
_QUESTION = re.compile(
    r"(?i)^\W*(?:(?:the |member['’]?s? |written )?(?:questions?|quer(?:y|ies)|matters?|requests?"
    r"|points?|subjects?|issues?|topics?)(?: (?:asked|raised|put|made|arising))?"
    r"|what (?:was|is|they|members?) (?:\w+ )?(?:asked|wanted)(?: for)?"
    r"|(?:information|action) (?:requested|sought|asked for))\W*$"
)
_REPLY = re.compile(
    r"(?i)^\W*(?:(?:written |officers?['’]? |the |our )*(?:answers?|repl(?:y|ies)|responses?|outcomes?"
    r"|results?)|what (?:came|happened|was (?:said|answered|sent))|where (?:it|this) stands"
    r"|(?:current )?position|status|latest(?: news| position)?)"
    r"(?: (?:given|sent|received|made|(?:as )?(?:at|on|to) .{4,30}))?\W*$"
)
_BY = re.compile(
    r"(?i)^\W*(?:(?:answered|replied|response|reply|answer) (?:by|from)"
    r"|(?:responsible |answering |lead )?officer(?: (?:to (?:reply|answer|respond)|responsible|replying"
    r"|answering))?|respondent|to (?:reply|answer)|responsible|by whom|owner|lead)\W*$"
)
_ON = re.compile(
    r"(?i)^\W*(?:date|meeting|day|when|on)(?: (?:of meeting|date|asked|raised|of question|put))?\W*$"
    r"|^\W*(?:asked|raised) (?:on|at)\W*$"
)
_NONE = re.compile(
    r"(?i)^\W*(?:none(?: recorded| received| yet)?|nil|nothing (?:received|recorded|yet|sent)"
    r"|not (?:yet )?(?:answered|replied|received)|no (?:reply|answer|response)\b[^.]{0,30}|unanswered"
    r"|(?:still )?(?:awaited|awaiting|outstanding|waiting|open|overdue)(?: (?:a )?(?:reply|answer|response))?"
    r"|(?:reply|answer|response) (?:still )?(?:awaited|outstanding|overdue))?\W*$"
)
_DONE = re.compile(
    r"(?i)^\W*(?:answered|replied|sent|held|done|complete[d]?|given|supplied|circulated|provided|reported"
    r"|received|finished|closed|discharged)\b"
)
_STILL = re.compile(r"(?i)\b(?:awaited|awaiting|outstanding|to follow|draft|in part|partly)\b")
_ASKED = re.compile(r"(?i)\b(?:questions?|quer(?:y|ies))\b")
_PERSON = re.compile(rf"\W*{TITLE}\s+[A-Z]")


@dataclass(frozen=True, slots=True)
class _Columns:
    """Where a table prints who asked, what, the reply, and where it does, who replied and when."""

    asker: int
    question: int
    reply: int
    by: int | None
    on: int | None


def table_exchanges(paper: Paper, people: People) -> Iterator[Exchange]:
    """Yield what the tables of a paper that name who asked record as asked and answered."""
    tables: dict[int, list[Block]] = {}
    for block in paper.parsed.blocks:
        if block.row is not None and block.row.header and not block.row.is_header:
            tables.setdefault(block.row.table, []).append(block)
    for rows in tables.values():
        columns = _columns(rows[0].row.header) if rows[0].row else None
        if columns is None or not _names_people(rows, columns.asker):
            continue
        for block in rows:
            found = _exchange(paper, people, block, columns)
            if found is not None:
                yield found


def _columns(header: Sequence[str]) -> _Columns | None:
    def first(pattern: re.Pattern[str]) -> int | None:
        return next(
            (n for n, name in enumerate(header) if pattern.match(" ".join(name.split()))), None
        )

    asker, question, reply = first(_ASKER), first(_QUESTION), first(_REPLY)
    if asker is None or question is None or reply is None:
        return None
    return _Columns(asker, question, reply, first(_BY), first(_ON))


def _names_people(rows: Sequence[Block], column: int) -> bool:
    cells = [_cell(block, column) for block in rows]
    named = sum(1 for cell in cells if cell and _PERSON.match(cell.text))
    return named * 2 > len(rows)


def _cell(block: Block, column: int | None) -> Cell | None:
    cells = block.row.cells if block.row and column is not None else ()
    return next((cell for cell in cells if cell.column == column and cell.text.strip()), None)


def _exchange(paper: Paper, people: People, block: Block, columns: _Columns) -> Exchange | None:
    asked, asker = _cell(block, columns.question), _cell(block, columns.asker)
    if asked is None or asker is None or block.row is None:
        return None
    mention = mention_at(people, asker.text)
    answer = _cell(block, columns.reply)
    judged, words = _judged(paper, asked, answer)
    return Exchange(
        record_id=paper.record_id("exchange", asked.start, asked.end),
        document_id=paper.document_id,
        passage_id=paper.passage_id(asked.start),
        span=paper.span(block.start, block.end),
        committee=paper.facts.committee,
        day=_day(paper, _cell(block, columns.on)),
        item=None,
        item_title=None,
        askers=mention.speakers if mention else (Speaker(asker.text.strip()),),
        question=paper.span(asked.start, asked.end),
        replies=_replies(paper, people, answer, _cell(block, columns.by)),
        answer_class=judged,
        class_words=words,
        written=_ASKED.search(block.row.header[columns.question]) is not None,
    )


def _judged(paper: Paper, asked: Cell, answer: Cell | None) -> tuple[AnswerClass, Span | None]:
    """Return how far a reply answers, by its first word where that says so, and what shows it."""
    if answer is None or _NONE.match(answer.text):
        return AnswerClass.NONE_RECORDED, None
    if _DONE.match(answer.text):
        still = _STILL.search(answer.text) is not None
        judged = AnswerClass.PARTIAL if still else AnswerClass.DIRECT
        return judged, paper.span(answer.start, answer.end)
    told = class_of(asked.text, answer.text)
    return told.answer_class, paper.span(answer.start + told.start, answer.start + told.end)


def _day(paper: Paper, cell: Cell | None) -> dt.date | None:
    dates = find_dates(cell.text) if cell else []
    days = [date.first for date in dates if date.precision is Precision.DAY]
    return days[0] if days else paper.facts.date.day


def _replies(
    paper: Paper, people: People, answer: Cell | None, by: Cell | None
) -> tuple[Reply, ...]:
    if answer is None:
        return ()
    mention = mention_at(people, by.text) if by else None
    speaker = (
        mention.speaker
        if mention
        else Speaker(by.text.strip(), role=by.text.strip())
        if by
        else None
    )
    return (Reply(speaker, paper.span(answer.start, answer.end)),)
