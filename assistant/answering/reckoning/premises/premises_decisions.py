"""Corrects what a question takes for decided, where a decision that is recorded proves otherwise."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from assistant.answering.planning import Plan
from assistant.answering.reckoning.asked.meetings_named import days_asked
from assistant.answering.reckoning.asked.people import people_asked, surname_of
from assistant.answering.reckoning.asked.people_titled import named_people
from assistant.answering.reckoning.decisions.decisions_wording import COMMITTEE
from assistant.answering.reckoning.decisions.items import gather_items
from assistant.answering.reckoning.decisions.resolutions import (
    NO_APPROVAL,
    NOTING,
    approves,
    approves_asked,
    decided,
)
from assistant.answering.reckoning.decisions.resolutions_asked import (
    AskedOfDecisions,
    decisions_asked,
)
from assistant.answering.reckoning.decisions.resolutions_tables import (
    DID,
    body_of,
    dated_claim,
    day_of,
    on_day,
    proofs_of,
    verb_past,
    words_of_limb,
)
from assistant.answering.reckoning.ledger import Ledger
from assistant.answering.reckoning.meetings.business_moved import business_moved
from assistant.answering.reckoning.premises.premises_numbers import wrong_number
from assistant.answering.reckoning.reckoned import Claim, Computed, Operation, Reckoned
from assistant.answers import AnswerStatus, Basis
from assistant.council import Meeting, Resolution
from assistant.dates import find_dates, written_date

_PRESUMES = re.compile(
    r"(?i)^\W*(?:so |and |but |ok(?:ay)? )?(?:why|when|how come|how|what made|on what grounds)\b"
)
_APPROVED = re.compile(
    r"(?i)\b(?:approv(?:e|ed|ing|al)|endors(?:e|ed|ing)|adopt(?:ed|ing)?|agree(?:d)?(?! to)"
    r"|sign(?:ed)? off|back(?:ed)?|vote(?:d)? for)\b"
)
_REJECTED = re.compile(
    r"(?i)\b(?:reject(?:ed)?|refuse(?:d)?|turn(?:ed)? down|vote(?:d)? down|throw(?:n)? out|threw out"
    r"|vot(?:e|ed|ing)\b[^?]{0,40}\bagainst|oppos(?:e|ed|ing)|block(?:ed)?|defeat(?:ed)?|veto(?:ed)?)\b"
)
_MOVED = re.compile(r"(?i)\b(?:propos(?:e|ed|ing)|mov(?:e|ed|ing)|put forward|table[d]?)\b")
_MOTION = re.compile(r"(?i)\b(?:amendment|motion)s?\b")
_SECONDED = re.compile(r"(?i)\bsecond(?:ed|ing)?\b")
_WORDS = """sign signed off back backed against oppose opposed block blocked defeat defeated veto vetoed
throw thrown threw turn turned refuse refused down join joining"""
_NOT_NOTED = re.compile(r"(?i)\bnot\b|n['’]t\b|\bor\b|\brecommendation \d")
# What a meeting was to do is on its agenda, whether or not it took place.
_PLANNED = re.compile(
    r"(?i)\b(?:meant|supposed|due|going|planning|planned) to\b|\bon (?:the|its) agenda\b"
)
_CANCELLED = {"cancelled": "cancelled", "postponed": "postponed"}
_BODY_NOT = re.compile(r"(?i)\bcommittee\b|\bpanel\b|\bboard\b")


def reckon_decision_premises(plan: Plan, ledger: Ledger) -> Reckoned | None:
    """Return the correction of what a question presumes; None where no record proves it wrong."""
    question = plan.standalone
    number = wrong_number(plan, ledger)
    if number is not None:
        return number
    cancelled = _cancelled(question, ledger)
    if cancelled is not None:
        return cancelled
    moved = _wrong_mover(plan, ledger)
    if moved is not None:
        return moved
    if not _PRESUMES.search(question) or _NOT_NOTED.search(question):
        return None
    if _REJECTED.search(question):
        return _not_rejected(plan, ledger)
    return _not_approved(plan, ledger) if _APPROVED.search(question) else None


def _found(plan: Plan, ledger: Ledger) -> AskedOfDecisions | None:
    """Return the decisions of the matter, read as a plain question for them."""
    wording = re.sub(_PRESUMES, "What was resolved: ", plan.standalone)
    wording = COMMITTEE.sub(" ", wording)
    return decisions_asked(_with_wording(plan, wording), ledger, _WORDS)


def _with_wording(plan: Plan, wording: str) -> Plan:
    return replace(plan, standalone=wording, dates=tuple(find_dates(wording)))


def _not_approved(plan: Plan, ledger: Ledger) -> Reckoned | None:
    """Return that a body noted what it is said to have approved, where it did only that."""
    asked = _found(plan, ledger)
    if asked is None or not asked.by_topic:
        return None
    limbs = [limb for limb in asked.own_items() if not limb.motion]
    if _BODY_NOT.search(plan.standalone):
        own = [limb for limb in limbs if _BODY_NOT.search(limb.committee or "committee")]
    else:
        own = limbs
    noted = [limb for limb in own if limb.verb_class in NOTING]
    if not noted or any(approves_asked(limb, asked) for limb in own) or not _is_sure(asked, noted):
        return None
    noted = sorted(noted, key=asked.said_by)
    limb = next((n for n in reversed(noted) if n.record_id in asked.own), noted[-1])
    body = body_of(limb)
    text = (
        f"{body[:1].upper()}{body[1:]} {DID[limb.verb_class]} it{on_day(limb)}:"
        f" “{words_of_limb(limb)}”"
    )
    claims = [dated_claim(text, limb, proofs_of(limb, ledger))]
    elsewhere = [limb for limb in limbs if approves(limb) and limb not in own]
    if elsewhere:
        own_words = [limb for limb in elsewhere if limb.record_id in asked.own]
        told = sorted(own_words or elsewhere, key=asked.said_by)
        claims.append(_by_another(told[-1], ledger))
    else:
        claims.append(Claim(NO_APPROVAL, Basis.NOTICE))
    return Reckoned(AnswerStatus.ANSWERED, tuple(claims), "noted, not approved")


def _is_sure(asked: AskedOfDecisions, noted: Sequence[Resolution]) -> bool:
    """Return whether the limbs are of one matter: they name it, or are of one item."""
    own = [limb for limb in noted if limb.record_id in asked.own]
    items = {(limb.document_id, limb.item) for limb in noted}
    return bool(own) or len(items) <= 3


def _by_another(limb: Resolution, ledger: Ledger) -> Claim:
    body = body_of(limb)
    verb = verb_past(limb)
    text = (
        f"{body[:1].upper()}{body[1:]} {verb} it{on_day(limb).lstrip(',')}: “{words_of_limb(limb)}”"
    )
    return dated_claim(text, limb, proofs_of(limb, ledger))


def _not_rejected(plan: Plan, ledger: Ledger) -> Reckoned | None:
    """Return that what is said to have been rejected was approved or noted, where nothing was rejected."""
    asked = _found(plan, ledger)
    if asked is None or not asked.by_topic:
        return None
    own = [limb for limb in decided(asked.own_items()) if limb.record_id in asked.own]
    told = [limb for limb in own if approves(limb)] or [e for e in own if e.verb_class in NOTING]
    rejecting = [limb for limb in asked.limbs if _REJECTED.search(limb.text)]
    lost = [limb for limb in asked.limbs if limb.motion and limb.carried is False]
    about_motions = _MOTION.search(plan.standalone) is not None
    if not told or rejecting or (lost and about_motions):
        return None
    limb = asked.plainest(told)[0]
    on = f"on {day_of(limb)} " if limb.day else ""
    text = f"It was {verb_past(limb)}, not rejected: {on}{body_of(limb)} resolved “{words_of_limb(limb)}”"
    claim = dated_claim(text, limb, proofs_of(limb, ledger))
    return Reckoned(AnswerStatus.ANSWERED, (claim,), "not rejected")


def _wrong_mover(plan: Plan, ledger: Ledger) -> Reckoned | None:
    """Return who moved or seconded, where a question names another person for it."""
    question = plan.standalone
    seconds = _SECONDED.search(question) is not None
    if not named_people(plan) or not (seconds or _MOVED.search(question)):
        return None
    motions = [
        limb for item in gather_items(ledger) for limb in item.limbs if limb.mover or limb.seconder
    ]
    speakers = [p for limb in motions for p in (limb.mover, limb.seconder) if p]
    people = people_asked(question, speakers)
    wording = f"who moved {question}"
    asked = decisions_asked(_with_wording(plan, wording), ledger, " ".join(named_people(plan)))
    named = asked is not None and (asked.by_topic or _MOTION.search(question) is not None)
    if asked is None or not named or len(people) > 1:
        return None
    limbs = [limb for limb in asked.limbs if limb.mover or limb.seconder]
    if len({(limb.document_id, limb.item, limb.mover) for limb in limbs}) != 1:
        return None
    limb = limbs[0]
    told = limb.seconder if seconds else limb.mover
    if (
        told is None
        or any(person.is_same(told) for person in people)
        or _is_named(plan, surname_of(told))
    ):
        return None
    what = "seconded" if seconds else "moved"
    text = f"{told.label} {what} it{on_day(limb)}: “{words_of_limb(limb)}”"
    other = limb.mover if seconds else limb.seconder
    if other is not None:
        done = "moved" if seconds else "seconded"
        text = f"{told.label} {what} it and {other.label} {done} it{on_day(limb)}: “{words_of_limb(limb)}”"
    claim = dated_claim(text, limb, proofs_of(limb, ledger))
    return Reckoned(AnswerStatus.ANSWERED, (claim,), "another person moved it")


def _is_named(plan: Plan, surname: str | None) -> bool:
    return surname in {person.lower() for person in named_people(plan)}


def _cancelled(question: str, ledger: Ledger) -> Reckoned | None:
    """Return that a meeting did not take place, where what it decided is asked."""
    if not re.search(
        r"(?i)\b(?:decid|resolv|agree|approv|vot|discuss|decision|happen|cancel|called off)\w*",
        question,
    ) or _PLANNED.search(question):
        return None
    meetings = [m for m in ledger.records(Meeting) if m.day is not None]
    days = days_asked(question, {m.day for m in meetings if m.day})
    if days is None or not days.is_one_day:
        return None
    on = [m for m in meetings if days.holds(m.day)]
    off = [m for m in on if m.status in _CANCELLED]
    if not off or len(off) < len(on):
        return None
    meeting = off[0]
    assert meeting.day is not None
    day = written_date(meeting.day)
    value = Computed("day", Operation.LATEST, day, (meeting.record_id,), (meeting.day.isoformat(),))
    text = f"The meeting of {meeting.committee or 'that body'} on {day} was {_CANCELLED[meeting.status]}."
    proof = ledger.proof(meeting.document_id, meeting.span)
    claim = Claim(text, Basis.COMPUTED, (proof,), (value,))
    claims = (claim, *business_moved(off, ledger))
    return Reckoned(AnswerStatus.ANSWERED, claims, "the meeting did not take place")
