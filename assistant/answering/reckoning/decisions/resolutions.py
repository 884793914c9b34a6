"""Answers what was resolved, whether it was approved or noted, and why."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from assistant.answering.planning import Plan
from assistant.answering.reckoning.asked.meetings_named import committee_place
from assistant.answering.reckoning.asked.people import names_somebody_else, people_asked
from assistant.answering.reckoning.asked.people_titled import named_people
from assistant.answering.reckoning.decisions.resolutions_asked import (
    AboutDecisions,
    AskedOfDecisions,
    decisions_asked,
)
from assistant.answering.reckoning.decisions.resolutions_tables import (
    DID,
    body_of,
    dated_claim,
    day_of,
    did_words,
    is_quotable,
    proofs_of,
    resolved_claim,
    table_of_decisions,
    verb_past,
    words_of_limb,
)
from assistant.answering.reckoning.decisions.votes_answers import (
    carried_answer,
    mover_answer,
    personal_vote,
    vote_answer,
)
from assistant.answering.reckoning.ledger import Ledger
from assistant.answering.reckoning.reckoned import Claim, Computed, Operation, Reckoned
from assistant.answering.reckoning.recommendations.recommendation_tables import corrected
from assistant.answering.terms import stems
from assistant.answers import AnswerStatus, Basis
from assistant.council import Resolution, Speaker, VerbClass
from assistant.documents import DocumentKind

_APPROVES = re.compile(r"(?i)\b(?:approv|agree|endors|adopt|accept|back|support|sign)\w*")
_NOTES = re.compile(r"(?i)\b(?:noted?|noting|received?)\b")
_PERSON = re.compile(r"(?i)\b(?:how|which way) did\b.{0,40}\bvote\b|\bwho voted\b")
APPROVING = frozenset({VerbClass.APPROVE, VerbClass.ACCEPT})
NOTING = frozenset({VerbClass.NOTE, VerbClass.RECEIVE})
# To agree when or where a thing is to be talked about is no approval of the thing.
_WHEN_ONLY = re.compile(
    r"(?i)\b(?:standing item|work programme be|on (?:to )?(?:the|its|a future) (?:agenda|work programme)"
    r"|be (?:presented|considered|brought|deferred|placed|scheduled|taken|discussed)\b"
    r"|(?:next|future|later) meeting)"
)
_ITEM_ITSELF = re.compile(
    r"(?i)\b(?:report|recommendations?|plan|strategy|programme|minutes|budget|motion|policy|paper|it)\b"
)
NO_APPROVAL = "The papers searched record no approval."
_NO_REASON = "The papers searched record no reason for it."
# "24/00109 - Transfer of a service": what only numbers a decision.
_REFERENCE = re.compile(r"(?P<number>\d+(?:/\d+)+)\s*[-–:]\s*")
_REASONS = re.compile(
    r"(?i)\breasons?(?:\(s\))? for (?:the )?(?:proposed )?(?:decision|recommendation)"
)
_LOST = "Motions that were lost are shown in the table and are not counted."
_NEWEST = "That is the newest meeting of which the papers searched record decisions."


def reckon_resolutions(plan: Plan, ledger: Ledger) -> Reckoned | None:
    """Return what the papers record of decisions, None where another thing is asked."""
    people = named_people(plan)
    personal = bool(people) and _PERSON.search(plan.standalone) is not None
    asked = decisions_asked(plan, ledger, " ".join(people) if personal else "")
    if asked is not None and personal:
        return personal_vote(asked, ledger)
    if asked is None or _is_of_a_person(plan, asked):
        return None
    if asked.about is AboutDecisions.VOTE:
        return vote_answer(asked, ledger)
    if asked.about is AboutDecisions.CARRIED:
        return carried_answer(asked, ledger)
    if asked.about is AboutDecisions.MOVER:
        return mover_answer(asked, ledger)
    if asked.about is AboutDecisions.REASON:
        return _reason(asked, ledger)
    if asked.about is AboutDecisions.NATURE:
        return _nature(plan, asked, ledger)
    return listed(asked, ledger)


def decided(limbs: Sequence[Resolution]) -> list[Resolution]:
    """Return the limbs that were decided, each once.

    A motion that was lost, or of unknown fate, was not; one that was carried is told by the
    resolution that repeats it, where the paper prints one.
    """
    repeated = {_put_by(limb) for limb in limbs if not limb.motion}
    return [
        limb
        for limb in limbs
        if not limb.motion or (limb.carried and _put_by(limb) not in repeated)
    ]


def _put_by(limb: Resolution) -> tuple[object, ...]:
    """Return what a resolution shares with the motion that it repeats: its vote, or its movers."""
    vote = limb.votes.span.start if limb.votes else None
    movers = (limb.mover, limb.seconder) if limb.mover and vote is None else limb.record_id
    return limb.document_id, limb.item, limb.item_title, vote, None if vote else movers


def listed(asked: AskedOfDecisions, ledger: Ledger) -> Reckoned | None:
    """Return decisions as a table with what they did."""
    limbs = decided(asked.limbs)
    if not limbs:
        return None
    lost = [limb for limb in asked.limbs if limb.motion and limb.carried is False]
    if len(limbs) == 1 and not lost:
        claims: tuple[Claim, ...] = (one_decision(limbs[0], ledger),)
        if asked.newest:
            claims = (*claims, Claim(_NEWEST, Basis.NOTICE))
        claims += corrected((limb.record_id for limb in limbs), ledger)
        return Reckoned(AnswerStatus.ANSWERED, claims, "one decision")
    claims = (_lead(limbs, ledger),)
    if asked.newest:
        claims = (*claims, Claim(_NEWEST, Basis.NOTICE))
    if lost:
        claims += (Claim(_LOST, Basis.NOTICE),)
    claims += corrected((limb.record_id for limb in limbs), ledger)
    table = table_of_decisions([*limbs, *lost], ledger, "Decisions as printed")
    return Reckoned(AnswerStatus.ANSWERED, claims, "decisions listed", (table,))


def one_decision(limb: Resolution, ledger: Ledger) -> Claim:
    """Return one decision as a quotation, said with its body, day and item."""
    where = f" under “{limb.item_title}”" if is_quotable(limb, ledger) else ""
    return resolved_claim(limb, ledger, where)


def _lead(limbs: Sequence[Resolution], ledger: Ledger) -> Claim:
    rows = tuple(limb.record_id for limb in limbs)
    count = Computed("decisions", Operation.COUNT, str(len(set(rows))), rows)
    words, values = did_words(limbs)
    days = sorted({limb.day for limb in limbs if limb.day})
    proofs = tuple(proofs_of(limb, ledger)[0] for limb in limbs)
    made = f"{len(rows)} decision{'s' if len(rows) > 1 else ''}"
    if len({(limb.committee, limb.day) for limb in limbs}) == 1 and days:
        body = body_of(limbs[0])
        text = f"On {day_of(limbs[0])} {body} made {made}: {words}."
        return dated_claim(text, limbs[0], proofs, (count, *values))
    if len({limb.document_id for limb in limbs}) == 1 and not days:
        text = f"The minutes, which print no date, record {made}: {words}."
        return Claim(text, Basis.COMPUTED, proofs, (count, *values))
    meetings = {(limb.committee, limb.day): limb.record_id for limb in limbs}
    met = Computed("meetings", Operation.COUNT, str(len(meetings)), tuple(meetings.values()))
    text = f"The papers record {len(rows)} decisions at {len(meetings)} meetings: {words}."
    return Claim(text, Basis.COMPUTED, proofs, (count, met, *values))


def _nature(plan: Plan, asked: AskedOfDecisions, ledger: Ledger) -> Reckoned | None:
    """Return whether what is asked about was approved or noted, by its own verb."""
    limbs = decided(asked.own_items())
    if not limbs or not (asked.by_topic or asked.one_item):
        return listed(asked, ledger) if limbs else None
    approving = _plainest([limb for limb in limbs if approves(limb) and asked.is_of(limb)], asked)
    noting = _plainest([limb for limb in limbs if limb.verb_class in NOTING], asked)
    if any(limb.record_id in asked.own for limb in approving):
        noting = [limb for limb in noting if limb.record_id in asked.own]
    approving, noting = asked.plainest(approving), asked.plainest(noting)
    told = [*approving, *noting]
    if not told:
        return listed(asked, ledger)
    claims = [
        nature_claim(found, ledger, alone=not approving) for found in (approving, noting) if found
    ]
    if not approving and _APPROVES.search(plan.standalone):
        claims.append(Claim(NO_APPROVAL, Basis.NOTICE))
    claims += corrected((limb.record_id for limb in told), ledger)
    tables = (table_of_decisions(limbs, ledger, "Decisions as printed"),) if len(limbs) > 1 else ()
    return Reckoned(AnswerStatus.ANSWERED, tuple(claims), "approved or noted", tables)


def _plainest(limbs: Sequence[Resolution], asked: AskedOfDecisions) -> list[Resolution]:
    """Return the limbs that name the thing themselves, where there are any; noted, not received."""
    own = [limb for limb in limbs if limb.record_id in asked.own] or list(limbs)
    noted = [limb for limb in own if limb.verb_class is not VerbClass.RECEIVE]
    return noted or own


def approves(limb: Resolution) -> bool:
    """Return whether a limb approves by its own verb, and not only by its opener."""
    if limb.verb is None or limb.verb.lower().startswith("delegat"):
        return False
    return limb.verb_class in APPROVING and _WHEN_ONLY.search(limb.text) is None


def approves_asked(limb: Resolution, asked: AskedOfDecisions) -> bool:
    """Return whether a limb approves what is asked about: by name, or as the item's own report."""
    if not (approves(limb) and asked.is_of(limb)):
        return False
    named = bool(set(stems(limb.text)) & asked.said)
    return named or _ITEM_ITSELF.search(limb.text) is not None


def nature_claim(told: Sequence[Resolution], ledger: Ledger, *, alone: bool = True) -> Claim:
    """Return what limbs of one kind did by their printed verb: "It was noted, not approved"."""
    newest = told[-1].day
    limb = next(each for each in told if each.day == newest)
    noted = limb.verb_class in NOTING
    verb = DID[limb.verb_class] if noted else verb_past(limb)
    did = f"It was {verb}, not approved" if noted and alone else f"It was {verb}"
    meetings = {(each.committee, each.day): each.record_id for each in told}
    if len(meetings) == 1:
        on = f"on {day_of(limb)} " if limb.day else ""
        text = f"{did}: {on}{body_of(limb)} resolved “{words_of_limb(limb)}”"
        return dated_claim(text, limb, proofs_of(limb, ledger))
    count = Computed("meetings", Operation.COUNT, str(len(meetings)), tuple(meetings.values()))
    last = f"last on {day_of(limb)}" if limb.day else "one without a date"
    text = f"{did}, at {len(meetings)} meetings, {last}: “{words_of_limb(limb)}”"
    proofs = (*proofs_of(limb, ledger), *(proofs_of(each, ledger)[0] for each in told))
    return dated_claim(text, limb, proofs, (count,))


def _reason(asked: AskedOfDecisions, ledger: Ledger) -> Reckoned | None:
    """Return the reasons that are printed for what was decided."""
    given = [limb for limb in decided(asked.limbs) if limb.reason is not None]
    if not asked.by_topic:
        return None
    if not given:
        return _without_reason(asked, ledger)
    claims = []
    seen: set[str] = set()
    for limb in given:
        assert limb.reason is not None
        if limb.reason.text in seen:
            continue
        seen.add(limb.reason.text)
        on = f" on {day_of(limb)}" if limb.day else ""
        text = f"The reason recorded{on} is: “{limb.reason.text}”"
        proof = ledger.proof(limb.document_id, limb.reason)
        claims.append(dated_claim(text, limb, (proof, *proofs_of(limb, ledger))))
    if len(claims) > 3:
        return None
    table = table_of_decisions(given, ledger, "What was decided")
    return Reckoned(AnswerStatus.ANSWERED, tuple(claims), "reason recorded", (table,))


def _without_reason(asked: AskedOfDecisions, ledger: Ledger) -> Reckoned | None:
    """Return what was approved, and that no reason for it is recorded."""
    limbs = decided(asked.limbs)
    told = _plainest([limb for limb in limbs if approves_asked(limb, asked)], asked)
    told = asked.plainest(told)
    if not told or any(_reasoned_elsewhere(limb, ledger) for limb in told):
        return None
    claims = (nature_claim(told, ledger), Claim(_NO_REASON, Basis.NOTICE))
    return Reckoned(AnswerStatus.PARTLY_ANSWERED, claims, "no reason recorded")


def _reasoned_elsewhere(limb: Resolution, ledger: Ledger) -> bool:
    """Return whether a decision notice of the same body that gives reasons names an item or its number."""
    title = " ".join((limb.item_title or "").casefold().split())
    number = _REFERENCE.match(title)
    bare = title[number.end() :] if number else title
    names = [name for name in (bare, number["number"] if number else "") if name]
    others = (
        document_id
        for document_id, paper in ledger.documents.items()
        if names and paper.kind is DocumentKind.DECISION_NOTICE
        if document_id != limb.document_id and paper.committee in (None, limb.committee)
    )
    texts = (" ".join(ledger.view.text_of(other).casefold().split()) for other in others)
    return any(_REASONS.search(text) and any(name in text for name in names) for text in texts)


def _is_of_a_person(plan: Plan, asked: AskedOfDecisions) -> bool:
    """Return whether a question asks what one person agreed or said; other records tell that."""
    if asked.about is AboutDecisions.MOVER:
        return False
    speakers: list[Speaker] = [
        person for limb in asked.limbs for person in (limb.mover, limb.seconder) if person
    ]
    question = plan.standalone
    of_bodies = " ".join(question[start:end] for start, end in committee_place(question)).lower()
    people = tuple(each for each in named_people(plan) if each.lower() not in of_bodies)
    named = people_asked(question, speakers)
    return bool(people) and names_somebody_else(replace(plan, people=people), named)
