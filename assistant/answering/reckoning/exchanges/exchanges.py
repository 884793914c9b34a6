"""Answers from exchanges: what was asked, by whom, and whether the papers record an answer."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from assistant.answering.planning import Plan
from assistant.answering.reckoning.asked.quoting import (
    day_value,
    in_sentence,
    joined,
    kept_short,
)
from assistant.answering.reckoning.asked.scopes import Lists
from assistant.answering.reckoning.exchanges import exchanges_wording as wording
from assistant.answering.reckoning.exchanges.exchanges_asking import (
    COUNTS,
    FIRST_TIME,
    GOT_FIGURE,
    HOW_MANY,
    LAST_TIME,
    PUBLIC,
    WHAT,
    WRITTEN,
    AboutAsking,
    holds_count,
)
from assistant.answering.reckoning.exchanges.exchanges_few import (
    ABOUT_ANSWERS,
    FEW,
    LED_BY_VERDICT,
    corrections_of,
    newest_of,
    points_of,
    status_of,
    tell_few,
)
from assistant.answering.reckoning.exchanges.exchanges_found import (
    ANSWERED,
    PARTLY,
    FoundExchanges,
    find_exchanges,
    never_asked,
    with_siblings,
)
from assistant.answering.reckoning.exchanges.exchanges_held import exchanges_of, held_in
from assistant.answering.reckoning.exchanges.exchanges_later import (
    LaterAnswer,
    class_of,
    later_answer,
)
from assistant.answering.reckoning.exchanges.exchanges_pairs import Reading, readings_of
from assistant.answering.reckoning.exchanges.exchanges_telling import (
    asked_by,
    askers_of,
    asking_claim,
    days_of,
    reply_claims,
    table_of,
)
from assistant.answering.reckoning.ledger import Ledger
from assistant.answering.reckoning.reckoned import (
    Claim,
    Computed,
    Operation,
    Proof,
    Reckoned,
)
from assistant.answers import AnswerStatus, Basis
from assistant.council import Exchange
from assistant.dates import written_date

_MOST_ASKERS = 8


def reckon_exchanges(plan: Plan, ledger: Ledger) -> Reckoned | None:
    """Return what exchanges tell of a question about what was asked; None where it is another."""
    if plan.press:
        return None
    read = (_reckon(reading, ledger) for reading in readings_of(plan))
    return next((reckoned for reckoned in read if reckoned is not None), None)


def _reckon(reading: Reading, ledger: Ledger) -> Reckoned | None:
    plan, wanted = reading.plan, reading.wanted
    found = find_exchanges(plan, ledger)
    if reading.named and (found is None or not found.scope.people or found.others):
        return None
    if found is None and wanted is AboutAsking.BEFORE and never_asked(plan, ledger):
        claim = Claim(wording.NONE_FOUND, Basis.NOTICE)
        return Reckoned(AnswerStatus.NOT_IN_PAPERS, (claim,), "no exchange holds a word of it")
    some = WRITTEN.search(plan.standalone) or PUBLIC.search(plan.standalone)
    before = wanted is AboutAsking.BEFORE and WHAT.match(plan.standalone)
    last_time = wanted is AboutAsking.ANSWERED and LAST_TIME.search(plan.standalone)
    listed = wanted is AboutAsking.LIST or before or last_time
    if found is not None and found.scope.is_open and listed and not some:
        return _of_newest(found, ledger)
    if found is None or (found.scope.is_open and wanted is not AboutAsking.UNANSWERED and not some):
        return None
    if found.others:
        return _corrected_premise(found, ledger)
    exchanges = _meant(wanted, plan, found)
    if not exchanges:
        return None
    held = exchanges_of(ledger)
    if wanted is AboutAsking.LIST and not found.scope.people:
        exchanges = with_siblings(exchanges, held)
    later = [later_answer(each, held_in(ledger), ledger) for each in exchanges]
    if wanted is AboutAsking.UNANSWERED:
        return _unanswered(exchanges, later, ledger)
    many = not found.scope.people or len(exchanges) > FEW
    if many and _lacks_the_figure(wanted, plan, exchanges, later):
        return None
    if len(exchanges) <= FEW:
        return tell_few(wanted, exchanges, later, ledger)
    return _listed(
        wanted,
        found,
        exchanges,
        later,
        ledger,
        counted=HOW_MANY.search(plan.standalone) is not None,
    )


def _of_newest(found: FoundExchanges, ledger: Ledger) -> Reckoned:
    """Return the questions of the newest meeting, or of the only paper, where none is named."""
    papers = {each.document_id for each in found.exchanges}
    newest = max(days_of(found.exchanges), default=None)
    kept = [each for each in found.exchanges if len(papers) == 1 or each.day == newest]
    later = [later_answer(each, held_in(ledger), ledger) for each in kept]
    told = _listed(AboutAsking.LIST, found, kept, later, ledger, counted=False)
    if len(papers) == 1:
        return told
    notice = Claim(wording.NEWEST, Basis.NOTICE)
    return replace(told, claims=(told.claims[0], notice, *told.claims[1:]))


def _meant(wanted: AboutAsking, plan: Plan, found: FoundExchanges) -> list[Exchange]:
    exchanges = list(found.exchanges)
    if LAST_TIME.search(plan.standalone):
        newest = max(days_of(exchanges), default=None)
        exchanges = [each for each in exchanges if each.day == newest]
    elif FIRST_TIME.search(plan.standalone):
        oldest = min(days_of(exchanges), default=None)
        exchanges = [each for each in exchanges if each.day == oldest]
    if wanted is AboutAsking.UNANSWERED:
        exchanges = [
            e for e in exchanges if not e.topic and e.answer_class not in (*ANSWERED, *PARTLY)
        ]
    return exchanges


def _corrected_premise(found: FoundExchanges, ledger: Ledger) -> Reckoned | None:
    """Return the correction of a question that gives somebody what another asked."""
    one, person = found.others[0], found.scope.people[0]
    if person.surname is None or not one.askers:
        return None
    if len({asked_by(each) for each in found.others}) > 1:
        return None
    lists = Lists(ledger)
    if not all(lists.is_other(person, asker, one.committee, one.day) for asker in one.askers):
        return None
    asked = " ".join(
        each for each in ((person.title or "").title(), person.surname.title()) if each
    )
    on = written_date(one.day) if one.day else ""
    text = wording.not_that_person(asked, in_sentence(asked_by(one)), on)
    days = (day_value(one.day),) if one.day else ()
    claims = [
        Claim(text, Basis.COMPUTED, (Proof(one.document_id, one.question),), days),
        asking_claim(one, ledger),
        *reply_claims(one),
    ]
    return Reckoned(AnswerStatus.ANSWERED, kept_short(claims), "the question names another asker")


def _listed(
    wanted: AboutAsking,
    found: FoundExchanges,
    exchanges: Sequence[Exchange],
    later: Sequence[LaterAnswer | None],
    ledger: Ledger,
    *,
    counted: bool,
) -> Reckoned:
    """Return many exchanges as a table; what one person asked is listed and never counted."""
    person = found.scope.people
    shown: list[Exchange] = []
    days = days_of(exchanges)
    values = [day_value(days[0], "first"), day_value(days[-1], "last")] if days else []
    first, last = (values[0].value, values[1].value) if values else ("", "")
    if person:
        text = wording.lead_of_person(_name_of(exchanges, found), first, last, "")
    else:
        count = _count("questions", exchanges)
        answered = (
            _answered_of(exchanges, later, values)
            if wanted in LED_BY_VERDICT or not counted
            else ""
        )
        askers = askers_of(exchanges) if wanted is AboutAsking.ASKERS else []
        by = (
            f" by {joined([name for name, _ in askers])}" if 0 < len(askers) <= _MOST_ASKERS else ""
        )
        text = wording.lead_of_some(count.value, first, last, by, answered)
        values.append(count)
        shown = [one for _, one in askers]
    ends = (exchanges[0], *shown, exchanges[-1])
    proofs = tuple(dict.fromkeys(Proof(each.document_id, each.question) for each in ends))
    claims = (
        Claim(text, Basis.COMPUTED, proofs, tuple(values)),
        *(
            newest_of(exchanges, ledger)
            if wanted in LED_BY_VERDICT and (person or not counted)
            else ()
        ),
        *corrections_of(exchanges, ledger),
    )
    status = status_of(exchanges, later) if wanted in ABOUT_ANSWERS else AnswerStatus.ANSWERED
    table = table_of(exchanges, later)
    points = tuple(points_of(exchanges, later, ledger))
    return Reckoned(status, claims, f"exchanges: {wanted.value}", (table,), points)


def _lacks_the_figure(
    wanted: AboutAsking,
    plan: Plan,
    exchanges: Sequence[Exchange],
    later: Sequence[LaterAnswer | None],
) -> bool:
    """Return whether a figure is asked for that no reply holds: another paper may give it."""
    if wanted is AboutAsking.ANSWERED and GOT_FIGURE.search(plan.standalone):
        return status_of(exchanges, later) is not AnswerStatus.ANSWERED
    if wanted is not AboutAsking.REPLY or not COUNTS.search(plan.standalone):
        return False
    return not any(holds_count(r.span.text) for each in exchanges for r in each.replies)


def _name_of(exchanges: Sequence[Exchange], found: FoundExchanges) -> str:
    """Return "by Councillor Moss" or "to the Designated Nurse", as the papers print them."""
    person = found.scope.people[0]
    for each in exchanges:
        for asker in each.askers:
            if person.is_same(asker):
                return f"by {in_sentence(asker.printed)}"
        for reply in each.replies:
            if reply.speaker and person.is_same(reply.speaker):
                return f"answered by {in_sentence(reply.speaker.printed)}"
    return f"by {in_sentence(asked_by(exchanges[0]))}"


def _count(name: str, exchanges: Sequence[Exchange]) -> Computed:
    rows = tuple(each.record_id for each in exchanges)
    return Computed(name, Operation.COUNT, str(len(set(rows))), rows)


def _answered_of(
    exchanges: Sequence[Exchange], later: Sequence[LaterAnswer | None], values: list[Computed]
) -> str:
    """Return how many were answered, then or later, and put the counts among `values`."""
    best = [(each, class_of(other or each)) for each, other in zip(exchanges, later, strict=True)]
    topics = [each for each in exchanges if each.topic and not each.replies]
    told = [(each, how) for each, how in best if each not in topics]
    whole = [each for each, how in told if how in ANSWERED]
    partly = [each for each, how in told if how in PARTLY]
    left = [each for each, how in told if how not in (*ANSWERED, *PARTLY)]
    parts = []
    for name, some in zip(wording.SUMS, (whole, partly, left, topics), strict=True):
        if some:
            count = _count(name, some)
            values.append(count)
            parts.append(f"{count.value} {name}")
    return f" In the papers: {', '.join(parts)}."


def _unanswered(
    exchanges: Sequence[Exchange], later: Sequence[LaterAnswer | None], ledger: Ledger
) -> Reckoned:
    """Return the questions to which no answer is recorded; those answered later are marked."""
    still = [each for each, other in zip(exchanges, later, strict=True) if other is None]
    count = _count("not answered", exchanges)
    values = [count]
    text = f"{count.value} question{'s' if count.value != '1' else ''} had no answer at the meeting"
    if len(still) < len(exchanges):
        open_still = _count("without an answer in any later paper", still)
        values.append(open_still)
        have = "has" if len(still) == 1 else "have"
        text += f"; {open_still.value} of them {have} no answer in later papers either"
    proofs = tuple(Proof(each.document_id, each.question) for each in exchanges[:1])
    claims = (
        Claim(f"{text}.", Basis.COMPUTED, proofs, tuple(values)),
        *corrections_of(exchanges, ledger),
    )
    table = table_of(exchanges, later, wording.TITLE_UNANSWERED)
    return Reckoned(AnswerStatus.ANSWERED, claims, "exchanges: not answered", (table,),
                    tuple(points_of(exchanges, later, ledger)))  # fmt: skip
