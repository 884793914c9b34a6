"""Answers which recommendations were accepted, partly accepted or rejected, by whom and why."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.answering.planning import AskedFor, Plan
from assistant.answering.reckoning.ledger import Ledger
from assistant.answering.reckoning.reckoned import (
    Claim,
    Reckoned,
    ReckonedRow,
    ReckonedTable,
)
from assistant.answering.reckoning.recommendations.missing_words import (
    asks_missing,
    asks_who_is_late,
)
from assistant.answering.reckoning.recommendations.recommendation_tables import corrected
from assistant.answering.reckoning.recommendations.recommendations import numbered
from assistant.answering.reckoning.recommendations.response_sets import (
    Answered,
    ResponseSet,
    covers_all,
)
from assistant.answering.reckoning.recommendations.response_sheets import (
    SAID,
    count_of,
    is_listed,
    listed_one,
    listed_several,
    numbers_of,
)
from assistant.answering.reckoning.recommendations.responses_meant import (
    asks_responses,
    asks_verdict,
    responses_asked,
)
from assistant.answering.reckoning.recommendations.responses_words import verdicts_asked
from assistant.answers import AnswerStatus, Basis
from assistant.council import Response, ResponseVerdict

_DIFFER = "The papers give more than one response to it; each is shown as printed."
_NO_REASON = "The papers searched record no reason for it."
_WHY = re.compile(r"(?i)\bwhy\b|\breasons?\b|\bon what grounds\b")
_AMONG = re.compile(r"(?i)\b(?:which|what|any|how many|list|were any)\b[^?]*\brecommendations\b")
_WHEN_ANSWERED = re.compile(
    r"(?i)^\W*(?:and |so )?(?:on what date|when) (?:did|has|have|was|were)\b"
)
_MOST_QUOTED, _SHORT = 60, 25
_NONE = "–"


def reckon_responses(plan: Plan, ledger: Ledger) -> Reckoned | None:
    """Return what was answered to recommendations, None where another thing is asked."""
    named = asks_responses(plan)
    if not named and not asks_verdict(plan):
        return None
    # Responses do not tell which recommendations have none, nor who gave none.
    if asks_who_is_late(plan) or (asks_missing(plan) and numbered(plan) is None):
        return None
    found = responses_asked(plan, ledger, named=named)
    if found is None:
        return None
    each, items = found
    if len(items) == 1:
        if _picks_among(each, items[0], plan):
            return None
        return _one(each, items[0], plan, ledger)
    number = numbered(plan)
    if number is not None or not items or _WHEN_ANSWERED.search(plan.standalone):
        return None
    return _several(each, items, plan, ledger)


def _picks_among(each: ResponseSet, item: Answered, plan: Plan) -> bool:
    """Return whether a question asks which of many had a verdict that this one has not.

    "Which of the canal recommendations were rejected?" is of no one that was accepted.
    """
    several = len(each.items) > 1 and _AMONG.search(plan.standalone) is not None
    return several and _not(plan, item.main) != ""


def _one(each: ResponseSet, item: Answered, plan: Plan, ledger: Ledger) -> Reckoned | None:
    why = _WHY.search(plan.standalone) is not None
    when = plan.asked_for is AskedFor.DATE
    response = item.main
    by = f" by {each.by}" if each.by else ""
    noun = each.noun
    number = f"{noun.capitalize()} {item.number}" if item.number else f"The {noun}"
    proofs = item.proofs(ledger)
    short = len(response.span.text.split()) <= _SHORT
    quoted = response.span if short else response.verdict_span
    text = f"{number} was {SAID[response.verdict]}{_not(plan, response)}{by}: “{quoted.text}”"
    claims = [Claim(text, Basis.QUOTATION, proofs)]
    if is_listed(each, ledger):
        claims = [listed_one(number, response, ledger)]
    due = next((r for r in item.responses if r.due.text), None)
    if when and due is None:
        return None
    if when and due is not None:
        said = f"The date that the response gives is “{due.due.text}”."
        claims.insert(0, Claim(said, Basis.QUOTATION, (ledger.proof(due.document_id, due.span),)))
    reason = item.reason
    told = _reason_claim(item, ledger)
    if told is not None:
        claims.append(told)
    elif why and reason is None:
        claims.append(Claim(_NO_REASON, Basis.NOTICE))
    if item.differs:
        claims.insert(0, Claim(_DIFFER, Basis.NOTICE))
    claims += corrected((r.record_id for r in item.responses), ledger)
    status = AnswerStatus.PAPERS_DISAGREE if item.differs else AnswerStatus.ANSWERED
    if reason is None and why and not item.differs:
        status = AnswerStatus.PARTLY_ANSWERED
    table = _table(each, [item], ledger)
    return Reckoned(status, tuple(claims), "response recorded", (table,))


def _reason_claim(item: Answered, ledger: Ledger) -> Claim | None:
    """Return the reason or action of a response, quoted; None where it is none or long."""
    if item.reason is None or len(item.reason[0].text.split()) > _MOST_QUOTED:
        return None
    whole, proof = item.reason
    said = f"The response says: “{whole.text}”"
    return Claim(said, Basis.QUOTATION, (ledger.proof(proof, whole),))


def _not(plan: Plan, response: Response) -> str:
    """Return ", not rejected" where a question takes a response for another."""
    presumed = verdicts_asked(plan.standalone)
    if len(presumed) != 1 or response.verdict in presumed:
        return ""
    if response.verdict is ResponseVerdict.PARTLY and presumed == (ResponseVerdict.ACCEPTED,):
        return ""
    return f", not {SAID[presumed[0]]},"


def _several(each: ResponseSet, items: Sequence[Answered], plan: Plan, ledger: Ledger) -> Reckoned:
    verdicts = verdicts_asked(plan.standalone)
    shown = [item for item in items if not verdicts or item.main.verdict in verdicts]
    lead = (listed_several if is_listed(each, ledger) else _lead)(each, items, verdicts, ledger)
    noted = corrected((r.record_id for item in items for r in item.responses), ledger)
    tables = (_table(each, shown or items, ledger),)
    said = (_reason_claim(shown[0], ledger),) if verdicts and len(shown) == 1 else ()
    claims = (lead, *filter(None, said), *noted)
    return Reckoned(AnswerStatus.ANSWERED, claims, "responses recorded", tables)


def _lead(
    each: ResponseSet,
    items: Sequence[Answered],
    verdicts: Sequence[ResponseVerdict],
    ledger: Ledger,
) -> Claim:
    """Return how many were answered how; where none was as asked, how they were instead.

    Only where each recommendation of the report has a response is it said that none was.
    """
    values = [count_of("responses", items)]
    groups = {v: [item for item in items if item.main.verdict is v] for v in SAID}
    asked = [v for v in SAID if groups[v] and (not verdicts or v in verdicts)]
    parts = []
    for verdict in asked or [v for v in SAID if groups[v]]:
        told = groups[verdict]
        values.append(count_of(SAID[verdict], told))
        parts.append(f"{len(told)} {_were(told)} {SAID[verdict]}{numbers_of(told, each.noun)}")
    about = f" of {each.about}" if each.about else ""
    by = f" by {each.by}" if each.by else ""
    text = f"Of the {len(items)} {each.noun}s{about} that were answered{by}, {'; '.join(parts)}."
    if not asked:
        of_all = covers_all(each, items, ledger)
        whom = f"the {len(items)} {each.noun}s" if of_all else "those with a recorded response"
        text = f"None of {whom}{about} {_none(verdicts)}{by}: {'; '.join(parts)}."
    proofs = tuple(proof for item in items for proof in item.proofs(ledger)[:1])
    return Claim(text, Basis.COMPUTED, proofs, tuple(values))


def _none(verdicts: Sequence[ResponseVerdict]) -> str:
    return f"was {' or '.join(SAID[verdict] for verdict in verdicts)}"


def _were(items: Sequence[Answered]) -> str:
    return "was" if len(items) == 1 else "were"


def _table(each: ResponseSet, items: Sequence[Answered], ledger: Ledger) -> ReckonedTable:
    """Return responses as printed, one row for each recommendation."""
    rows = []
    for item in items:
        reason = item.reason[0].text if item.reason else _NONE
        words = dict.fromkeys(response.verdict_span.text for response in item.responses)
        due = next((r.due.text for r in item.responses if r.due.text), _NONE)
        cells = (item.number or _NONE, item.text or _NONE, "; ".join(words), reason, due)
        rows.append(ReckonedRow(cells, item.proofs(ledger)))
    said = "Response as the sheet lists it" if is_listed(each, ledger) else "Response as printed"
    columns = ("No.", "Recommendation", said, "Reason or action", "By when")
    title = f"Responses of {each.by}" if each.by else "Responses"
    return ReckonedTable(title, columns, tuple(rows))
