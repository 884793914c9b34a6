"""An answer as the page shows it: numbers resolved to sources, sources to addresses."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from types import MappingProxyType
from urllib.parse import urlencode, urlsplit

from assistant.answering.phrasing import NOT_SURE
from assistant.answers import Answer, AnswerStatus, Citation, Sentence
from assistant.documents import Passage
from assistant.stores.view import View
from assistant.web.asking.tables import ShownTable, shown_tables
from assistant.web.asking.wording import (
    chosen_words,
    old_record,
    searched_words,
    status_label,
    status_sentence,
    told_notice,
)
from assistant.web.quoting import Quoted, quoted
from assistant.web.short_forms import ShortForm, short_forms_in
from assistant.web.wording import cited_place, counted, short_name

NO_ROWS: Mapping[str, Passage] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Chip:
    """A numbered link to a source, and the words a screen reader gives for it."""

    number: int
    href: str
    label: str


@dataclass(frozen=True, slots=True)
class Cited:
    """The citations known so far, by number, of the answer `answer_id` if it is stored."""

    by_number: dict[int, Citation]
    answer_id: str | None = None

    def chips(self, numbers: Iterable[int]) -> list[Chip]:
        """Return the links for `numbers`, without repeats, in order."""
        known = [n for n in dict.fromkeys(numbers) if n in self.by_number]
        return [self.chip(self.by_number[n]) for n in known]

    def chip(self, citation: Citation) -> Chip:
        """Return the link to one citation's source."""
        words = ", ".join(filter(None, [short_name(citation), cited_place(citation)]))
        label = f"Source {citation.number}, {words}"
        return Chip(citation.number, source_href(citation, self.answer_id), label)


def source_href(citation: Citation, answer_id: str | None) -> str:
    """Return the address of a citation's source, its exact place marked."""
    known = {"start": citation.start, "end": citation.end, "n": citation.number}
    stored = {"answer": answer_id} if answer_id else {}
    return f"{urlsplit(citation.url).path}?{urlencode({**known, **stored})}"


@dataclass(frozen=True, slots=True)
class Turn:
    """One question with its answer. Only the `newest` offers follow-ups.

    `nearest` are the passages that came closest, where nothing answered; `short_forms` those
    that the answer uses.
    """

    answer: Answer
    newest: bool
    cited: Cited
    nearest: Sequence[Quoted] = ()
    short_forms: Sequence[ShortForm] = ()

    @property
    def sources(self) -> list[Citation]:
        """The citations that prove something, in order of number."""
        nearest = set(self.answer.nearest)
        return [c for n, c in sorted(self.cited.by_number.items()) if n not in nearest]

    @property
    def of_points_only(self) -> bool:
        """Whether all sources belong to what could be raised, and none to an answer."""
        said = any(sentence.citations for sentence in self.answer.sentences)
        return self.nothing_found and not said and not self.answer.tables

    @property
    def status_label(self) -> str:
        """What the status is called."""
        return status_label(self.answer.status, self.answer.sentences)

    @property
    def status_sentence(self) -> str:
        """What is said beside the status."""
        return status_sentence(self.answer.status, self.answer.sentences)

    @property
    def sentences(self) -> tuple[Sentence, ...]:
        """The sentences that are not said beside the status already."""
        told = told_notice(self.answer.status, self.answer.sentences)
        return self.answer.sentences[1:] if told else self.answer.sentences

    @property
    def tables(self) -> list[ShownTable]:
        """The tables, with their addresses."""
        return shown_tables(self.answer)

    @property
    def understood(self) -> str:
        """What the question was understood as; empty where that says nothing new."""
        return understood_as(self.answer.question, self.answer.standalone)

    @property
    def chosen(self) -> str:
        """Which papers were chosen for it; empty for all."""
        return chosen_words(self.answer.filters, self.answer.citations)

    @property
    def searched(self) -> str:
        """What was searched."""
        return searched_words(self.answer.searched)

    @property
    def nothing_found(self) -> bool:
        """Whether the papers hold no answer that could be found."""
        return self.answer.status is AnswerStatus.NOT_IN_PAPERS

    @property
    def came_close(self) -> bool:
        """Whether the nearest passages may hold what was asked."""
        return told_notice(self.answer.status, self.answer.sentences) == NOT_SURE

    @property
    def old_record(self) -> str:
        """A warning where all that is cited is old; empty otherwise."""
        return old_record(self.answer)


def understood_as(question: str, standalone: str) -> str:
    """Return `standalone` where it has other words than `question`, else nothing.

    >>> understood_as("what is  overdue", "What is overdue?"), understood_as("And R?", "Is R late?")
    ('', 'Is R late?')
    """
    understood = standalone.strip()
    return understood if _said(understood) != _said(question) else ""


def _said(text: str) -> list[str]:
    return re.findall(r"\w+", text.casefold())


def turn_of(answer: Answer, rows: Mapping[str, Passage], *, newest: bool) -> Turn:
    """Return `answer` as the page shows it; `rows` are the rows of tables that it is near to."""
    by_number = {citation.number: citation for citation in answer.citations}
    return Turn(answer, newest, Cited(by_number, answer.answer_id), quoted(answer, rows))


def turns_of(answers: Sequence[Answer], rows: Mapping[str, Passage] = NO_ROWS) -> list[Turn]:
    """Return a conversation as the page shows it, oldest first."""
    return [turn_of(a, rows, newest=i == len(answers)) for i, a in enumerate(answers, start=1)]


def with_short_forms(turn: Turn, view: View) -> Turn:
    """Return a turn that tells what the short forms in its answer stand for."""
    cells = (cell for table in turn.answer.tables for row in table.rows for cell in row.cells)
    texts = [sentence.text for sentence in turn.answer.sentences]
    return replace(turn, short_forms=short_forms_in(view, [*texts, *cells]))


def ready_words(turn: Turn) -> str:
    """Return what the status line says when an answer is there."""
    if turn.sources and not turn.of_points_only:
        return f"Answer ready. {counted(len(turn.sources), 'source')}."
    return f"Answer ready. {turn.status_label}."
