"""Scores one case: what the assistant did is held against its gold and the papers."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence

from eval.cases import Case, conversation_of
from eval.faults import failure_tags, gate_breaches, notes_on
from eval.judged import Ground, Judged, judge
from eval.metrics import citations as citing
from eval.metrics import followups, nuggets, outcome, retrieval, stability
from eval.metrics.followups import Suggestion
from eval.metrics.grounding import number_support
from eval.metrics.precision import cite_precision, nearest_proves
from eval.metrics.tables import table_exact
from eval.papers import Papers
from eval.relevance import Index
from eval.runs import CitationMade, Generated, RetrievedPassage
from eval.scores import Outcome, ScoredCase

RECALL_AT = (1, 3, 5, 10, 20, 50)
NAN = math.nan

Scores = dict[str, float]


def score_case(case: Case, made: Generated, ground: Ground) -> ScoredCase:
    """Return the scores of a case. What crashed scores 0 wherever its case could score.

    Raises:
        PlaceError: The case's gold does not stand in the papers.
    """
    judged = judge(case, made, ground)
    supported, unsupported = number_support(made, ground.papers)
    metrics = {
        **_retrieval_scores(judged, ground.index),
        **_citation_scores(judged, ground.papers),
        "number_support": supported,
        "table_exact": table_exact(case.table, made.computed, ground.papers),
        **_nugget_scores(judged),
        **_outcome_scores(judged),
        **_followup_scores(judged, ground),
        **_stability_scores(judged, ground),
    }
    return ScoredCase(
        case_id=case.id,
        case_hash=case.content_hash,
        cluster=case.cluster,
        split=case.split,
        type=case.type,
        topic=case.topic,
        sets=case.sets,
        question=case.question,
        as_of=case.as_of,
        paraphrase_of=case.paraphrase_of,
        must_abstain=case.must_abstain,
        abstain_kind=case.abstain_kind,
        outcome=judged.outcome,
        abstained=judged.abstained,
        status=made.answer.status if made.answer else None,
        confidence=made.confidence,
        tags=tuple(failure_tags(judged, metrics, ground)),
        metrics={name: None if math.isnan(value) else value for name, value in metrics.items()},
        notes=(*notes_on(judged), *(f"not in what is cited: {each}" for each in unsupported)),
        gates=tuple(gate_breaches(judged, metrics)),
        worded=made.wording.outcome if made.wording else None,
        refused=tuple(each.fault for each in made.wording.dropped) if made.wording else (),
        timings_ms=made.answer.timings_ms if made.answer else {},
    )


def _retrieval_scores(judged: Judged, index: Index) -> Scores:
    relevant = judged.relevance.relevant
    groups = [group.relevant for group in judged.relevance.groups]
    passages = judged.made.retrieved
    if passages is None and not judged.crashed:
        relevant, groups = frozenset(), []
    ordered: Sequence[RetrievedPassage] = retrieval.in_order(passages or ())
    ranked = index.ranking([each.passage_id for each in ordered])
    gold = judged.relevance.places if relevant else ()
    return {
        "hit@1": retrieval.hit_at_k(ranked, relevant, 1),
        "hit@5": retrieval.hit_at_k(ranked, relevant, 5),
        **{f"recall@{k}": retrieval.recall_at_k(ranked, relevant, k) for k in RECALL_AT},
        "ndcg@10": retrieval.ndcg_at_k(ranked, relevant),
        "mrr@10": retrieval.reciprocal_rank_at_k(ranked, relevant),
        "support_recall@10": retrieval.support_recall_at_k(ranked, groups),
        "gold_char_recall@10": retrieval.gold_char_recall_at_k(ordered, gold),
        "chars_read@10": retrieval.chars_read_at_k(ordered) if passages and relevant else NAN,
    }


def _citation_scores(judged: Judged, papers: Papers) -> Scores:
    checks = list(judged.checks.values())
    scores = {
        "quote_verbatim": citing.quote_verbatim(checks),
        "page_correct": citing.page_correct(checks),
    }
    if judged.crashed or judged.made.answer is None:
        lost = NAN if judged.case.must_abstain else 0.0
        return {**scores, "cite_recall": lost, "cite_precision": lost, "nearest_proves": NAN}
    gold, answer = judged.relevance.places, judged.made.answer
    near = [each for each in answer.citations if each.number in answer.nearest]
    silent = judged.abstained and not judged.case.must_abstain
    return {
        **scores,
        "cite_recall": citing.cite_recall(answer, judged.checks) if judged.answered else NAN,
        "cite_precision": cite_precision(judged.shown, judged.said, gold, papers),
        "nearest_proves": nearest_proves(near, gold, papers) if silent else NAN,
    }


def _nugget_scores(judged: Judged) -> Scores:
    answer, case = judged.made.answer, judged.case
    words = nuggets.answer_words(answer) if answer and judged.answered else NAN
    if case.must_abstain:
        vital = whole = answered = NAN
    elif not judged.answered:
        vital = whole = 0.0
        answered = NAN if judged.abstained else 0.0
    else:
        vital = answered = nuggets.vital_recall(case.nuggets, judged.found)
        whole = nuggets.all_recall(judged.found)
    return {
        "vital_recall": vital,
        "all_recall": whole,
        "vital_recall_answered": answered,
        "answer_words": words,
    }


def _outcome_scores(judged: Judged) -> Scores:
    must, abstained = judged.case.must_abstain, judged.abstained
    correct = float(judged.outcome is Outcome.CORRECT)
    return {
        "truth_score": outcome.truth_points(judged.outcome),
        "wrong_rate": float(judged.outcome is Outcome.WRONG),
        "correct_of_answered": correct if judged.answered and not must else NAN,
        "status_correct": outcome.status_correct(judged.case, judged.made),
        "abstain_precision": float(must) if abstained else NAN,
        "abstain_recall": float(abstained) if must else NAN,
        "false_abstain_rate": NAN if must else float(abstained),
    }


def _followup_scores(judged: Judged, ground: Ground) -> Scores:
    made, wanted = judged.made, judged.case.followups
    made_any: list[Suggestion] = []
    if made.answer and not judged.crashed:
        made_any = followups.suggestions_of(made.answer, made.self_answers or ())
    tried = made_any if made.self_answers is not None else []
    near = made.answer.nearest if made.answer else ()
    cited = made.answer.citations if made.answer else ()
    about = judged.shown or tuple(each for each in cited if each.number in near)
    shown = (*about, *_shown_before(judged.case, ground))
    return {
        "followups_answerable": followups.answerable(tried, ground.papers),
        "followups_new": followups.new(
            tried, shown, _asked(judged.case), ground.papers, ground.embed
        ),
        "followups_open": followups.open_points(tried, ground.papers),
        "followups_relevant": followups.relevant(made_any, about),
        "followups_wellformed": followups.wellformed(made_any, ground.vocabulary),
        "followups_diverse": followups.diverse(made_any, wanted.min, ground.embed)
        if wanted is not None
        else NAN,
        "followups_topics_covered": followups.topics_covered(made_any, wanted),
    }


def _asked(case: Case) -> list[str]:
    earlier = [turn.text for turn in case.turns if turn.role == "user"]
    return [*earlier, case.question, *([case.standalone] if case.standalone else [])]


def _shown_before(case: Case, ground: Ground) -> Iterator[CitationMade]:
    """Yield what the earlier turns of a case's conversation cited in this run."""
    conversation = conversation_of(case)
    if conversation is None:
        return
    turn = int(case.id.rpartition("-t")[2])
    for number in range(1, turn):
        before = ground.made.get(f"{conversation}-t{number}")
        if before is not None and before.answer is not None:
            yield from citing.shown_citations(before.answer)


def _stability_scores(judged: Judged, ground: Ground) -> Scores:
    case, made = judged.case, judged.made
    carried = stable = NAN
    if case.turns and case.standalone:
        carried = (
            0.0
            if judged.crashed
            else stability.carry_over(_ids(made.retrieved), _ids(made.standalone_retrieved))
        )
    original = ground.made.get(case.paraphrase_of) if case.paraphrase_of else None
    if original is not None and not outcome.crashed(original):
        stable = 0.0 if judged.crashed else stability.same_lead(made, original, ground.papers)
    return {"carry_over": carried, "paraphrase_stability": stable}


def _ids(passages: Sequence[RetrievedPassage] | None) -> list[str] | None:
    if passages is None:
        return None
    return [each.passage_id for each in retrieval.in_order(passages)]
