"""Corrects a wrong number of recommendations or actions in a question, as the rows prove it."""

from __future__ import annotations

import re
from dataclasses import replace

from assistant.answering.planning import Plan
from assistant.answering.reckoning.ledger import Ledger
from assistant.answering.reckoning.plans.gathering import gather_books
from assistant.answering.reckoning.plans.naming_plans import has_own_name
from assistant.answering.reckoning.reckoned import Claim, Computed, Operation, Reckoned
from assistant.answering.reckoning.recommendations.recommendation_sets import holds_name
from assistant.answering.reckoning.recommendations.recommendation_tables import (
    count_of,
    counted,
    item_proofs,
    named_paper,
    table_of,
)
from assistant.answering.reckoning.recommendations.recommendations_asked import (
    names_asked,
    sets_asked,
)
from assistant.answering.terms import tokens
from assistant.answers import AnswerStatus, Basis
from assistant.dates import written_date

_WORDS = dict(
    zip(
        """two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen
        sixteen seventeen eighteen nineteen twenty""".split(),
        range(2, 21),
        strict=True,
    )
)
_NUMBER = re.compile(
    r"(?i)\b(?:the|all|these|those|its|their|all the|all of the)\s+(?P<number>\d{1,3}|[a-z]+)\s+"
    r"(?P<noun>recommendations|actions)\b(?!\s+(?:accepted|rejected|for|to|that|which|on|about|due|led|rated|left"
    r"|outstanding|overdue|complete|open|still|without|with|under|remaining))"
)


def wrong_number(plan: Plan, ledger: Ledger) -> Reckoned | None:
    """Return the number that the rows give, where a question states another for all of them."""
    match = _NUMBER.search(plan.standalone)
    if match is None:
        return None
    word = match["number"].lower()
    number = int(word) if word.isdigit() else _WORDS.get(word)
    if number is None:
        return None
    if match["noun"].lower() == "recommendations":
        return _recommendations(plan, ledger, number)
    return _actions(plan, ledger, number)


def _recommendations(plan: Plan, ledger: Ledger, number: int) -> Reckoned | None:
    asked = sets_asked(_without(plan), ledger)
    if asked is None or len(asked.sets) != 1 or asked.topic or not asked.named:
        return None
    (each,) = asked.sets
    if len(each.items) == number or str(number) in {item.number for item in each.items}:
        return None
    proofs = tuple(proof for item in each.items for proof in item_proofs(item, ledger))
    text = (
        f"The {named_paper(each)} makes {counted(len(each.items), each.kind)}, not {_said(plan)}."
    )
    told = Computed("asked", Operation.SUM, str(number), operands=(str(number),))
    claim = Claim(text, Basis.COMPUTED, proofs, (count_of(each.items), told))
    return Reckoned(
        AnswerStatus.ANSWERED,
        (claim,),
        "another number of recommendations",
        (table_of(each, ledger),),
    )


def _actions(plan: Plan, ledger: Ledger, number: int) -> Reckoned | None:
    names = names_asked(plan)
    books = [
        book
        for book in gather_books(ledger)
        if has_own_name(book.versions[0].plan.title)
        and (names or set(book.words) <= set(tokens(plan.standalone)))
        and all(holds_name(book.versions[-1].plan.title, name) for name in names)
        and set(book.words) <= set(tokens(plan.standalone))
    ]
    if len(books) != 1:
        return None
    (book,) = books
    known = {len(version.rows) for version in book.versions}
    known |= {total.number for version in book.versions for total in version.totals}
    if number in known:
        return None
    newest = book.versions[-1]
    rows = tuple(row.record_id for row in newest.rows)
    count = Computed("actions", Operation.COUNT, str(len(set(rows))), rows)
    told = Computed("asked", Operation.SUM, str(number), operands=(str(number),))
    values, when = [count, told], ""
    if newest.position:
        written = written_date(newest.position)
        values.append(
            Computed("position", Operation.LATEST, written, (), (newest.position.isoformat(),))
        )
        when = f" at {written}"
    text = f"The {book.name} lists {len(set(rows))} actions{when}, not {_said(plan)}."
    proofs = tuple(ledger.proof(row.document_id, row.span) for row in newest.rows)
    return Reckoned(
        AnswerStatus.ANSWERED,
        (Claim(text, Basis.COMPUTED, proofs, tuple(values)),),
        "another number of actions",
    )


def _said(plan: Plan) -> str:
    match = _NUMBER.search(plan.standalone)
    return match["number"].lower() if match else ""


def _without(plan: Plan) -> Plan:
    """Return a plan without the number that its question states."""
    match = _NUMBER.search(plan.standalone)
    if match is None:
        return plan
    start, end = match.span("number")
    return replace(plan, standalone=f"{plan.standalone[:start]}{plan.standalone[end:]}")
