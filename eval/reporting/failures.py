"""Cases as the report shows them: what was asked, expected, answered and cited, and what to mend."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from assistant.answers import AnswerStatus
from assistant.web.wording import STATUSES
from eval.cases import AbstainKind, Case
from eval.reporting.quotes import GoldQuote, against_gold, place_of
from eval.reporting.wording import KINDS, OUTCOMES, TAGS
from eval.runs import AnswerMade, CitationMade, Generated
from eval.scores import FailureTag, Outcome, ScoredCase

# The order in which stages work: what fails first is mended first.
STAGES = (
    FailureTag.RETRIEVAL_MISS,
    FailureTag.SELECTION_MISS,
    FailureTag.WRONG_ABSTAIN,
    FailureTag.WRONG_ANSWER,
    FailureTag.CITATION_FAULT,
)
GRAVEST = (Outcome.CRASHED, Outcome.WRONG, Outcome.ABSTAINED, Outcome.PARTIAL, Outcome.CORRECT)


@dataclass(frozen=True, slots=True)
class Cited:
    """A citation as it is shown."""

    number: int
    place: str
    quote: str


@dataclass(frozen=True, slots=True)
class CaseView:
    """One case as the report shows it. `gold` is None where its questions are not at hand."""

    score: ScoredCase
    gold: Case | None
    made: Generated | None
    quotes: tuple[GoldQuote, ...]

    @property
    def answer(self) -> AnswerMade | None:
        """What was answered; None after a crash or where the run holds no answers."""
        return self.made.answer if self.made else None

    @property
    def outcome(self) -> str:
        """The outcome in words; right silence is told as such."""
        if (
            self.score.must_abstain
            and self.score.outcome is Outcome.CORRECT
            and self.score.abstained
        ):
            return "Rightly not answered"
        return OUTCOMES[self.score.outcome]

    @property
    def status(self) -> str:
        """The answer's status as its readers see it."""
        return status_words(self.score.status)

    @property
    def expected_statuses(self) -> str:
        """The statuses that are right."""
        return (
            ", ".join(status_words(status) for status in self.gold.expect_status)
            if self.gold
            else ""
        )

    @property
    def silence(self) -> str:
        """Why it should not be answered; empty where it should."""
        kind = self.score.abstain_kind
        return KINDS[AbstainKind(kind)] if kind else ""

    @property
    def failed(self) -> bool:
        """Whether anything is to be mended."""
        score = self.score
        return bool(score.tags or score.gates) or score.outcome is not Outcome.CORRECT

    @property
    def stages(self) -> str:
        """The stages to mend."""
        return ", ".join(TAGS[tag].stage for tag in self.score.tags)

    @property
    def citations(self) -> tuple[Cited, ...]:
        """The citations of sentences."""
        return tuple(_shown(self.answer, _of_sentences(self.answer)))

    @property
    def table_citations(self) -> tuple[Cited, ...]:
        """The citations that tables alone bear on."""
        return tuple(_shown(self.answer, _of_tables(self.answer) - _of_sentences(self.answer)))


@dataclass(frozen=True, slots=True)
class FailureGroup:
    """Failed cases that ask for the same stage to be mended."""

    id: str
    stage: str
    meaning: str
    cases: tuple[CaseView, ...]


def views_of(
    scored: Sequence[ScoredCase], made: Mapping[str, Generated], cases: Sequence[Case]
) -> list[CaseView]:
    """Return the cases as shown; gold that changed since the run is left out."""
    gold = {case.id: case for case in cases}
    return [_view(score, gold.get(score.case_id), made.get(score.case_id)) for score in scored]


def failures_of(views: Sequence[CaseView]) -> Iterator[FailureGroup]:
    """Yield the failed cases by stage to mend, the gravest of each first."""
    failed = sorted(
        (view for view in views if view.failed),
        key=lambda view: (not view.score.gates, GRAVEST.index(view.score.outcome)),
    )
    yield from _untagged([view for view in failed if not view.score.tags])
    for tag in STAGES:
        held = tuple(view for view in failed if view.score.tags and view.score.tags[0] == tag)
        if held:
            yield FailureGroup(f"stage-{tag}", TAGS[tag].stage, TAGS[tag].meaning, held)


def _untagged(views: Sequence[CaseView]) -> Iterator[FailureGroup]:
    crashed = tuple(view for view in views if view.score.outcome is Outcome.CRASHED)
    breaking = tuple(view for view in views if view.score.gates and view not in crashed)
    others = tuple(view for view in views if view not in crashed and view not in breaking)
    for id_, stage, meaning, held in (
        ("crashed", "Running", "the assistant crashed", crashed),
        ("gates", "Checking", "the answer is right, and breaks a hard gate", breaking),
        ("others", "Elsewhere", "no stage could be named", others),
    ):
        if held:
            yield FailureGroup(f"stage-{id_}", stage, meaning, held)


def status_words(status: str | None) -> str:
    """Return a status as readers see it.

    >>> status_words("asked_not_answered"), status_words(None)
    ('Asked before, not answered', 'No answer')
    """
    if status is None:
        return "No answer"
    return STATUSES[AnswerStatus(status)].label if status in [*AnswerStatus] else status


def _view(score: ScoredCase, gold: Case | None, made: Generated | None) -> CaseView:
    if gold and gold.content_hash != score.case_hash:
        gold = None
    citations = _cited(made.answer if made else None)
    quotes = tuple(against_gold(support, citations) for support in gold.support) if gold else ()
    return CaseView(score=score, gold=gold, made=made, quotes=quotes)


def _cited(answer: AnswerMade | None) -> Sequence[CitationMade]:
    if answer is None:
        return ()
    used = _of_sentences(answer) | _of_tables(answer)
    return [citation for citation in answer.citations if citation.number in used]


def _of_sentences(answer: AnswerMade | None) -> set[int]:
    sentences = answer.sentences if answer else ()
    return {number for sentence in sentences for number in sentence.citations}


def _of_tables(answer: AnswerMade | None) -> set[int]:
    tables = answer.tables if answer else ()
    return {number for table in tables for row in table.rows for number in row.citations}


def _shown(answer: AnswerMade | None, numbers: set[int]) -> Iterator[Cited]:
    for made in _cited(answer):
        if made.number in numbers:
            yield Cited(made.number, place_of(made.file, made.page, made.heading), made.quote)
