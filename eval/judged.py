"""A case beside what was made of it: what is found out before it is put in figures."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from eval.cases import Case, Forbidden, Nugget
from eval.metrics import citations as citing
from eval.metrics import nuggets, outcome
from eval.metrics.citations import CitationCheck
from eval.metrics.followups import Embed
from eval.papers import Papers
from eval.relevance import Index, Relevance
from eval.runs import CitationMade, Generated
from eval.scores import Outcome


@dataclass(frozen=True, slots=True)
class Ground:
    """What cases are held against. `made` holds all that the run made, by the id of the case.

    `vocabulary` holds the stems of the papers that are indexed.
    """

    index: Index
    papers: Papers
    made: Mapping[str, Generated] = field(default_factory=dict)
    vocabulary: frozenset[str] = frozenset()
    embed: Embed | None = None


@dataclass(frozen=True, slots=True)
class Judged:
    """What was found out of a case, before it is put in figures."""

    case: Case
    made: Generated
    relevance: Relevance
    found: tuple[bool, ...]
    forbidden: tuple[Forbidden, ...]
    outcome: Outcome
    checks: Mapping[int, CitationCheck]
    shown: tuple[CitationMade, ...]

    @property
    def crashed(self) -> bool:
        """Whether there is an error instead of an answer."""
        return self.outcome is Outcome.CRASHED

    @property
    def abstained(self) -> bool:
        """Whether the answer is that there is none."""
        return outcome.abstained(self.made)

    @property
    def answered(self) -> bool:
        """Whether it neither crashed nor abstained."""
        return not self.crashed and not self.abstained

    @property
    def said(self) -> tuple[Nugget, ...]:
        """The nuggets that the answer says."""
        pairs = zip(self.case.nuggets, self.found, strict=True)
        return tuple(nugget for nugget, hit in pairs if hit)


def judge(case: Case, made: Generated, ground: Ground) -> Judged:
    """Return what is to be found out of a case before it is put in figures."""
    answer = made.answer
    texts = nuggets.displayed(answer) if answer else ()
    found = nuggets.matched(case.nuggets, texts)
    forbidden = nuggets.said(case.must_not_say, texts)
    checks = {
        citation.number: citing.check_citation(citation, ground.papers)
        for citation in (answer.citations if answer else ())
    }
    return Judged(
        case=case,
        made=made,
        relevance=ground.index.relevance_of(case),
        found=found,
        forbidden=forbidden,
        outcome=outcome.outcome_of(case, made, found, bool(forbidden)),
        checks=checks,
        shown=citing.shown_citations(answer) if answer else (),
    )
