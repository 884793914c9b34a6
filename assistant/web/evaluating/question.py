"""One test question: what was expected, what was answered, what was found, what failed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from assistant.answering.phrasing import NOT_SURE
from assistant.answers import AnswerStatus
from assistant.evaluation.lines import (
    AnswerMade,
    AskedQuestion,
    CitationMade,
    Made,
    ScoredCase,
    Support,
)
from assistant.web.evaluating import wording
from assistant.web.wording import UNSURE, british_date

MOST_PASSAGES = 10


@dataclass(frozen=True, slots=True)
class Passage:
    """A passage of the ranking, by its place. `proves` says that the expected proof names it."""

    rank: int
    place: str
    proves: bool


@dataclass(frozen=True, slots=True)
class QuestionPage:
    """All that the page of a test question shows."""

    case: ScoredCase
    expected: tuple[str, ...]
    forbidden: tuple[str, ...]
    proofs: tuple[tuple[str, str], ...]
    answer: AnswerMade | None
    status: str
    sources: tuple[tuple[CitationMade, str], ...]
    nearest: tuple[tuple[CitationMade, str], ...]
    passages: tuple[Passage, ...] | None
    reason: str
    error: str
    failed: tuple[tuple[str, str], ...]
    known: bool


def question_page(case: ScoredCase, made: Made | None, asked: AskedQuestion | None) -> QuestionPage:
    """Return a test question as its page shows it."""
    answer = made.answer if made else None
    nearest = set(answer.nearest) if answer else set()
    cited = [(each, citation_words(each)) for each in answer.citations] if answer else []
    return QuestionPage(
        case=case,
        expected=tuple(_expected(case, asked)),
        forbidden=tuple(_forbidden(asked)),
        proofs=tuple(_proofs(asked.support)) if asked else (),
        answer=answer,
        status=_status(answer) if answer else "",
        sources=tuple(each for each in cited if each[0].number not in nearest),
        nearest=tuple(each for each in cited if each[0].number in nearest),
        passages=_passages(made, asked),
        reason=made.reason if made else "",
        error=(made.error or "") if made else "",
        failed=tuple(wording.stage_words(tag) for tag in case.tags),
        known=asked is not None,
    )


def _status(answer: AnswerMade) -> str:
    """Return the status, and what readers saw in its place where the tool was not sure."""
    words = wording.status_words(answer.status)
    told = answer.sentences[0].text if answer.sentences else ""
    if answer.status == AnswerStatus.NOT_IN_PAPERS and told == NOT_SURE:
        return f"{words}, shown to readers as “{UNSURE}”"
    return words


def _expected(case: ScoredCase, asked: AskedQuestion | None) -> list[str]:
    """Return what a right answer does, in words."""
    words = []
    if case.must_abstain:
        why = wording.ABSTAIN_KINDS.get(case.abstain_kind or "", "")
        words.append(f"It must not be answered. {why}".strip())
    for nugget in asked.nuggets if asked else ():
        also = "" if nugget.vital else " (useful, not needed)"
        words.append(f"It says {' or '.join(f'“{each}”' for each in nugget.any_of)}{also}.")
    if asked and asked.expect_status:
        statuses = " or ".join(wording.status_words(each) for each in asked.expect_status)
        words.append(f"Its status is {statuses}.")
    return words


def _forbidden(asked: AskedQuestion | None) -> list[str]:
    return [
        f"{' or '.join(f'“{each}”' for each in said.any_of)}: {said.why}"
        for said in (asked.must_not_say if asked else ())
    ]


def _proofs(support: Sequence[Support]) -> list[tuple[str, str]]:
    return [
        (each.quote if isinstance(each.quote, str) else "", place_words(each.doc, each.page))
        for each in support
    ]


def _passages(made: Made | None, asked: AskedQuestion | None) -> tuple[Passage, ...] | None:
    if made is None or made.retrieved is None:
        return None
    proofs = {(each.doc, each.page) for each in asked.support} if asked else set()
    return tuple(
        Passage(rank, place_words(each.doc, each.page), (each.doc, each.page) in proofs)
        for rank, each in enumerate(made.retrieved[:MOST_PASSAGES], 1)
    )


def place_words(doc: str, page: int | None) -> str:
    """Return a place in a paper.

    >>> place_words("minutes.pdf", 3), place_words("plan.xlsx", None)
    ('minutes.pdf, page 3', 'plan.xlsx')
    """
    return f"{doc}, page {page}" if page else doc


def citation_words(citation: CitationMade) -> str:
    """Return a source with its day and its place."""
    where = f"page {citation.page}" if citation.page else ""
    parts = (citation.title or citation.file, british_date(citation.date), where)
    return ", ".join(filter(None, parts))
