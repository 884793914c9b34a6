"""Recommendations with what became of them: responses and linked actions, as papers tell."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from assistant.actions import ActionItem
from assistant.answering.reckoning.plans.naming_plans import plan_words
from assistant.answering.reckoning.plans.versions import PlanBook, Version
from assistant.answering.reckoning.recommendations.recommendation_actions import (
    Linked,
    linked_rows,
    recommendation_of,
)
from assistant.answering.reckoning.recommendations.recommendation_sets import (
    kind_of,
    plain_number,
)
from assistant.council import Recommendation, RecommendationKind, Response, ResponseVerdict
from assistant.documents import Document
from assistant.registers.listing import ledger_of, list_records
from assistant.registers.matching import plain, sought_in
from assistant.registers.recommendation_likeness import Likeness
from assistant.registers.remembered import remembered
from assistant.registers.responses import responses_by_recommendation, responses_to_report
from assistant.registers.standings import plan_shelf
from assistant.registers.wanted import Wanted
from assistant.stores.view import View

_OFFICERS = RecommendationKind.OFFICER_TO_COMMITTEE


class State(StrEnum):
    """What the body that was addressed said; `NONE` where no response is on record."""

    ACCEPTED = "accepted"
    PARTLY = "partly"
    REJECTED = "rejected"
    DEFERRED = "deferred"
    NONE = "none"


@dataclass(frozen=True, slots=True)
class LinkedAction:
    """An action that a plan lists under a recommendation, in the last version that lists it."""

    row: ActionItem
    version: Version
    book: PlanBook


@dataclass(frozen=True, slots=True)
class Recommended:
    """A recommendation with what became of it. `kind` says who recommends to whom.

    `plan` is that of its report, by its name, whether or not it links actions to it. `to_report`
    are the responses to the report of one without a number, which no response can name.
    """

    record: Recommendation
    paper: Document
    kind: RecommendationKind
    responses: Sequence[Response]
    to_report: Sequence[Response]
    actions: Sequence[LinkedAction]
    plan: PlanBook | None
    latest: dt.date | None

    @property
    def states(self) -> frozenset[State]:
        """What the responses say; several where papers differ."""
        said = frozenset(_STATES[each.verdict] for each in self.responses)
        return said or frozenset({State.NONE})


_STATES: Mapping[ResponseVerdict, State] = {verdict: State(verdict) for verdict in ResponseVerdict}


@dataclass(frozen=True, slots=True)
class RecommendationsWanted:
    """Which recommendations are wanted; empty or None asks nothing.

    Without a `kind`, those of reviews and of scrutiny: what officers recommend to a
    committee is never listed among them. `review` is the title of the paper's report.
    """

    kind: RecommendationKind | None = None
    review: str | None = None
    addressee: str | None = None
    year: int | None = None
    state: State | None = None
    words: str | None = None


def find_recommendations(view: View, wanted: RecommendationsWanted) -> Sequence[Recommended]:
    """Return the recommendations wanted, newest paper first, in the order of their papers."""
    topics = remembered(view).topics
    sought = sought_in(wanted.words) if wanted.words else frozenset()
    return [
        each
        for each in all_recommended(view)
        if _is_wanted(each, wanted) and sought <= topics.of(each.record)
    ]


def _is_wanted(each: Recommended, wanted: RecommendationsWanted) -> bool:
    kind_fits = each.kind is wanted.kind if wanted.kind else each.kind is not _OFFICERS
    day = each.paper.date.day
    return (
        kind_fits
        and (wanted.review is None or plain(wanted.review) == plain(each.record.source_title))
        and (wanted.addressee is None or plain(wanted.addressee) == _addressee(each))
        and (wanted.year is None or (day is not None and day.year == wanted.year))
        and (wanted.state is None or wanted.state in each.states)
    )


def _addressee(each: Recommended) -> str:
    return plain(bare_body(each.record.addressee or ""))


def bare_body(name: str) -> str:
    """Return a body's name without the article before it.

    >>> bare_body("the Cabinet")
    'Cabinet'
    """
    first, _, rest = name.partition(" ")
    return rest if rest and first.casefold() == "the" else name


def all_recommended(view: View) -> Sequence[Recommended]:
    """Return all recommendations of a view, each once; made once for a state of the papers."""
    return remembered(view).once("recommended", view, lambda held: tuple(_all(held)))


def likeness(view: View) -> Likeness:
    """Return what tells which recommendations of reviews and of scrutiny are alike."""
    return remembered(view).once("alike", view, _likeness)


def _likeness(view: View) -> Likeness:
    return Likeness([e.record for e in all_recommended(view) if e.kind is not _OFFICERS])


def _all(view: View) -> Iterator[Recommended]:
    once: dict[tuple[str, str, str, str], Recommendation] = {}
    for record in list_records(view, Recommendation, Wanted()):
        kind = kind_of(record, view.documents[record.document_id])
        title, number = plain(record.source_title), plain_number(record.number)
        once.setdefault((kind.value, title, number, plain(record.text)), record)
    papers = ledger_of(view, Wanted()).documents
    given = [each for each in view.records(Response) if each.document_id in papers]
    held = responses_by_recommendation(view)
    plans = _plans_by_name(view)
    linked = _linked_actions(view, list(once.values()), plans)
    for (kind_value, *_), record in once.items():
        responses = tuple(r for r in held.get(record.record_id, ()) if r.document_id in papers)
        actions = linked.get(record.record_id, ())
        yield Recommended(
            record=record,
            paper=view.documents[record.document_id],
            kind=RecommendationKind(kind_value),
            responses=responses,
            to_report=(responses_to_report(record, given) if kind_value != _OFFICERS.value else ()),
            actions=actions,
            plan=next(iter(plans.get(frozenset(plan_words(record.source_title)), ())), None),
            latest=_latest(view, record, responses, actions),
        )


def _latest(
    view: View,
    record: Recommendation,
    responses: Sequence[Response],
    actions: Sequence[LinkedAction],
) -> dt.date | None:
    """Return the day of the last paper that tells of a recommendation."""
    ids = [record.document_id, *(each.document_id for each in responses)]
    papers = [view.documents[document_id].date.day for document_id in ids]
    positions = [each.version.position or each.version.document.date.day for each in actions]
    return max((day for day in (*papers, *positions) if day), default=None)


def _plans_by_name(view: View) -> Mapping[frozenset[str], Sequence[PlanBook]]:
    by_name: dict[frozenset[str], list[PlanBook]] = defaultdict(list)
    for book in plan_shelf(view).books:
        by_name[frozenset(book.words)].append(book)
    return by_name


def _linked_actions(
    view: View,
    records: Sequence[Recommendation],
    plans: Mapping[frozenset[str], Sequence[PlanBook]],
) -> Mapping[str, Sequence[LinkedAction]]:
    """Return the actions that a report's own plan lists under its recommendations' numbers."""
    by_report: dict[str, list[Recommendation]] = defaultdict(list)
    for record in records:
        if kind_of(record, view.documents[record.document_id]) is not _OFFICERS:
            by_report[plain(record.source_title)].append(record)
    found: dict[str, Sequence[LinkedAction]] = {}
    for items in by_report.values():
        title = items[0].source_title
        books = plans.get(frozenset(plan_words(title)), [])
        linked = linked_rows(title, items, books)
        if linked is None:
            continue
        by_number = _by_number(linked, books)
        for record in items:
            rows = by_number.get(plain_number(record.number), ())
            if rows:
                found[record.record_id] = rows
    return found


def _by_number(linked: Linked, books: Sequence[PlanBook]) -> Mapping[str, Sequence[LinkedAction]]:
    places = {
        plan.record_id: (version, book)
        for book in books
        if linked.newest in book.versions
        for version in book.versions
        for plan in version.plans
    }
    by_number: dict[str, list[LinkedAction]] = defaultdict(list)
    for first, row in linked.pairs:
        version, book = places[row.plan_id]
        by_number[recommendation_of(first)].append(LinkedAction(row, version, book))
    return by_number
