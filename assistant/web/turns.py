"""An answer as the page shows it: numbers resolved to sources, sources to addresses."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from urllib.parse import urlencode, urlsplit

from assistant.answers import Answer, Citation
from assistant.web.wording import STATUSES, cited_place, counted, short_name


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

    `narrowed` says which papers the question was put to; empty for all.
    """

    answer: Answer
    newest: bool
    cited: Cited
    narrowed: str = ""

    @property
    def sources(self) -> list[Citation]:
        """The citations that prove something, in order of number."""
        nearest = set(self.answer.nearest)
        return [c for n, c in sorted(self.cited.by_number.items()) if n not in nearest]

    @property
    def nearest(self) -> list[Citation]:
        """The passages that came closest, where nothing answered."""
        return [self.cited.by_number[n] for n in self.answer.nearest if n in self.cited.by_number]

    @property
    def reworded(self) -> bool:
        """Whether the question was understood in other words than it was asked in."""
        return self.answer.standalone.strip() not in ("", self.answer.question.strip())


def turn_of(answer: Answer, *, newest: bool) -> Turn:
    """Return `answer` as the page shows it."""
    by_number = {citation.number: citation for citation in answer.citations}
    return Turn(answer, newest, Cited(by_number, answer.answer_id))


def turns_of(answers: list[Answer]) -> list[Turn]:
    """Return a conversation as the page shows it, oldest first."""
    return [turn_of(a, newest=i == len(answers)) for i, a in enumerate(answers, start=1)]


def ready_words(answer: Answer) -> str:
    """Return what the status line says when an answer is there."""
    sources = len(turn_of(answer, newest=True).sources)
    if sources:
        return f"Answer ready. {counted(sources, 'source')}."
    return f"Answer ready. {STATUSES[answer.status].label}."
