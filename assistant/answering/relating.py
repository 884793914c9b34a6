"""Whether a question that is offered next keeps to what an answer cites, and leads to new words."""

from __future__ import annotations

import re
from dataclasses import dataclass

from assistant.answering.judging import Judgement
from assistant.answering.naming import labels_in, names_in, pseudonyms_in
from assistant.answering.reckoning.reckoned import Reckoned
from assistant.answering.terms import tokens
from assistant.answers import AnswerStatus, Citation
from assistant.dates import find_dates, written_date

MOST_WORDS = 18
_LEAST_QUOTED = 5
_QUOTED = re.compile(r"“(?P<words>[^“”]+)”")
# A quotation that shares so much of one already shown is not new.
_SHARED = 0.5


@dataclass(frozen=True, slots=True)
class Tried:
    """How far a question is answered, and the first place that its answer rests on."""

    status: AnswerStatus
    document_id: str | None = None
    start: int = 0
    end: int = 0


def tried_by_records(reckoned: Reckoned) -> Tried:
    """Return how far records answer, and their first proof."""
    proofs = (proof for claim in reckoned.claims for proof in claim.proofs)
    first = next(proofs, None)
    if first is None:
        return Tried(reckoned.status)
    return Tried(reckoned.status, first.document_id, first.span.start, first.span.end)


def tried_by_passages(judgement: Judgement) -> Tried:
    """Return how far passages answer, and the first sentence of them."""
    found = (*judgement.exchange, *judgement.chosen)
    if not found or judgement.replied is not None:
        return Tried(judgement.status)
    first = found[0]
    return Tried(judgement.status, first.document.document_id, first.start, first.end)


@dataclass(frozen=True, slots=True)
class Subject:
    """What an answer cites."""

    cited: tuple[Citation, ...]

    def names_it(self, question: str) -> bool:
        """Return whether a question shares a number, a date or a name with what is cited."""
        told = "\n".join(_told(citation) for citation in self.cited)
        if set(labels_in(question)) & set(labels_in(told)):
            return True
        days = find_dates(told)
        if any(date.covers(other) for date in find_dates(question) for other in days):
            return True
        words = f" {' '.join(tokens(told))} "
        named = (*names_in(question), *pseudonyms_in(question))
        return any(f" {' '.join(tokens(name))} " in words for name in named if tokens(name))

    def is_of(self, document_id: str | None) -> bool:
        """Return whether a paper is cited."""
        return any(citation.document_id == document_id for citation in self.cited)

    def leads_on(self, question: str, tried: Tried) -> bool:
        """Return whether a question's answer keeps to the subject and begins with a new place."""
        if tried.document_id is None:
            return self.names_it(question)
        if any(_overlap(citation, tried) for citation in self.cited):
            return False
        return self.is_of(tried.document_id) or self.names_it(question)


def shortened(question: str) -> str | None:
    """Return a question with its quotation cut so that it can be read out; None where it cannot.

    >>> shortened("What has come of the promise “to report on the cost and benefit of the"
    ... " additional manager in the hub by October”?")
    'What has come of the promise “to report on the cost and benefit of the additional manager in…”?'
    """
    over = len(question.split()) - MOST_WORDS
    if over <= 0:
        return question
    quoted = _QUOTED.search(question)
    words = quoted["words"].split() if quoted else []
    if quoted is None or len(words) - over < _LEAST_QUOTED:
        return None
    kept = " ".join(words[: len(words) - over]).rstrip(" ,;:")
    return f"{question[: quoted.start()]}“{kept}…”{question[quoted.end() :]}"


def _overlap(citation: Citation, tried: Tried) -> bool:
    if citation.document_id != tried.document_id:
        return False
    common = min(citation.end, tried.end) - max(citation.start, tried.start)
    return common > 0 and common >= _SHARED * (citation.end - citation.start)


def _told(citation: Citation) -> str:
    day = written_date(citation.date) if citation.date else ""
    return "\n".join((citation.quote, citation.title, citation.heading or "", day))
