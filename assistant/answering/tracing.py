"""Tells how an answer was made, for those who evaluate it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from assistant.answering.planning import Plan
from assistant.answering.retrieving import Ranking
from assistant.answering.settling import Settled
from assistant.answers import AnswerStatus
from assistant.stores.view import View


@dataclass(frozen=True, slots=True)
class SelfAnswer:
    """A follow-up that was tried before it was offered, and how far it was answered."""

    question: str
    status: AnswerStatus


def trace_of(
    plan: Plan,
    ranking: Ranking,
    settled: Settled,
    view: View,
    tried: Sequence[SelfAnswer],
) -> Mapping[str, object]:
    """Return what evaluation needs to know of how an answer was made."""
    judgement, reckoned = settled.judgement, settled.reckoned
    return {
        "plan": {
            "subject": list(plan.subject),
            "asked_for": plan.asked_for.value,
            "names": list(plan.names),
            "figures": list(plan.figures),
        },
        "confidence": round(judgement.confidence, 4),
        "reason": judgement.reason,
        "abstain_reason": judgement.reason
        if judgement.status in (AnswerStatus.NOT_IN_PAPERS, AnswerStatus.DECLINED)
        else None,
        "retrieved": list(_retrieved(ranking, view)),
        "sentences": [
            {"text": c.text, "score": round(c.score, 4), "role": c.role.value}
            for c in settled.chosen
        ],
        "computed": [
            {
                "name": value.name,
                "value": value.value,
                "formula": value.formula,
                "rows": list(value.rows),
            }
            for value in (reckoned.computed if reckoned else ())
        ],
        "self_answers": [{"question": own.question, "status": own.status.value} for own in tried],
    }


def _retrieved(ranking: Ranking, view: View) -> Iterator[Mapping[str, object]]:
    passages = view.passages([r.row for r in ranking.best])
    for ranked, passage in zip(ranking.best, passages, strict=True):
        document = view.documents[passage.document_id]
        yield {
            "passage_id": passage.passage_id,
            "doc": document.file,
            "page": passage.locator.page,
            "start": passage.locator.start,
            "end": passage.locator.end,
            "score": round(ranked.score, 4),
            "bm25": round(ranked.words, 4),
            "dense": round(ranked.meaning, 4),
        }
