"""Answers from exchanges: what was asked, by whom, and whether the papers record an answer."""

from __future__ import annotations

from collections.abc import Sequence

from assistant.answering.planning import Plan
from assistant.answering.reckoning import exchanges_wording as wording
from assistant.answering.reckoning.exchanges_asking import (
    HOW_MANY,
    LAST_TIME,
    AboutAsking,
    about_asking,
)
from assistant.answering.reckoning.exchanges_found import (
    ANSWERED,
    PARTLY,
    FoundExchanges,
    exchanges_of,
    find_exchanges,
    is_part_of_one,
    later_answer,
    never_asked,
)
from assistant.answering.reckoning.exchanges_telling import (
    asked_by,
    asking_claim,
    days_of,
    how_answered,
    point_of,
    reply_claims,
    short_fall,
    table_of,
    when_and_where,
)
from assistant.answering.reckoning.ledger import Ledger
from assistant.answering.reckoning.quoting import (
    day_value,
    in_sentence,
    kept_short,
    quoted,
    whole_sentence,
)
from assistant.answering.reckoning.reckoned import (
    Claim,
    Computed,
    Operation,
    Point,
    Proof,
    Reckoned,
)
from assistant.answers import AnswerStatus, Basis
from assistant.council import Exchange
from assistant.dates import written_date

_TOLD_IN_SENTENCES = 2
_ABOUT_ANSWERS = (AboutAsking.ANSWERED, AboutAsking.REPLY, AboutAsking.BEFORE)
_MOST_POINTS = 3


def reckon_exchanges(plan: Plan, ledger: Ledger) -> Reckoned | None:
    """Return what exchanges tell of a question about what was asked; None where it is another."""
    wanted = about_asking(plan.standalone)
    if wanted is None or plan.press:
        return None
    found = find_exchanges(plan, ledger)
    if found is None and wanted is AboutAsking.BEFORE and never_asked(plan, ledger):
        claim = Claim(wording.NONE_FOUND, Basis.NOTICE)
        return Reckoned(AnswerStatus.NOT_IN_PAPERS, (claim,), "no exchange holds a word of it")
    if found is None or (found.scope.is_open and wanted is not AboutAsking.UNANSWERED):
        return None
    if found.others:
        return _corrected_premise(found, ledger)
    exchanges = _meant(wanted, plan, found)
    if not exchanges:
        return None
    held = exchanges_of(ledger)
    later = [later_answer(each, held) for each in exchanges]
    if wanted is AboutAsking.UNANSWERED:
        return _unanswered(exchanges, later, ledger)
    if len(exchanges) <= _TOLD_IN_SENTENCES:
        return _told(wanted, exchanges, later, ledger)
    return _listed(
        wanted,
        found,
        exchanges,
        later,
        ledger,
        counted=HOW_MANY.search(plan.standalone) is not None,
    )


def _meant(wanted: AboutAsking, plan: Plan, found: FoundExchanges) -> list[Exchange]:
    exchanges = list(found.exchanges)
    if LAST_TIME.search(plan.standalone):
        newest = max(days_of(exchanges), default=None)
        exchanges = [each for each in exchanges if each.day == newest]
    if wanted is AboutAsking.UNANSWERED:
        exchanges = [
            e for e in exchanges if not e.topic and e.answer_class not in (*ANSWERED, *PARTLY)
        ]
    return exchanges


def _corrected_premise(found: FoundExchanges, ledger: Ledger) -> Reckoned | None:
    """Return the correction of a question that gives somebody what another asked."""
    one, person = found.others[0], found.scope.people[0]
    if person.surname is None or one.day is None or not one.askers:
        return None
    if len({asked_by(each) for each in found.others}) > 1:
        return None
    asked = " ".join(
        each for each in ((person.title or "").title(), person.surname.title()) if each
    )
    text = wording.not_that_person(asked, in_sentence(asked_by(one)), written_date(one.day))
    claims = [
        Claim(text, Basis.COMPUTED, (Proof(one.document_id, one.question),), (day_value(one.day),)),
        asking_claim(one, ledger),
        *reply_claims(one),
    ]
    return Reckoned(AnswerStatus.ANSWERED, kept_short(claims), "the question names another asker")


def _told(
    wanted: AboutAsking,
    exchanges: Sequence[Exchange],
    later: Sequence[Exchange | None],
    ledger: Ledger,
) -> Reckoned:
    """Return one or two exchanges in sentences, question and reply quoted."""
    claims: list[Claim] = []
    again = {other.record_id for other in later if other is not None}
    told = [
        (e, other) for e, other in zip(exchanges, later, strict=True) if e.record_id not in again
    ]
    if len(told) == _TOLD_IN_SENTENCES and is_part_of_one(told[0][0], told[1][0]):
        return _told_in_parts(wanted, exchanges, later, ledger)
    for number, (each, other) in enumerate(told):
        if number == 0 and wanted in _ABOUT_ANSWERS:
            claims.append(_verdict(each, other, ledger))
            claims.append(
                _question_only(each, ledger) if each.askers else asking_claim(each, ledger)
            )
        else:
            claims.append(asking_claim(each, ledger))
        claims += reply_claims(each, 60 // len(told) + 15)
        if other is not None:
            claims.append(asking_claim(other, ledger))
            claims += reply_claims(other, 40)
    claims = [*kept_short(claims), *_corrections(exchanges, ledger)]
    status = status_of(exchanges, later) if wanted in _ABOUT_ANSWERS[:2] else AnswerStatus.ANSWERED
    points = tuple(_points(exchanges, later, ledger))
    return Reckoned(status, tuple(claims), f"exchanges: {wanted.value}", points=points)


def _told_in_parts(
    wanted: AboutAsking,
    exchanges: Sequence[Exchange],
    later: Sequence[Exchange | None],
    ledger: Ledger,
) -> Reckoned:
    """Return the two parts of one question, quoted as one sentence, and each part's reply."""
    first, second = exchanges[0], exchanges[-1]
    text = f"Asked{when_and_where(first, ledger)} by {in_sentence(asked_by(first)) or 'a member'}"
    text += wording.in_parts([how_answered(e, o) for e, o in zip(exchanges, later, strict=True)])
    days = [each.day for each in (first, *(o for o in later if o is not None)) if each.day]
    proofs = tuple(Proof(each.document_id, each.question) for each in (first, second))
    lead = Claim(text, Basis.COMPUTED, proofs, tuple(day_value(day) for day in days))
    replies = [c for e, n in ((first, 35), (second, 35)) for c in reply_claims(e, n)]
    claims = [
        *kept_short([lead, _question_only(second, ledger), *replies]),
        *_corrections(exchanges, ledger),
    ]
    status = status_of(exchanges, later) if wanted in _ABOUT_ANSWERS[:2] else AnswerStatus.ANSWERED
    points = tuple(_points(exchanges, later, ledger))
    return Reckoned(status, tuple(claims), f"exchanges: {wanted.value}", points=points)


def _verdict(exchange: Exchange, later: Exchange | None, ledger: Ledger) -> Claim:
    """Return the lead: asked when, by whom, and how far that was answered."""
    who = in_sentence(asked_by(exchange)) or "a member"
    text = f"Asked{when_and_where(exchange, ledger)} by {who}"
    values = [day_value(exchange.day, "asked on")] if exchange.day else []
    proofs = [Proof(exchange.document_id, exchange.question)]
    proofs += [Proof(exchange.document_id, reply.span) for reply in exchange.replies]
    lacks = short_fall(exchange)
    if later is not None and later.day is not None:
        text += f"; answered when it was asked again, on {written_date(later.day)}."
        values.append(day_value(later.day, "asked again on"))
        proofs.append(Proof(later.document_id, later.question))
    elif not lacks:
        text += ", and answered."
    else:
        text += f". {lacks}"
    return Claim(text, Basis.COMPUTED, tuple(proofs), tuple(values))


def _question_only(exchange: Exchange, ledger: Ledger) -> Claim:
    sentence = whole_sentence(exchange.question, exchange.document_id, ledger)
    return quoted("The question: {}", sentence, exchange.document_id)


def status_of(exchanges: Sequence[Exchange], later: Sequence[Exchange | None]) -> AnswerStatus:
    """Return how far exchanges were answered, at once or later."""
    best = [other or each for each, other in zip(exchanges, later, strict=True)]
    if all(each.topic and not each.replies for each in best):
        return AnswerStatus.NOT_IN_PAPERS
    classes = {each.answer_class for each in best if each.replies or not each.topic}
    if classes <= set(ANSWERED):
        return AnswerStatus.ANSWERED
    if classes & {*ANSWERED, *PARTLY}:
        return AnswerStatus.PARTLY_ANSWERED
    return AnswerStatus.ASKED_NOT_ANSWERED


def _listed(
    wanted: AboutAsking,
    found: FoundExchanges,
    exchanges: Sequence[Exchange],
    later: Sequence[Exchange | None],
    ledger: Ledger,
    *,
    counted: bool,
) -> Reckoned:
    """Return many exchanges as a table; what one person asked is listed and never counted."""
    person = found.scope.people
    days = days_of(exchanges)
    values = [
        day_value(day, name)
        for day, name in zip((days[0], days[-1]), ("first", "last"), strict=True)
    ]
    first, last = (value.value for value in values)
    if person:
        text = wording.lead_of_person(_name_of(exchanges, found), first, last, "")
    else:
        count = _count("questions", exchanges)
        answered = (
            _answered_of(exchanges, later, values)
            if wanted in _ABOUT_ANSWERS or not counted
            else ""
        )
        text = wording.lead_of_some(count.value, first, last, "", answered)
        values.append(count)
    proofs = (Proof(exchanges[0].document_id, exchanges[0].question),
              Proof(exchanges[-1].document_id, exchanges[-1].question))  # fmt: skip
    claims = (Claim(text, Basis.COMPUTED, proofs, tuple(values)), *_corrections(exchanges, ledger))
    status = status_of(exchanges, later) if wanted in _ABOUT_ANSWERS[:2] else AnswerStatus.ANSWERED
    table = table_of(exchanges, later)
    points = tuple(_points(exchanges, later, ledger))
    return Reckoned(status, claims, f"exchanges: {wanted.value}", (table,), points)


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
    exchanges: Sequence[Exchange], later: Sequence[Exchange | None], values: list[Computed]
) -> str:
    """Return how many were answered, then or later, and put the counts among `values`."""
    best = [(each, other or each) for each, other in zip(exchanges, later, strict=True)]
    whole = [each for each, b in best if b.answer_class in ANSWERED]
    partly = [each for each, b in best if b.answer_class in PARTLY]
    left = [each for each in exchanges if each not in whole and each not in partly]
    parts = []
    for name, some in (("answered", whole), ("answered in part", partly), ("not answered", left)):
        if some:
            count = _count(name, some)
            values.append(count)
            parts.append(f"{count.value} {name}")
    return f" In the papers: {', '.join(parts)}."


def _unanswered(
    exchanges: Sequence[Exchange], later: Sequence[Exchange | None], ledger: Ledger
) -> Reckoned:
    """Return the questions to which no answer is recorded; those answered later are marked."""
    still = [each for each, other in zip(exchanges, later, strict=True) if other is None]
    count = _count("not answered", exchanges)
    values = [count]
    text = f"{count.value} question{'s' if count.value != '1' else ''} had no answer at the meeting"
    if len(still) < len(exchanges):
        open_still = _count("without an answer in any later paper", still)
        values.append(open_still)
        text += f"; {open_still.value} of them have none in later exchanges either"
    proofs = tuple(Proof(each.document_id, each.question) for each in exchanges[:1])
    claims = (
        Claim(f"{text}.", Basis.COMPUTED, proofs, tuple(values)),
        *_corrections(exchanges, ledger),
    )
    table = table_of(exchanges, later, wording.TITLE_UNANSWERED)
    return Reckoned(AnswerStatus.ANSWERED, claims, "exchanges: not answered", (table,),
                    tuple(_points(exchanges, later, ledger)))  # fmt: skip


def _points(
    exchanges: Sequence[Exchange], later: Sequence[Exchange | None], ledger: Ledger
) -> list[Point]:
    found = [
        point_of(e, ledger) for e, other in zip(exchanges, later, strict=True) if other is None
    ]
    newest = [point for point in reversed(found) if point is not None]
    return newest[:_MOST_POINTS]


def _corrections(exchanges: Sequence[Exchange], ledger: Ledger) -> list[Claim]:
    if any(ledger.is_corrected(each.record_id) for each in exchanges):
        return [Claim(wording.CORRECTED, Basis.NOTICE)]
    return []
