"""What is wrong with a case: the stage to mend, the hard gates it breaks, and why, in words."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from eval.judged import Ground, Judged
from eval.metrics.retrieval import Placed
from eval.relevance import GoldGroup
from eval.runs import CitationMade
from eval.scores import FailureTag, Outcome


def failure_tags(
    judged: Judged, metrics: Mapping[str, float], ground: Ground
) -> Iterator[FailureTag]:
    """Yield the first stage that failed, if the case is not correct, and any citation fault."""
    if judged.outcome not in (Outcome.CORRECT, Outcome.CRASHED):
        if judged.case.must_abstain:
            yield FailureTag.WRONG_ANSWER
        elif metrics["support_recall@10"] < 1:
            yield FailureTag.RETRIEVAL_MISS
        elif judged.abstained:
            yield FailureTag.WRONG_ABSTAIN
        elif not all(_is_cited(g, judged, ground) for g in judged.relevance.groups):
            yield FailureTag.SELECTION_MISS
        else:
            yield FailureTag.WRONG_ANSWER
    faulty = any(metrics[name] < 1 for name in ("quote_verbatim", "page_correct", "cite_recall"))
    if faulty and not judged.crashed:
        yield FailureTag.CITATION_FAULT


def _is_cited(group: GoldGroup, judged: Judged, ground: Ground) -> bool:
    """Return whether a citation overlaps a relevant passage of a group, or its gold."""
    places: list[Placed] = [ground.index.passage(each) for each in group.relevant]
    places += group.places
    return any(
        ground.index.first_of(cited.passage_id) in group.relevant
        or any(
            ground.papers.same(cited.file, place.doc)
            and min(cited.end, place.end) > max(cited.start, place.start)
            for place in places
        )
        for cited in judged.shown
    )


def gate_breaches(judged: Judged, metrics: Mapping[str, float]) -> Iterator[str]:
    """Yield the hard gates that a case breaks."""
    for name in ("quote_verbatim", "page_correct", "number_support"):
        if metrics[name] < 1:
            yield name
    if _cited_too_late(judged):
        yield "cited_after_as_of"
    if judged.forbidden and "core" in judged.case.sets:
        yield "must_not_say"
    if judged.crashed:
        yield "crash"


def _cited_too_late(judged: Judged) -> list[CitationMade]:
    as_of = judged.case.as_of
    cited = judged.made.answer.citations if judged.made.answer else ()
    return [each for each in cited if as_of and each.date and each.date > as_of]


def notes_on(judged: Judged) -> Iterator[str]:
    """Yield what went wrong, in words."""
    if judged.made.error is not None:
        yield f"crashed: {judged.made.error}"
    if judged.answered:
        for nugget, hit in zip(judged.case.nuggets, judged.found, strict=True):
            if not hit:
                yield f"not said: {' / '.join(nugget.any_of)}{'' if nugget.vital else ' (not vital)'}"
    for each in judged.forbidden:
        yield f"must not be said: {' / '.join(each.any_of)} ({each.why})"
    for number, check in judged.checks.items():
        if not check.verbatim:
            yield f"citation {number} is not the paper's text"
        if check.on_page is False:
            yield f"citation {number} does not stand on its page"
    for late in _cited_too_late(judged):
        yield f"citation {late.number} is dated {late.date}, after {judged.case.as_of}"
    for group in judged.relevance.groups:
        if not group.relevant:
            yield f"no indexed passage holds the support {group.name!r}"
