"""A run that never was, with every way to fail: what the report's tests look at."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from assistant.answers import AnswerStatus, Basis
from eval.cases import Case, Forbidden, Nugget, Support, Turn
from eval.runs import AnswerMade, CitationMade, Generated, RowMade, SentenceMade, TableMade
from eval.scores import FailureTag, Metric, Outcome, ScoredCase
from eval.statistics import wilson_interval
from tests.invented_runs import invented_score, write_run

HOSTILE = (
    """<script>window.hacked=1</script><img src=x onerror="window.hacked=1"></style>{{ 7*7 }}"""
)
GOLD = "14 of the 16 actions in the Child R plan are complete"
PLAN = "2025-26/child-r-final-report.pdf"
EARLIER = "2024-25/child-r-action-plan-v3.pdf"


def asked(id_: str, question: str, *, quote: str = GOLD, doc: str = PLAN, **more: object) -> Case:
    return Case.model_validate(
        {
            "id": id_,
            "split": "dev",
            "type": "count",
            "question": question,
            "expect_status": ["answered"],
            "nuggets": [Nugget(kind="number", any_of=("14", "fourteen"))],
            "support": [Support(group="a", doc=doc, page=3, quote=quote)],
            "author": "ab",
            **more,
        }
    )


CASES: Mapping[str, Case] = {
    case.id: case
    for case in (
        asked("plan-1", "How many of the Child R actions are done?"),
        asked(
            "plan-2",
            "How many actions were complete by February 2026?",
            must_not_say=[Forbidden(kind="number", any_of=("9",), why="the earlier plan")],
            as_of="2026-03-01",
            turns=[
                Turn(role="user", text="What became of the Child R plan?"),
                Turn(role="assistant", text="A final report was received in February 2026."),
            ],
        ),
        asked("plan-3", "Who leads on the change to the case management system?"),
        asked("minutes-1", f"What did the Chair say of neglect? {HOSTILE}", quote=HOSTILE),
        asked("minutes-2", "When did the Committee last ask about caseloads?"),
        asked("minutes-3", "Did the health service send its figures?"),
        asked(
            "off-1",
            "What is the best recipe for scones?",
            type="abstain",
            must_abstain=True,
            abstain_kind="off_topic",
            expect_status=["not_in_papers", "declined"],
            nuggets=[],
            support=[],
        ),
        asked(
            "near-1",
            "How many actions of the Family W plan are complete?",
            type="abstain",
            must_abstain=True,
            abstain_kind="near_miss",
            expect_status=["not_in_papers"],
            nuggets=[],
            support=[],
        ),
    )
}


def cited(number: int, quote: str, doc: str = PLAN) -> CitationMade:
    return CitationMade(
        number=number,
        passage_id=f"p{number}",
        file=doc,
        page=3,
        quote=quote,
        start=0,
        end=len(quote),
    )


def said(case_id: str, text: str, quote: str, doc: str = PLAN) -> Generated:
    return Generated(
        case_id=case_id,
        case_hash=CASES[case_id].content_hash,
        confidence=0.8,
        answer=AnswerMade(
            status=AnswerStatus.ANSWERED,
            sentences=(SentenceMade(text=text, basis=Basis.QUOTATION, citations=(1,)),),
            tables=(
                TableMade(
                    title="Actions that are open",
                    columns=("Ref", "Action"),
                    rows=(RowMade(cells=("2.3", HOSTILE), citations=(1,)),),
                ),
            ),
            citations=(cited(1, quote, doc),),
        ),
    )


def silent(case_id: str, reason: str) -> Generated:
    return Generated(
        case_id=case_id,
        case_hash=CASES[case_id].content_hash,
        abstain_reason=reason,
        answer=AnswerMade(
            status=AnswerStatus.NOT_IN_PAPERS,
            sentences=(SentenceMade(text="I could not find this.", basis=Basis.NOTICE),),
        ),
    )


MADE = (
    said("plan-1", "14 of the 16 actions are complete.", GOLD),
    said(
        "plan-2",
        "9 of the 16 actions are complete.",
        "9 of the 16 actions in the Child R plan are complete, the rows show",
        EARLIER,
    ),
    said("plan-3", "The lead is the Assistant Director.", "The lead is the Assistant Director"),
    said("minutes-1", f"The Chair said {HOSTILE}", HOSTILE),
    silent("minutes-2", "confidence below the limit"),
    Generated(
        case_id="minutes-3",
        case_hash=CASES["minutes-3"].content_hash,
        answer=None,
        error="StoreError: the index is missing",
    ),
    silent("off-1", "off topic"),
    said("near-1", "14 of the 16 actions are complete.", GOLD),
)


def scored_as(
    case_id: str,
    outcome: Outcome,
    tag: FailureTag | None = None,
    *,
    hit: float | None = 1,
    confidence: float | None = 0.8,
    status: str = "answered",
    gate: str = "",
    note: str = "",
) -> ScoredCase:
    case = CASES[case_id]
    return invented_score(
        case_id,
        outcome,
        case_hash=case.content_hash,
        type_=case.type,
        question=case.question,
        status=status,
        abstain_kind=case.abstain_kind,
        confidence=confidence,
        tags=[tag] if tag else [],
        gates=[gate] if gate else [],
        notes=[note] if note else [],
        metrics={
            "hit@1": hit,
            **{f"recall@{k}": hit and min(1.0, 0.4 + k / 20) for k in (1, 3, 5, 10, 20)},
            **{f"support_recall@{k}": hit for k in (1, 3, 5, 10, 20)},
            "quote_verbatim": None if hit is None else float(not gate),
            "cite_precision": hit,
        },
    )


def scores() -> list[ScoredCase]:
    return [
        scored_as("plan-1", Outcome.CORRECT, confidence=0.95),
        scored_as(
            "plan-2",
            Outcome.WRONG,
            FailureTag.SELECTION_MISS,
            confidence=0.9,
            note="Says 9, which is the earlier plan's",
        ),
        scored_as("plan-3", Outcome.PARTIAL, FailureTag.RETRIEVAL_MISS, hit=0, confidence=0.6),
        scored_as(
            "minutes-1",
            Outcome.CORRECT,
            FailureTag.CITATION_FAULT,
            confidence=0.7,
            gate="quote_verbatim",
            note=HOSTILE,
        ),
        scored_as(
            "minutes-2",
            Outcome.ABSTAINED,
            FailureTag.WRONG_ABSTAIN,
            confidence=0.3,
            status="not_in_papers",
        ),
        scored_as("minutes-3", Outcome.CRASHED, hit=0, confidence=None),
        scored_as("off-1", Outcome.CORRECT, hit=None, confidence=0.05, status="not_in_papers"),
        scored_as("near-1", Outcome.WRONG, FailureTag.WRONG_ANSWER, hit=None, confidence=0.65),
    ]


MORE = (
    Metric(name="auroc_off_topic", n=6, value=1.0, interval=None),
    Metric(name="auroc_near_miss", n=6, value=0.6, interval=None, few_clusters=True),
    Metric(name="false_abstain_rate", n=6, value=1 / 6, interval=wilson_interval(1, 6)),
    Metric(name="ece", n=5, value=0.21, interval=None),
    Metric(name="answer_words", n=8, value=42, interval=None),
    Metric(name="table_exact", n=0, value=None, interval=None),
)
LATENCY = {
    "plan": {"p50": 2, "p95": 4},
    "retrieve": {"p50": 31, "p95": 74},
    "check": {"p50": 5, "p95": 9},
}


def write_reported_run(folder: Path) -> Path:
    """Write the run whose report the tests read."""
    return write_run(folder, scores(), made=MADE, more=MORE, latency_ms=LATENCY)


def write_earlier_run(folder: Path) -> Path:
    """Write the run that it is held against: one case better, one worse, one changed since."""
    changed: dict[str, dict[str, object]] = {
        "plan-1": {"outcome": Outcome.WRONG, "metrics": {"truth_score": -1.0, "hit@1": 0.0}},
        "minutes-2": {
            "outcome": Outcome.CORRECT,
            "status": "answered",
            "metrics": {"truth_score": 1.0, "hit@1": 1.0},
        },
        "off-1": {"case_hash": "before"},
    }
    earlier = [case.model_copy(update=changed.get(case.case_id, {})) for case in scores()]
    return write_run(folder, earlier, more=MORE, made=[MADE[1]])
