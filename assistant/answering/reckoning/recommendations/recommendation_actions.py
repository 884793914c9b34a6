"""Answers which actions carry out a recommendation, where a paper links them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from assistant.actions import ActionItem
from assistant.answering.planning import Plan
from assistant.answering.reckoning.ledger import Ledger
from assistant.answering.reckoning.plans.actions import is_complete
from assistant.answering.reckoning.plans.gathering import gather_books
from assistant.answering.reckoning.plans.naming_plans import plan_words
from assistant.answering.reckoning.plans.row_matching import match_rows
from assistant.answering.reckoning.plans.row_tables import DUE, LEAD, STATUS, cell_of
from assistant.answering.reckoning.plans.versions import PlanBook, Version
from assistant.answering.reckoning.reckoned import (
    Claim,
    Computed,
    Operation,
    Proof,
    Reckoned,
    ReckonedRow,
    ReckonedTable,
)
from assistant.answering.reckoning.recommendations.recommendation_sets import (
    RecommendationSet,
    plain_number,
)
from assistant.answering.reckoning.recommendations.recommendation_tables import (
    corrected,
    counted,
    named_paper,
)
from assistant.answering.reckoning.recommendations.recommendations import numbered
from assistant.answering.reckoning.recommendations.recommendations_asked import (
    ASKS_RECOMMENDATIONS,
    sets_asked,
)
from assistant.answers import AnswerStatus, Basis
from assistant.council import Recommendation
from assistant.dates import written_date

_ASKS = re.compile(
    r"(?i)\bactions?\b|\bdone\b|\bimplement\w*|\bachieved\b|\bcompleted?\b|\bdeliver\w*|\bfinished\b"
    r"|\b(?:carried|acted) (?:out|up ?on)\b|\bprogress\b|\b(?:happened to|became of|become of)\b|\bmet\b"
    r"|\bfollowed up\b|\bstatus\b"
)
_NO_LINK = "No paper that I searched links these recommendations to actions."
_NO_LINK_ONE = "No paper that I searched links this recommendation to actions."
_CLAIM = "That an action is complete is what the plan says; it does not show its effect."


@dataclass(frozen=True, slots=True)
class Linked:
    """The actions under a recommendation's number, as the newest version that lists them says.

    `pairs` are the row of the version that prints the number, and the newest row.
    """

    version: Version
    newest: Version
    pairs: tuple[tuple[ActionItem, ActionItem], ...]

    @property
    def rows(self) -> tuple[ActionItem, ...]:
        """The newest rows."""
        return tuple(row for _, row in self.pairs)


def reckon_recommendation_actions(plan: Plan, ledger: Ledger) -> Reckoned | None:
    """Return the actions that a paper links to recommendations; that none does, where so."""
    question = plan.standalone
    if not ASKS_RECOMMENDATIONS.search(question) or not _ASKS.search(question):
        return None
    asked = sets_asked(plan, ledger)
    if asked is None or len(asked.sets) != 1 or asked.topic:
        return None
    (each,) = asked.sets
    number = numbered(plan)
    items = [item for item in each.items if number is None or _is(item, number)]
    if not items:
        return None
    linked = linked_rows(each.title, items, gather_books(ledger))
    if linked is None:
        return _not_linked(each, items, ledger)
    return _told(each, items, linked, ledger, one=number is not None)


def _is(item: Recommendation, number: str) -> bool:
    return plain_number(item.number) == plain_number(number)


def linked_rows(
    title: str, items: Sequence[Recommendation], books: Sequence[PlanBook]
) -> Linked | None:
    """Return the rows of the report's own plan, in its newest version that prints the numbers.

    A plan is the report's own where both print the same name: shared topic is no link.
    """
    name = set(plan_words(title))
    numbers = {plain_number(item.number) for item in items if item.number}
    for book in books:
        if set(book.words) != name:
            continue
        for version in reversed(book.versions):
            rows = tuple(row for row in version.rows if recommendation_of(row) in numbers)
            if rows:
                return _brought_up(rows, version, book)
    return None


def _brought_up(rows: Sequence[ActionItem], version: Version, book: PlanBook) -> Linked:
    """Return rows with what the newest version says of them; a row that vanished stays as it was."""
    newest = book.versions[-1]
    now = {id(row): row for row in rows}
    for later in book.versions[book.versions.index(version) + 1 :]:
        for row in rows:
            before = Version(version.document, version.plans, (now[id(row)],))
            pair = next(iter(match_rows(before, later).pairs), None)
            now[id(row)] = later.as_it_stands(pair.new) if pair else now[id(row)]
    return Linked(version, newest, tuple((row, now[id(row)]) for row in rows))


def recommendation_of(row: ActionItem) -> str:
    """Return the number of the recommendation that a row prints as its own; "" without one."""
    own = (row.recommendation_ref or row.recommendation or "").strip()
    match = re.match(r"(?i)(?:recommendation\s*)?(\d+)", own)
    return match.group(1) if match else ""


def _told(
    each: RecommendationSet,
    items: Sequence[Recommendation],
    linked: Linked,
    ledger: Ledger,
    *,
    one: bool,
) -> Reckoned:
    rows = linked.rows
    complete = [row for row in rows if is_complete(row)]
    values = [_count("actions", rows), _count("complete", complete)]
    actions = "action" if len(rows) == 1 else "actions"
    done = f"{len(complete)} of them complete" if complete else "none of them complete"
    which = f"recommendation {items[0].number}" if one else "its recommendations"
    when = ""
    if linked.newest.position:
        day = linked.newest.position
        written = written_date(day)
        values.append(Computed("position", Operation.LATEST, written, (), (day.isoformat(),)))
        when = f" at {written}"
    text = f"The plan lists {len(rows)} {actions} under {which}{when}, {done}."
    proofs = (*_row_proofs(rows, ledger), *_proofs(items, ledger))
    claims = [Claim(text, Basis.COMPUTED, proofs, tuple(values))]
    claims += corrected((row.record_id for row in rows), ledger)
    if len(rows) == len(complete):
        claims.append(Claim(_CLAIM, Basis.NOTICE))
    table = _table(linked, ledger)
    return Reckoned(AnswerStatus.ANSWERED, tuple(claims), "linked actions", (table,))


def _table(linked: Linked, ledger: Ledger) -> ReckonedTable:
    rows = tuple(
        ReckonedRow(
            (
                recommendation_of(first),
                row.ref or first.ref or "–",
                row.action,
                cell_of(ledger, row if row.leads else first, LEAD),
                cell_of(ledger, row, DUE),
                cell_of(ledger, row, STATUS),
            ),
            _row_proofs((row, first), ledger),
        )
        for first, row in linked.pairs
    )
    columns = ("Recommendation", "Action", "What", "Lead", "By when", "Status")
    return ReckonedTable(f"Linked actions: {linked.newest.plan.title}", columns, rows)


def _not_linked(
    each: RecommendationSet, items: Sequence[Recommendation], ledger: Ledger
) -> Reckoned:
    """Return that nothing links recommendations to actions, after what they are."""
    value = Computed(
        "recommendations", Operation.COUNT, str(len(items)), tuple(i.record_id for i in items)
    )
    made = counted(len(items), each.kind)
    text = f"What was asked for stands in the {named_paper(each)}: {made}."
    notice = _NO_LINK_ONE if len(items) == 1 else _NO_LINK
    claims = (
        Claim(notice, Basis.NOTICE),
        Claim(text, Basis.COMPUTED, _proofs(items, ledger), (value,)),
    )
    return Reckoned(AnswerStatus.NOT_IN_PAPERS, claims, "no linked actions")


def _proofs(items: Sequence[Recommendation], ledger: Ledger) -> tuple[Proof, ...]:
    return tuple(ledger.proof(item.document_id, item.span) for item in items)


def _row_proofs(rows: Sequence[ActionItem], ledger: Ledger) -> tuple[Proof, ...]:
    return tuple(ledger.proof(row.document_id, row.span) for row in rows)


def _count(name: str, rows: Sequence[ActionItem]) -> Computed:
    ids = tuple(row.record_id for row in rows)
    return Computed(name, Operation.COUNT, str(len(set(ids))), ids)
