"""Tells how an answer was made, for those who evaluate it."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass

from assistant.answering.planning import Plan
from assistant.answering.proposing.accounts import Account
from assistant.answering.ranking import Ranked, Ranking
from assistant.answering.settling import Settled
from assistant.answering.sureness import sureness
from assistant.answering.worded.wording import Wording
from assistant.answers import AnswerStatus
from assistant.council import RECORD_TYPES, Record
from assistant.stores.view import View

# What records find missing: nothing is held of it, or what is held does not suffice.
_FROM_RECORDS = {AnswerStatus.NOT_IN_PAPERS: 0.0, AnswerStatus.CANNOT_BE_WORKED_OUT: 0.5}
# Nearly all answers from records are right on papers of known layouts, fewer on others.
_RECORDS_SURE = 0.85


@dataclass(frozen=True, slots=True)
class SelfAnswer:
    """A follow-up that was tried before it was offered, and how far it was answered."""

    question: str
    status: AnswerStatus


@dataclass(frozen=True, slots=True)
class Underway:
    """The part that a language model has had so far in an answer that is being made."""

    wording: Wording | None = None
    uses: Sequence[Account] = ()

    def told(self) -> Mapping[str, object]:
        """Return that part as the answer's trace keeps it."""
        return {
            "wording": _wording_of(self.wording) if self.wording else None,
            "uses": [account.told() for account in self.uses],
        }


def trace_of(
    plan: Plan,
    ranking: Ranking,
    settled: Settled,
    view: View,
    tried: Sequence[SelfAnswer],
    wording: Wording | None = None,
    accounts: Sequence[Account] = (),
) -> Mapping[str, object]:
    """Return what evaluation needs to know of how an answer was made."""
    judgement, reckoned = settled.judgement, settled.reckoned
    rows = {row for value in (reckoned.computed if reckoned else ()) for row in value.rows}
    places = _places_of(rows, view)
    return {
        "plan": {
            "subject": list(plan.subject),
            "asked_for": plan.asked_for.value,
            "names": list(plan.names),
            "figures": list(plan.figures),
        },
        "confidence": round(confidence_of(settled), 4),
        "reason": judgement.reason,
        "abstain_reason": judgement.reason
        if judgement.status in (AnswerStatus.NOT_IN_PAPERS, AnswerStatus.DECLINED)
        else None,
        "from_records": reckoned is not None,
        "retrieved": list(_retrieved(settled.ranked or ranking.best, view)),
        "sentences": [
            {"text": c.text, "score": round(c.score, 4), "role": c.role.value}
            for c in settled.chosen
        ],
        "computed": [
            {
                "name": value.name,
                "value": value.value,
                "formula": value.formula,
                "rows": [places[row] for row in value.rows if row in places],
            }
            for value in (reckoned.computed if reckoned else ())
        ],
        "self_answers": [{"question": own.question, "status": own.status.value} for own in tried],
        **Underway(wording, accounts).told(),
    }


def _wording_of(wording: Wording) -> Mapping[str, object]:
    return {
        "model": wording.model,
        "prompt": wording.prompt_hash,
        "outcome": wording.outcome.value,
        "reason": wording.reason,
        "dropped": [{"text": text, "fault": fault} for text, fault in wording.dropped],
    }


def confidence_of(settled: Settled) -> float:
    """Return how sure it is that the papers answer, in [0, 1], before any threshold.

    A question that is declined, or of which records tell that nothing is held, has none.
    """
    judgement = settled.judgement
    if judgement.status is AnswerStatus.DECLINED:
        return 0.0
    if settled.reckoned is not None:
        return _FROM_RECORDS.get(judgement.status, _RECORDS_SURE)
    return sureness(judgement.confidence, settled.ranked)


def _retrieved(found: Sequence[Ranked], view: View) -> Iterator[Mapping[str, object]]:
    passages = view.passages([r.row for r in found])
    for ranked, passage in zip(found, passages, strict=True):
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


def _places_of(record_ids: Collection[str], view: View) -> Mapping[str, Mapping[str, object]]:
    """Return where records stand in their papers, by their ids."""
    places: dict[str, Mapping[str, object]] = {}
    for kind in RECORD_TYPES:
        if len(places) == len(record_ids):
            break
        for record in view.records(kind):
            if record.record_id in record_ids:
                places[record.record_id] = _place_of(record, view)
    return places


def _place_of(record: Record, view: View) -> Mapping[str, object]:
    passage = view.passage(record.passage_id)
    return {
        "record_id": record.record_id,
        "doc": view.documents[record.document_id].file,
        "page": passage.locator.page if passage else None,
        "start": record.span.start,
        "end": record.span.end,
    }
