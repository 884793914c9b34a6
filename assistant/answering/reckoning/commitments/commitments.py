"""Answers from undertakings: what was promised, by whom, by when, and what later papers show."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from assistant.answering.planning import Plan
from assistant.answering.reckoning.asked.quoting import day_value, in_sentence, kept_short
from assistant.answering.reckoning.asked.scopes import Lists
from assistant.answering.reckoning.commitments import commitments_wording as wording
from assistant.answering.reckoning.commitments.commitments_asking import (
    AboutPromises,
    about_promises,
)
from assistant.answering.reckoning.commitments.commitments_followed import (
    Followed,
    Follower,
    Outcome,
)
from assistant.answering.reckoning.commitments.commitments_found import (
    FoundPromises,
    find_commitments,
)
from assistant.answering.reckoning.commitments.commitments_points import point_of
from assistant.answering.reckoning.commitments.commitments_telling import (
    led_by_claims,
    outcome_claims,
    promise_claim,
    table_of,
    who_gave,
)
from assistant.answering.reckoning.commitments.log_rows import (
    log_rows,
    row_about,
    row_claim,
    row_of,
)
from assistant.answering.reckoning.ledger import Ledger
from assistant.answering.reckoning.reckoned import (
    Claim,
    Computed,
    Operation,
    Point,
    Proof,
    Reckoned,
)
from assistant.answers import AnswerStatus, Basis
from assistant.council import Commitment
from assistant.dates import written_date

_TOLD_IN_SENTENCES = 2
_MOST_POINTS = 3
# Looking one up takes some milliseconds; the newest come first.
_MOST_FOLLOWED = 60
_OFFICERS = re.compile(r"(?i)\bofficers?\b(?! group)")
_MEMBERS = re.compile(
    r"(?i)\b(?:did|has|have|by|from) (?:the |our |any )?(?:members|councillors|cllrs)\b"
    r"(?! (?:ever |yet |actually )*(?:get|got|receive[d]?|see|seen|hear|heard|given|been|had?|have)\b)"
)
_NOT_SEEN = (Outcome.NONE, Outcome.MENTIONED)


def reckon_commitments(plan: Plan, ledger: Ledger) -> Reckoned | None:
    """Return what undertakings tell of a question about promises; None where it is another."""
    wanted = about_promises(plan.standalone)
    if wanted is None or plan.press:
        return None
    officers = _OFFICERS.search(plan.standalone) is not None
    members = _MEMBERS.search(plan.standalone) is not None
    closely = wanted is not AboutPromises.CAME
    found = find_commitments(plan, ledger, officers=officers, members=members, closely=closely)
    if found is None:
        return None
    scope = found.scope
    if wanted is AboutPromises.CAME and not (scope.topic or scope.days or scope.people):
        return None
    if found.others:
        return _corrected_premise(plan, found, ledger)
    follower = Follower(ledger)
    followed = [follower.follow(each) for each in found.commitments[-_MOST_FOLLOWED:]]
    if wanted is AboutPromises.OPEN:
        followed = [each for each in followed if each.outcome in _NOT_SEEN]
    if not followed:
        return None
    if len(followed) <= _TOLD_IN_SENTENCES and wanted is not AboutPromises.OPEN:
        return _told(wanted, followed, ledger)
    return _listed(wanted, followed, ledger, cut=len(found.commitments) > _MOST_FOLLOWED)


def _corrected_premise(plan: Plan, found: FoundPromises, ledger: Ledger) -> Reckoned | None:
    """Return the correction of a question that gives somebody what another undertook."""
    one, person = found.others[0], found.scope.people[0]
    if one.who is None or len({who_gave(each) for each in found.others}) > 1:
        return None
    if not Lists(ledger).is_other(person, one.who, one.committee, one.day):
        return None
    asked = plan.standalone[person.start : person.end]
    asked = asked.title() if person.surname else f"the {asked}"
    on = written_date(one.day) if one.day else ""
    text = wording.not_that_person(asked, in_sentence(who_gave(one)), on)
    days = (day_value(one.day),) if one.day else ()
    proof = Proof(one.document_id, one.span)
    followed = Follower(ledger).follow(one)
    claims = (
        Claim(text, Basis.COMPUTED, (proof,), days),
        promise_claim(one, ledger),
        *outcome_claims(followed, ledger),
    )
    return Reckoned(AnswerStatus.ANSWERED, kept_short(claims), "the question names another person")


def _told(wanted: AboutPromises, followed: Sequence[Followed], ledger: Ledger) -> Reckoned:
    claims: list[Claim] = []
    for each in followed:
        logged = _logged(each.commitment, ledger)
        claims.append(promise_claim(each.commitment, ledger))
        claims += led_by_claims(each.commitment, Follower(ledger))
        if logged is None or each.outcome is Outcome.REPORTED:
            claims += outcome_claims(each, ledger)
        claims += [] if logged is None else [logged]
    short = kept_short(claims)
    cut = len(followed) > 1 and len(short) < len(claims)
    tables = (table_of(followed, ledger),) if cut else ()
    claims = [*short, *_corrections([each.commitment for each in followed], ledger)]
    status = status_of(wanted, followed)
    points = tuple(_points(followed, ledger))
    return Reckoned(status, tuple(claims), f"undertakings: {wanted.value}", tables, points)


def _logged(commitment: Commitment, ledger: Ledger) -> Claim | None:
    """Return what scrutiny's own log shows of an undertaking, None where it lists none such."""
    rows = log_rows(ledger)
    asked = [row_of(each, rows) for each in Follower(ledger).led_by(commitment)] if rows else []
    row = next((each for each in asked if each), None)
    row = row or row_about(commitment.what.text, commitment.day, rows)
    return None if row is None else row_claim(row, ledger)


def status_of(wanted: AboutPromises, followed: Sequence[Followed]) -> AnswerStatus:
    """Return how far the papers answer: whether a thing came is open until a paper says so."""
    came = all(each.outcome is Outcome.REPORTED for each in followed)
    if wanted is AboutPromises.CAME and not came:
        return AnswerStatus.PARTLY_ANSWERED
    return AnswerStatus.ANSWERED


def _listed(
    wanted: AboutPromises, followed: Sequence[Followed], ledger: Ledger, *, cut: bool
) -> Reckoned:
    """Return many undertakings as a table; `cut` says that older ones were left out."""
    days = sorted(each.commitment.day for each in followed if each.commitment.day)
    values = [_count("undertakings", followed)]
    ends = [day_value(days[0], "first"), day_value(days[-1], "last")] if days else []
    noun = "undertaking" if len(followed) == 1 else "undertakings"
    outcome = "" if wanted is AboutPromises.OPEN else "".join(_outcomes(followed, values))
    first, last = (ends[0].value, ends[-1].value) if ends else ("", "")
    if wanted is AboutPromises.OPEN:
        text = wording.lead_of_open(values[0].value, noun, first, last)
    else:
        text = wording.lead_of_some(values[0].value, noun, first, last, outcome)
    proofs = tuple(
        Proof(each.commitment.document_id, each.commitment.span)
        for each in (followed[0], followed[-1])
    )
    lead = Claim(text, Basis.COMPUTED, tuple(dict.fromkeys(proofs)), (*values, *ends))
    newest = (Claim(wording.NEWEST_ONLY, Basis.NOTICE),) if cut else ()
    claims = (lead, *newest, *_corrections([each.commitment for each in followed], ledger))
    return Reckoned(
        status_of(wanted, followed),
        claims,
        f"undertakings: {wanted.value}",
        (table_of(followed, ledger),),
        tuple(_points(followed, ledger)),
    )


def _outcomes(followed: Sequence[Followed], values: list[Computed]) -> Iterator[str]:
    """Yield how many were reported back, and put the count among `values`."""
    back = [each for each in followed if each.outcome is Outcome.REPORTED]
    if back:
        count = _count("reported back", back)
        values.append(count)
        yield f" Later papers report on {count.value} of them."


def _count(name: str, followed: Sequence[Followed]) -> Computed:
    rows = tuple(each.commitment.record_id for each in followed)
    return Computed(name, Operation.COUNT, str(len(set(rows))), rows)


def _points(followed: Sequence[Followed], ledger: Ledger) -> list[Point]:
    found = [point_of(each, ledger) for each in reversed(followed) if each.outcome in _NOT_SEEN]
    return [point for point in found if point is not None][:_MOST_POINTS]


def _corrections(commitments: Sequence[Commitment], ledger: Ledger) -> list[Claim]:
    if any(ledger.is_corrected(each.record_id) for each in commitments):
        return [Claim(wording.CORRECTED, Basis.NOTICE)]
    return []
