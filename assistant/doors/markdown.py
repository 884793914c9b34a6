"""An answer as Markdown, piece by piece, with the place of every citation in it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from urllib.parse import urljoin

from assistant.answers import (
    Answer,
    AnswerEvent,
    AnswerStatus,
    Citation,
    Done,
    SentenceReady,
    StatusReady,
    Table,
    TableReady,
)
from assistant.doors import wording
from assistant.web.wording import STATUSES, cited_place, full_name

Locate = Callable[[Citation], str]
# What Markdown would read as a link, code, emphasis, HTML or an entity.
_ACTIVE = re.compile(r"[\\`*\[\]<]|&(?=#?\w+;)")


@dataclass(frozen=True, slots=True)
class Mark:
    """A citation's number in the text: text[start:end] is "[1]". Offsets are characters."""

    citation: Citation
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of the text, with the marks that stand in it."""

    text: str
    marks: tuple[Mark, ...] = ()


def escaped(text: str) -> str:
    """Return text of a paper on one line, without anything that Markdown would act on.

    >>> escaped("See [here](http://x) for <b>Café</b>")
    'See \\\\[here\\\\](http://x) for \\\\<b>Café\\\\</b>'
    """
    return _ACTIVE.sub(r"\\\g<0>", " ".join(text.split()))


def _cell(text: str) -> str:
    return escaped(text).replace("|", "\\|")


def source_line(citation: Citation, locate: Locate) -> str:
    """Return a citation as a footnote: "[1] Minutes, …, page 2: https://…"."""
    return f"[{citation.number}] {escaped(label_of(citation))}: {locate(citation)}"


def label_of(citation: Citation) -> str:
    """Return a citation as a reader would quote it: "Minutes, …, 14 January 2025, page 2"."""
    return ", ".join(part for part in (full_name(citation), cited_place(citation)) if part)


@dataclass(slots=True)
class MarkdownWriter:
    """Writes an answer as its parts arrive; the pieces in order are the whole text.

    `locate` says where a citation is to be found: an address, or the id of its passage.
    """

    locate: Locate
    _written: int = 0
    _after_sentence: bool = False
    _cited: dict[int, Citation] = field(default_factory=dict)
    _known: dict[int, Citation] = field(default_factory=dict)

    def add(self, event: AnswerEvent) -> Piece:
        """Return what an event adds to the text; empty where it adds nothing."""
        match event:
            case StatusReady(status):
                words = [] if status is AnswerStatus.ANSWERED else [_status(status)]
                return self._piece(words)
            case SentenceReady(sentence, citations):
                self._know(citations)
                gap = " " if self._after_sentence else self._gap()
                self._after_sentence = True
                return self._piece([gap, escaped(sentence.text), *self._marks(sentence.citations)])
            case TableReady(table, citations):
                self._know(citations)
                self._after_sentence = False
                return self._piece([self._gap(), *self._table(table)])
            case Done(answer):
                self._know(answer.citations)
                return self._piece(self._ending(answer))
        return Piece("")

    def _know(self, citations: Iterable[Citation]) -> None:
        self._known |= {citation.number: citation for citation in citations}

    def _gap(self) -> str:
        return "\n\n" if self._written else ""

    def _marks(self, numbers: Sequence[int]) -> list[str | Citation]:
        """Return a space and the citations of these numbers, nothing for none."""
        known = [self._known[number] for number in numbers if number in self._known]
        return [" ", *known] if known else []

    def _table(self, table: Table) -> list[str | Citation]:
        columns = [*table.columns, wording.SOURCE]
        parts: list[str | Citation] = [f"**{escaped(table.title)}**\n\n", _row(columns)]
        parts.append(f"\n{_row(['---'] * len(columns))}")
        for row in table.rows:
            parts += [f"\n| {' | '.join(map(_cell, row.cells))} |", *self._marks(row.citations)]
            parts.append(" |")
        return parts

    def _ending(self, answer: Answer) -> list[str | Citation]:
        """Return what stands below the answer: nearest passages, what to ask, sources."""
        parts: list[str | Citation] = []
        for number in answer.nearest:
            nearest = self._known[number]
            parts += [f"\n\n{wording.NEAREST}: “{escaped(nearest.quote)}”", " ", nearest]
        if answer.follow_ups.ask_the_papers:
            parts.append(f"\n\n**{wording.ASK_NEXT}**\n")
            parts += [f"\n- {escaped(text)}" for text in answer.follow_ups.ask_the_papers]
        if answer.follow_ups.raise_in_committee:
            parts.append(f"\n\n**{wording.RAISE}**\n")
        for point in answer.follow_ups.raise_in_committee:
            parts.append(f"\n- {escaped(point.question)} {escaped(point.because)}")
            parts += self._marks(point.citations)
        named = self._cited | {part.number: part for part in parts if isinstance(part, Citation)}
        if named:
            parts.append(f"\n\n**{wording.SOURCES}**\n")
        # Two spaces keep each source on a line of its own.
        parts += [f"\n{source_line(each, self.locate)}  " for _, each in sorted(named.items())]
        return parts

    def _piece(self, parts: Iterable[str | Citation]) -> Piece:
        text, marks = "", []
        for part in parts:
            start = self._written + len(text)
            if isinstance(part, Citation):
                text += f"[{part.number}]"
                marks.append(Mark(part, start, self._written + len(text)))
                self._cited[part.number] = part
            else:
                text += part
        self._written += len(text)
        return Piece(text, tuple(marks))


def _status(status: AnswerStatus) -> str:
    return f"**{STATUSES[status].label}.**"


def _row(cells: Iterable[str]) -> str:
    return f"| {' | '.join(cell if cell == '---' else _cell(cell) for cell in cells)} |"


def events_of(answer: Answer) -> list[AnswerEvent]:
    """Return a finished answer as the events that sent it."""
    sentences = [SentenceReady(each, answer.citations) for each in answer.sentences]
    tables = [TableReady(each, answer.citations) for each in answer.tables]
    return [StatusReady(answer.status), *sentences, *tables, Done(answer)]


def whole_text(answer: Answer, locate: Locate) -> str:
    """Return a finished answer as Markdown."""
    writer = MarkdownWriter(locate)
    return "".join(writer.add(event).text for event in events_of(answer))


def locate_from(base_url: str | None) -> Locate:
    """Return what locates citations: addresses below `base_url`, else ids of their passages."""
    if base_url is None:
        return lambda citation: f"passage {citation.passage_id}"
    return lambda citation: urljoin(base_url, citation.url)
