"""How good the suggested follow-ups are: shares of suggestions in [0, 1], NaN if there are none.

An assistant that answers too eagerly gains on `answerable`: read it beside the wrong rate.
"""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from assistant.answering.naming import labels_in, names_in, pseudonyms_in
from assistant.answering.terms import stems, tokens
from assistant.answers import AnswerStatus
from assistant.dates import find_dates, written_date
from eval.cases import WantedFollowUps
from eval.metrics.citations import check_citation, overlaps, share_of
from eval.metrics.names import says_name
from eval.metrics.nuggets import says_text
from eval.metrics.outcome import ABSTAINED
from eval.papers import Papers
from eval.runs import AnswerMade, CitationMade, SelfAnswer

# Texts to unit or other vectors, `(n_texts, dim)`.
Embed = Callable[[Sequence[str]], NDArray[np.float32]]

SAME_QUESTION = 0.85
ALIKE = 0.8
LEAST_BASES = 2
WORDS = range(5, 19)
_PRONOUNS = frozenset(
    "he she they him them his her hers their theirs it its this these those".split()
)
_FRAMING = frozenset("paper papers minutes committee council meeting say said".split())


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A suggested question, how the assistant answers it, and what a point rests on.

    `answer` is None if it was not asked; `grounds` are the citations of a point for committee, and
    `basis` is its own (F1-F9), or that of the list it is in.
    """

    question: str
    basis: str
    for_committee: bool
    answer: SelfAnswer | None
    grounds: tuple[CitationMade, ...] = ()


def suggestions_of(answer: AnswerMade, self_answers: Sequence[SelfAnswer]) -> list[Suggestion]:
    """Return all suggestions of an answer, those to ask the papers first."""
    answered = {each.question: each for each in self_answers}
    cited = {citation.number: citation for citation in answer.citations}
    asked = [
        Suggestion(text, _basis(answered.get(text)), False, answered.get(text))
        for text in answer.follow_ups.ask_the_papers
    ]
    raised = [
        Suggestion(
            point.question,
            point.basis,
            True,
            answered.get(point.question),
            tuple(cited[number] for number in point.citations if number in cited),
        )
        for point in answer.follow_ups.raise_in_committee
    ]
    return asked + raised


def _basis(answer: SelfAnswer | None) -> str:
    return answer.basis if answer else "ask_the_papers"


def answerable(suggestions: Sequence[Suggestion], papers: Papers) -> float:
    """Return the share, of those to ask the papers, that are answered with quotes that hold."""
    return share_of(
        each.answer is not None
        and each.answer.status not in ABSTAINED
        and _all_hold(each.answer.citations, papers)
        for each in suggestions
        if not each.for_committee
    )


def new(
    suggestions: Sequence[Suggestion],
    shown: Sequence[CitationMade],
    asked: Sequence[str],
    papers: Papers,
    embed: Embed | None,
) -> float:
    """Return the share, of those to ask the papers, that lead to something new.

    Their lead quote is none of `shown`, and no question of `asked` is as near as a cosine of .85.
    NaN without an embedder. One that leads to no quote is not new.
    """
    kept = [each for each in suggestions if not each.for_committee]
    if not kept or embed is None:
        return math.nan
    near = _cosines(embed([each.question for each in kept]), embed(asked)) if asked else None
    return share_of(
        each.answer is not None
        and bool(each.answer.citations)
        and not any(overlaps(each.answer.citations[0], other, papers) for other in shown)
        and (near is None or bool(near[row].max() < SAME_QUESTION))
        for row, each in enumerate(kept)
    )


def open_points(suggestions: Sequence[Suggestion], papers: Papers) -> float:
    """Return the share, of points for committee, that the papers leave open (K8).

    Their citations hold, and the assistant abstains or says that it was asked and not answered.
    """
    unanswered = ABSTAINED | {AnswerStatus.ASKED_NOT_ANSWERED}
    return share_of(
        each.answer is not None
        and each.answer.status in unanswered
        and _all_hold(each.grounds, papers)
        for each in suggestions
        if each.for_committee
    )


def relevant(suggestions: Sequence[Suggestion], citations: Sequence[CitationMade]) -> float:
    """Return the share that keep to the subject: what the answer cites.

    They share a numbered thing, a name, a date or a paper with `citations`. NaN without these.
    """
    if not citations:
        return math.nan
    told = "\n".join(_told(citation) for citation in citations)
    files = {citation.file for citation in citations}
    return share_of(_shares(each, told, files) for each in suggestions)


def wellformed(suggestions: Sequence[Suggestion], vocabulary: Collection[str]) -> float:
    """Return the share that are a clear question, in 5 to 18 words of the papers' vocabulary.

    `vocabulary` holds stems. They end with "?", and no pronoun comes before what it may mean.
    """
    return share_of(is_wellformed(each.question, vocabulary) for each in suggestions)


def is_wellformed(question: str, vocabulary: Collection[str]) -> bool:
    """Return whether a question can be read alone.

    >>> known = set(stems("councillor tull ask overdue actions"))
    >>> is_wellformed("What did Councillor Tull ask about his actions?", known)
    True
    >>> is_wellformed("What did they ask about overdue actions?", known)
    False
    """
    words = question.split()
    return (
        question.rstrip().endswith("?")
        and len(words) in WORDS
        and not _has_loose_pronoun(question)
        and set(stems(question)) <= set(vocabulary)
    )


def diverse(suggestions: Sequence[Suggestion], least: int, embed: Embed | None) -> float:
    """Return 1 if there are `least` suggestions or more, of two bases, no two alike; else 0.

    Alike is a cosine of .8. NaN without an embedder, unless the count or the bases settle it.
    """
    bases = {each.basis for each in suggestions}
    if len(suggestions) < least or len(bases) < LEAST_BASES:
        return 0.0
    if embed is None:
        return math.nan
    vectors = embed([each.question for each in suggestions])
    near = _cosines(vectors, vectors)[np.triu_indices(len(suggestions), k=1)]
    return float(bool((near < ALIKE).all()))


def topics_covered(suggestions: Sequence[Suggestion], wanted: WantedFollowUps | None) -> float:
    """Return the share of the wanted topics that some suggestion names; NaN if none is wanted."""
    if wanted is None:
        return math.nan
    return share_of(
        any(says_text(each.question, topic) for each in suggestions) for topic in wanted.topics
    )


def _all_hold(citations: Sequence[CitationMade], papers: Papers) -> bool:
    return bool(citations) and all(check_citation(each, papers).holds for each in citations)


def _told(citation: CitationMade) -> str:
    date = written_date(citation.date) if citation.date else ""
    return "\n".join((citation.quote, citation.title, citation.heading or "", date))


def _shares(suggestion: Suggestion, told: str, files: Collection[str]) -> bool:
    cited = suggestion.grounds or (suggestion.answer.citations[:1] if suggestion.answer else ())
    question = suggestion.question
    return (
        any(citation.file in files for citation in cited)
        or bool(set(labels_in(question)) & set(labels_in(told)))
        or any(date.covers(other) for date in find_dates(question) for other in find_dates(told))
        or any(says_name(told, name) for name in (*names_in(question), *pseudonyms_in(question)))
    )


def _has_loose_pronoun(question: str) -> bool:
    for match in re.finditer(r"[A-Za-z]+", question):
        if match.group().lower() in _PRONOUNS:
            before = [word for word in tokens(question[: match.start()]) if word not in _FRAMING]
            if not stems(" ".join(before)):
                return True
    return False


def _cosines(one: NDArray[np.float32], other: NDArray[np.float32]) -> NDArray[np.float64]:
    """Return the cosines of two sets of vectors, `(n_one, n_other)`."""
    return _unit(one) @ _unit(other).T


def _unit(vectors: NDArray[np.float32]) -> NDArray[np.float64]:
    wide = np.asarray(vectors, dtype=np.float64)
    lengths = np.linalg.norm(wide, axis=1, keepdims=True)
    return np.asarray(wide / np.where(lengths > 0, lengths, 1))
